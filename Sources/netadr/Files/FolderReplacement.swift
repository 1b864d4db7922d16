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
  private var steps: [Step] = []

  private enum Step {
    case rename(temporary: String, to: String)
    case remove(String)
  }

  private var temporaries: [String] {
    steps.compactMap { step in
      if case .rename(let temporary, _) = step { temporary } else { nil }
    }
  }

  /// Writes the changes under temporary names.
  ///
  /// - Throws: The failure; nothing of what was made is left.
  init(
    of changes: [FolderComparison.Change], in folder: borrowing OpenFolder
  ) throws(SystemError) {
    var made: [String] = []
    do throws(SystemError) {
      for change in changes {
        switch change {
        case .write(let file, let status):
          for name in file.folders where try folder.makeFolder(name) { made.append(name) }
          let temporary = try folder.writeTemporary(
            file.bytes, for: file.name, permissions: status?.permissions)
          steps.append(.rename(temporary: temporary, to: file.name))
        case .remove(let name):
          steps.append(.remove(name))
        }
      }
    } catch {
      for temporary in temporaries { try? folder.remove(temporary) }
      for name in made.reversed() { folder.removeFolder(name) }
      throw error
    }
  }

  /// Gives every file its own name and removes those that have no place any more, the manifest
  /// last.
  ///
  /// - Throws: The failure; each file is then either the old or the new one.
  func finish(in folder: borrowing OpenFolder) throws(SystemError) {
    do throws(SystemError) {
      for step in steps {
        switch step {
        case .rename(let temporary, let name):
          try folder.rename(temporary, to: name)
        case .remove(let name):
          try folder.remove(name)
          // A folder that has become empty goes too.
          for name in OutputFile(name: name, bytes: []).folders.reversed() {
            folder.removeFolder(name)
          }
        }
      }
    } catch {
      for temporary in temporaries { try? folder.remove(temporary) }
      throw error
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

/// Whether a signal waits that ends netadr as soon as it is no longer held back.
func isSignalPending() -> Bool {
  var pending = sigset_t()
  unsafe sigpending(&pending)
  return [SIGHUP, SIGINT, SIGTERM].contains { unsafe sigismember(&pending, $0) == 1 }
}
