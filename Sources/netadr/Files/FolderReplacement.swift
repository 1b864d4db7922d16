#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Changed files that lie ready under temporary names.
///
/// Everything that usually fails (space, quota, permission) fails while they are made, and then the
/// folder is as it was. The renames that remain fail only with the device itself.
struct FolderReplacement {
  private var temporaries: [(temporary: String, name: String)] = []

  /// Writes the changes under temporary names.
  ///
  /// - Throws: The failure; nothing of what was made is left.
  init(
    of changes: [FolderComparison.Change], in folder: borrowing OpenFolder
  ) throws(SystemError) {
    var made: [String] = []
    do throws(SystemError) {
      for change in changes {
        for name in change.file.folders where try folder.makeFolder(name) { made.append(name) }
        let name = change.file.name
        let temporary = try folder.writeTemporary(
          change.file.bytes, for: name, permissions: change.status?.permissions)
        temporaries.append((temporary, name))
      }
    } catch {
      for (temporary, _) in temporaries { folder.remove(temporary) }
      for name in made.reversed() { folder.removeFolder(name) }
      throw error
    }
  }

  /// Gives every file its own name, the manifest last.
  ///
  /// - Throws: The failure; each file is then either the old or the new one.
  func finish(in folder: borrowing OpenFolder) throws(SystemError) {
    for (index, entry) in temporaries.enumerated() {
      do {
        try folder.rename(entry.temporary, to: entry.name)
      } catch {
        for (temporary, _) in temporaries[index...] { folder.remove(temporary) }
        throw error
      }
    }
  }
}

/// Runs `body` with the signals that ask a program to end held back until it is done.
///
/// Ctrl-C in the middle of a folder would otherwise leave temporary files.
func holdingSignals<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
  var held = sigset_t()
  var before = sigset_t()
  unsafe sigemptyset(&held)
  for signal in [SIGHUP, SIGINT, SIGTERM] { unsafe sigaddset(&held, signal) }
  unsafe pthread_sigmask(SIG_BLOCK, &held, &before)
  defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
  try body()
}
