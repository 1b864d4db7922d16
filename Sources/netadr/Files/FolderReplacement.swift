#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes all changes under temporary names, then gives every file its own name.
///
/// A failure before the first rename leaves the folder as it was. What can still fail after that
/// is the device itself; then each file is either the old or the new one, and no temporary stays.
func replace(
  _ changes: [FolderComparison.Change], in folder: borrowing OpenFolder
) throws(SystemError) {
  var temporaries: [(temporary: String, name: String)] = []
  var madeFolders: [String] = []
  do {
    for change in changes {
      for name in change.file.folders where try folder.makeFolder(name) { madeFolders.append(name) }
      let name = change.file.name
      let temporary = try folder.writeTemporary(
        change.file.bytes, for: name, permissions: change.status?.permissions)
      temporaries.append((temporary, name))
    }
    while let (temporary, name) = temporaries.first {
      try folder.rename(temporary, to: name)
      temporaries.removeFirst()
    }
  } catch {
    for (temporary, _) in temporaries { folder.remove(temporary) }
    for name in madeFolders.reversed() { folder.removeFolder(name) }
    throw error
  }
  folder.synchronise(below: Set(changes.flatMap(\.file.folders)))
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
