import Diagnostics

/// A folder of generated files, such as `Output/payments`.
///
/// Its files are written all or not at all, each whole, and only where their bytes change. A file
/// that was edited by hand is never written over unless `force` says so.
struct OutputFolder: Hashable, Sendable {
  /// The folder's path.
  let path: String

  /// The folder at a path.
  init(_ path: String) { self.path = path.trimmingTrailingSlashes }

  /// The folder `name` below `root`; the root may be a symbolic link to a folder.
  init(root: String, name: String) {
    // An empty root is no root: "/name" is not what was meant, and writing to "" fails.
    self.init(root.isEmpty ? "" : root.hasSuffix("/") ? root + name : "\(root)/\(name)")
  }

  /// Writes files below the folder, which is made if it is missing.
  ///
  /// The files of one earlier run that are not among `files` stay, and stay known, so that a run
  /// for one format does not forget the others.
  ///
  /// - Parameters:
  ///   - files: The files, each name once.
  ///   - force: Whether edits by hand are written over.
  /// - Returns: What became of each file.
  /// - Throws: A failure with exit code 3 that names every file that was edited by hand, or with
  ///   exit code 2 when the folder cannot be written. In both cases no file has changed, but for a
  ///   device that fails between the renames at the very end.
  func write(_ files: [OutputFile], force: Bool = false) throws(CommandFailure) -> WrittenFolder {
    var names: Set<String> = []
    for file in files where !file.hasPlainName || !names.insert(file.name).inserted {
      throw CommandFailure(.unusable, "\(path): '\(file.name)' is no name for a generated file")
    }
    let made = try makeFolders(path)
    do {
      return try update(files, force: force)
    } catch {
      removeFolders(made)
      throw error
    }
  }

  private func update(
    _ files: [OutputFile], force: Bool
  ) throws(CommandFailure) -> WrittenFolder {
    let status = try naming(path) { () throws(SystemError) in
      try netadr.status(of: path, followingLinks: false)
    }
    guard status?.kind != .symbolicLink else {
      throw CommandFailure(
        .unusable, "\(path): is a symbolic link", cure: "put a folder in its place")
    }
    let folder = try naming(path) { () throws(SystemError) in try OpenFolder(path) }
    folder.lock()

    let comparison = try FolderComparison(of: files, with: folder, at: path, force: force)
    let conflicts = comparison.conflicts
    guard conflicts.isEmpty else { throw CommandFailure(.conflict, conflicts) }

    let changes = comparison.changes
    if !changes.isEmpty {
      try holdingSignals { () throws(CommandFailure) in try write(changes, in: folder) }
    }
    return comparison.written
  }

  private func write(
    _ changes: [FolderComparison.Change], in folder: borrowing OpenFolder
  ) throws(CommandFailure) {
    let replacement: FolderReplacement
    do {
      replacement = try FolderReplacement(of: changes, in: folder)
    } catch {
      throw CommandFailure(
        .unusable, "\(path): \(error)", cure: "nothing in the folder has changed")
    }
    do {
      try replacement.finish(in: folder)
    } catch {
      throw CommandFailure(
        .unusable, "\(path): \(error)", cure: "every file is whole, but some are old; run it again")
    }
  }
}
