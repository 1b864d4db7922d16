import Diagnostics
import Foundation
import Testing

@testable import netadr

/// What `body` fails with, nil when it does not.
func failure(_ body: () throws -> some Any) -> CommandFailure? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? CommandFailure
  }
}

/// The summaries of what `body` fails with; empty when it does not.
func summaries(_ body: () throws -> some Any) -> [String] {
  failure(body)?.diagnostics.map(\.summary) ?? []
}

/// Makes a named pipe.
func makePipe(_ path: String) throws {
  let result = unsafe mkfifo(path, 0o600)
  try #require(result == 0)
}

/// Sets the permission bits of a file.
func setPermissions(_ permissions: mode_t, of path: String) throws {
  let result = unsafe chmod(path, permissions)
  try #require(result == 0)
}

/// A file's identity and the times of its last change, in nanoseconds.
func identity(of path: String) throws -> [Int] {
  var status = stat()
  let result = unsafe lstat(path, &status)
  try #require(result == 0)
  #if os(Linux)
    let (changed, written) = (status.st_ctim, status.st_mtim)
  #else
    let (changed, written) = (status.st_ctimespec, status.st_mtimespec)
  #endif
  return [changed.tv_sec, changed.tv_nsec, written.tv_sec, written.tv_nsec, Int(status.st_ino)]
}
