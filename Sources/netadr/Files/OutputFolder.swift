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
  /// for one format does not forget the others. Those that have no place any more are removed,
  /// unless they were edited by hand.
  ///
  /// - Parameters:
  ///   - files: The files, each name once.
  ///   - force: Whether edits by hand are written over.
  ///   - isOutdated: Whether a file of an earlier run that is not among `files` has no place any
  ///     more, by its name.
  /// - Returns: What became of each file.
  /// - Throws: A failure with exit code 3 that names every file that was edited by hand, or with
  ///   exit code 2 when the folder cannot be written. In both cases no file has changed, but for a
  ///   device that fails between the renames at the very end.
  func write(
    _ files: [OutputFile], force: Bool = false, isOutdated: (String) -> Bool = { _ in false }
  ) throws(CommandFailure) -> WrittenFolder {
    try checkNames(of: files)
    let made = try makeFolders(path)
    do {
      return try update(files, force: force, isOutdated: isOutdated)
    } catch {
      removeFolders(made)
      throw error
    }
  }

  /// Looks for what would keep ``write(_:force:isOutdated:)`` from its work; nothing is changed.
  ///
  /// - Throws: The failure that it would end with.
  func check(
    _ files: [OutputFile], force: Bool = false, isOutdated: (String) -> Bool = { _ in false }
  ) throws(CommandFailure) {
    try checkNames(of: files)
    let status = try naming(path) { () throws(SystemError) in
      try netadr.status(of: path, followingLinks: false)
    }
    guard status != nil else { return }
    let folder = try opened()
    _ = try comparison(of: files, with: folder, force: force, isOutdated: isOutdated)
  }

  private func checkNames(of files: [OutputFile]) throws(CommandFailure) {
    var names: Set<String> = []
    for file in files where !file.hasPlainName || !names.insert(file.name).inserted {
      throw CommandFailure(.unusable, "\(path): '\(file.name)' is no name for a generated file")
    }
  }

  /// A file that an earlier run wrote and that nobody has touched since.
  ///
  /// - Parameter name: The file's path below the folder.
  /// - Returns: Its bytes; nil where there is no such file, or it cannot be read.
  func untouched(_ name: String) -> [UInt8]? {
    guard let folder = try? OpenFolder(path),
      let text = try? folder.read(Manifest.name, upTo: Manifest.maximumBytes),
      let known = Manifest(text)?.digests(of: name), let size = known.map(\.count).max(),
      let bytes = try? folder.read(name, upTo: size + 1), known.contains(Digest(of: bytes))
    else { return nil }
    return bytes
  }

  private func update(
    _ files: [OutputFile], force: Bool, isOutdated: (String) -> Bool
  ) throws(CommandFailure) -> WrittenFolder {
    let folder = try opened()
    folder.lock()

    let comparison = try comparison(of: files, with: folder, force: force, isOutdated: isOutdated)
    let changes = comparison.changes
    if !changes.isEmpty {
      try holdingSignals { () throws(CommandFailure) in try write(changes, in: folder) }
    }
    return comparison.written
  }

  private func opened() throws(CommandFailure) -> OpenFolder {
    let status = try naming(path) { () throws(SystemError) in
      try netadr.status(of: path, followingLinks: false)
    }
    guard status?.kind != .symbolicLink else {
      throw CommandFailure(
        .unusable, "\(path): is a symbolic link", cure: "put a folder in its place")
    }
    return try naming(path) { () throws(SystemError) in try OpenFolder(path) }
  }

  /// - Throws: A failure with exit code 3 that names every file that was edited by hand.
  private func comparison(
    of files: [OutputFile], with folder: borrowing OpenFolder, force: Bool,
    isOutdated: (String) -> Bool
  ) throws(CommandFailure) -> FolderComparison {
    let comparison = try FolderComparison(
      of: files, with: folder, at: path, force: force, isOutdated: isOutdated)
    let conflicts = comparison.conflicts
    guard conflicts.isEmpty else { throw CommandFailure(.conflict, conflicts) }
    return comparison
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
