#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open folder: names below it stay its own, whatever becomes of the path that led here.
struct OpenFolder: ~Copyable {
  private let file: OpenFile

  /// Opens the folder at `path`; a symbolic link at its end is refused.
  init(_ path: String) throws(SystemError) {
    file = try OpenFile(path, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
  }

  /// Waits until no other netadr works in this folder, then keeps others out.
  ///
  /// The lock ends with the folder's life. File systems without locks are worked in without one.
  borrowing func lock() {
    _ = try? retrying { flock(file.descriptor, LOCK_EX) }
  }

  /// The status of what `name` names, nil where nothing is there; links are not followed.
  borrowing func status(of name: String) throws(SystemError) -> FileStatus? {
    try netadr.status(of: name, in: file.descriptor, followingLinks: false)
  }

  /// Reads the regular file `name`, at most `limit` bytes of it.
  borrowing func read(_ name: String, upTo limit: Int) throws(SystemError) -> [UInt8] {
    try OpenFile(name, in: file.descriptor, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      .read(upTo: limit)
  }

  /// Writes a new file that no reader looks for.
  ///
  /// - Parameters:
  ///   - bytes: What it holds.
  ///   - name: The file that it shall become; the new one lies in the same folder.
  ///   - permissions: The permission bits to set, or nil for what the umask leaves.
  /// - Returns: The new file's name.
  /// - Throws: The failure; the new file is gone again.
  borrowing func writeTemporary(
    _ bytes: [UInt8], for name: String, permissions: mode_t?
  ) throws(SystemError) -> String {
    let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
    let file = name.dropFirst(folder.count)
    var attempt = 0
    while true {
      // The process id keeps two runs apart; the number, a run from one that was killed. Nothing
      // depends on the name, and it is gone when the run is.
      let temporary = "\(folder).\(file).netadr-\(getpid())-\(attempt).tmp"
      do throws(SystemError) {
        let new = try OpenFile(
          temporary, in: self.file.descriptor, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        do throws(SystemError) {
          if let permissions { _ = fchmod(new.descriptor, permissions) }
          try new.write(bytes)
          return temporary
        } catch {
          try? remove(temporary)
          throw error
        }
      } catch {
        guard error.code == EEXIST, attempt < 10_000 else { throw error }
        attempt += 1
      }
    }
  }

  /// Gives a file another name, in place of what had that name.
  borrowing func rename(_ old: String, to new: String) throws(SystemError) {
    _ = try retrying { unsafe renameat(file.descriptor, old, file.descriptor, new) }
  }

  /// Removes a file; nothing happens where there is none.
  borrowing func remove(_ name: String) throws(SystemError) {
    do {
      _ = try retrying { unsafe unlinkat(file.descriptor, name, 0) }
    } catch {
      guard error.isMissing else { throw error }
    }
  }

  /// Makes the folder `name`; says whether it was not there before.
  borrowing func makeFolder(_ name: String) throws(SystemError) -> Bool {
    do {
      _ = try retrying { unsafe mkdirat(file.descriptor, name, 0o777) }
      return true
    } catch {
      guard error.code == EEXIST else { throw error }
      return false
    }
  }

  /// Removes the folder `name` if it is empty.
  borrowing func removeFolder(_ name: String) {
    _ = unsafe unlinkat(file.descriptor, name, AT_REMOVEDIR)
  }
}

/// Makes the folder at `path` and those above it that are missing.
///
/// - Returns: The folders that were made, outermost first.
/// - Throws: A failure that names the part of the path that is in the way.
func makeFolders(_ path: String) throws(CommandFailure) -> [String] {
  let existing = try naming(path.isEmpty ? "''" : path) { () throws(SystemError) in
    try status(of: path, followingLinks: true)
  }
  if let existing {
    guard existing.kind == .folder else {
      throw CommandFailure(.unusable, "\(path): is not a folder")
    }
    return []
  }
  var made: [String] = []
  let above = path.trimmingTrailingSlashes.split(
    separator: "/", omittingEmptySubsequences: false
  ).dropLast().joined(separator: "/")
  if !above.isEmpty { made = try makeFolders(above) }
  do {
    _ = try retrying { unsafe mkdir(path, 0o777) }
    made.append(path)
  } catch {
    // Another run may have made it in the meantime.
    let now = try? status(of: path, followingLinks: true)
    guard error.code == EEXIST, now?.kind == .folder else {
      removeFolders(made)
      let reason = error.code == EEXIST ? "a symbolic link leads nowhere" : "\(error)"
      throw CommandFailure(.unusable, "\(path): the folder cannot be made: \(reason)")
    }
  }
  return made
}

/// Removes folders made by `makeFolders` that are still empty, innermost first.
func removeFolders(_ made: [String]) {
  for path in made.reversed() { _ = unsafe rmdir(path) }
}

extension String {
  /// The path without the slashes at its end; `/` stays.
  var trimmingTrailingSlashes: String {
    var path = self
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
