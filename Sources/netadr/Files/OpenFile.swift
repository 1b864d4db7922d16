#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What kind of thing a path names.
enum FileKind: Hashable, Sendable {
  case regular
  case folder
  case symbolicLink
  /// A device, pipe or socket.
  case special
}

/// What the file system says of a file.
struct FileStatus: Hashable, Sendable {
  /// The kind of the file.
  let kind: FileKind
  /// The size in bytes; of a regular file only.
  let size: Int
  /// The permission bits.
  let permissions: mode_t

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .special
      }
    size = Int(status.st_size)
    permissions = status.st_mode & 0o777
  }
}

/// An open file or folder, closed at the end of its life.
struct OpenFile: ~Copyable {
  /// The file's descriptor.
  let descriptor: CInt

  /// Opens `path`, resolved against `folder` where it is relative.
  ///
  /// - Parameters:
  ///   - path: The path; one that holds a NUL is refused.
  ///   - folder: The descriptor of an open folder; the working folder by default.
  ///   - flags: The `O_…` flags; close-on-exec is added.
  ///   - permissions: The permission bits of a file that this creates, less the umask.
  /// - Throws: Why the file cannot be opened.
  init(
    _ path: String, in folder: CInt = AT_FDCWD, flags: CInt, permissions: mode_t = 0o666
  ) throws(SystemError) {
    try checkName(path)
    descriptor = try retrying {
      unsafe openat(folder, path, flags | O_CLOEXEC | O_NOCTTY, permissions)
    }
  }

  deinit { close(descriptor) }

  /// The status of the open file.
  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try retrying { unsafe fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// Reads to the end, or until `limit` bytes are there.
  func read(upTo limit: Int) throws(SystemError) -> [UInt8] {
    try readBytes(from: descriptor, upTo: limit)
  }

  /// Writes all of `bytes`.
  ///
  /// It does not wait for the device: what is written here can be made anew from the decision file
  /// at any time, and waiting would take longer than all the rest of a run.
  func write(_ bytes: [UInt8]) throws(SystemError) { try writeBytes(bytes, to: descriptor) }
}

/// Reads from a descriptor to the end, or until `limit` bytes are there.
func readBytes(from descriptor: CInt, upTo limit: Int) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while bytes.count < limit {
    let wanted = min(buffer.count, limit - bytes.count)
    let count = try retrying { unsafe read(descriptor, &buffer, wanted) }
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return bytes
}

/// Writes all of `bytes` to a descriptor, in as many calls as it takes.
func writeBytes(_ bytes: [UInt8], to descriptor: CInt) throws(SystemError) {
  var written = 0
  while written < bytes.count {
    let rest = bytes[written...]
    written += try retrying {
      unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }
  }
}

/// The status of `path` below the open folder, nil where nothing is there.
///
/// A symbolic link at the path's end is followed only when `followingLinks` says so.
func status(
  of path: String, in folder: CInt = AT_FDCWD, followingLinks: Bool
) throws(SystemError) -> FileStatus? {
  try checkName(path)
  var status = stat()
  do {
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    _ = try retrying { unsafe fstatat(folder, path, &status, flags) }
  } catch {
    if error.isMissing { return nil }
    throw error
  }
  return FileStatus(status)
}

/// Calls a system function again when a signal interrupted it; throws where it returned -1.
func retrying<Number: SignedInteger>(_ call: () -> Number) throws(SystemError) -> Number {
  while true {
    let result = call()
    if result != -1 { return result }
    let code = errno
    if code != EINTR { throw SystemError(code: code) }
  }
}

/// Refuses a path that C would cut short.
func checkName(_ path: String) throws(SystemError) {
  if path.isEmpty { throw SystemError(code: ENOENT) }
  if path.utf8.contains(0) { throw SystemError(code: EINVAL) }
}
