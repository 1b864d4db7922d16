import Diagnostics

/// What lies in an output folder, against what shall be written there.
struct FolderComparison: Sendable {
  /// A file that shall be written and what stands in its place.
  private struct Entry: Sendable {
    let file: OutputFile
    let status: FileStatus?
    let state: State
  }

  private enum State: Hashable, Sendable {
    case missing
    case same
    /// It has the bytes of an earlier run.
    case stale(Digest)
    /// It has bytes that netadr did not write; `known` when the manifest lists the file.
    case foreign(known: Bool)
  }

  /// One step from what lies in the folder to what shall lie there.
  enum Change: Sendable {
    /// Writes a file, in the place of one with this status.
    case write(OutputFile, over: FileStatus?)
    /// Removes the file of this name.
    case remove(String)
  }

  private let path: String
  private let force: Bool
  private let entries: [Entry]
  private let interim: Change?
  private let manifest: Change?
  private let leftOver: LeftOverFiles

  /// Compares `files` with what is in the folder.
  ///
  /// - Throws: A failure with exit code 2 when something that is no regular file stands in a file's
  ///   place, or with exit code 3 when the manifest cannot be understood.
  init(
    of files: [OutputFile], with folder: borrowing OpenFolder, at path: String, force: Bool,
    isOutdated: (String) -> Bool = { _ in false }
  ) throws(CommandFailure) {
    let manifestStatus = try folder.regularFile(Manifest.name, at: path)
    let (old, oldBytes) = try Self.readManifest(manifestStatus, in: folder, at: path, force: force)

    var entries: [Entry] = []
    for file in files {
      for name in file.folders { try folder.checkFolder(name, at: path) }
      let status = try folder.regularFile(file.name, at: path)
      let state = try naming("\(path)/\(file.name)") { () throws(SystemError) in
        try Self.state(of: file, status, old.digests(of: file.name), in: folder)
      }
      entries.append(Entry(file: file, status: status, state: state))
    }

    leftOver = try LeftOverFiles(
      of: old, without: Set(files.map(\.name)), in: folder, at: path, isOutdated: isOutdated)
    var new = Manifest()
    new.files = leftOver.kept
    for file in files { new.files[file.name] = Digest(of: file.bytes) }
    let text = OutputFile(name: Manifest.name, text: new.text)
    for entry in entries {
      if case .stale(let digest) = entry.state { new.replaced[entry.file.name] = digest }
    }
    // What is to be removed stays known until it is gone.
    new.files.merge(leftOver.outdated) { $1 }
    let interim = OutputFile(name: Manifest.name, text: new.text)
    let isWriting = entries.contains { $0.state != .same }
    let before = isWriting ? interim.bytes : oldBytes
    self.interim =
      isWriting && interim.bytes != oldBytes
      ? .write(interim, over: manifestStatus) : nil
    manifest = text.bytes == before ? nil : .write(text, over: manifestStatus)

    self.path = path
    self.force = force
    self.entries = entries
  }

  /// An error for each file that was edited by hand.
  var conflicts: [Diagnostic] {
    if force { return [] }
    return entries.compactMap { entry in
      guard case .foreign(let known) = entry.state else { return nil }
      let summary =
        known ? "edited by hand since it was generated" : "differs, and was not generated here"
      return Diagnostic(
        .error, at: nil, "\(path)/\(entry.file.name): \(summary)",
        cure: "move it away, or use --force to write over it")
    }
  }

  /// What must be done, in this order.
  ///
  /// Before the files comes a manifest that knows their old digests too; the final one comes last.
  var changes: [Change] {
    let changed = entries.filter { $0.state != .same }
    let files = changed.map { Change.write($0.file, over: $0.status) }
    let removals = leftOver.outdated.keys.sorted().map(Change.remove)
    return [interim].compactMap { $0 } + files + removals + [manifest].compactMap { $0 }
  }

  /// What the folder holds once the changes are made.
  var written: WrittenFolder {
    let files = entries.map { entry in
      let outcome: WriteOutcome =
        switch entry.state {
        case .missing: .created
        case .same: .unchanged
        case .stale, .foreign: .updated
        }
      return WrittenFolder.File(name: entry.file.name, outcome: outcome)
    }
    let removed = leftOver.outdated.keys.sorted().map {
      WrittenFolder.File(name: $0, outcome: .removed)
    }
    return WrittenFolder(
      files: files + removed, leftOver: leftOver.kept.keys.sorted(),
      warnings: leftOver.warnings(at: path))
  }

  private static func state(
    of file: OutputFile, _ status: FileStatus?, _ known: [Digest], in folder: borrowing OpenFolder
  ) throws(SystemError) -> State {
    guard let status else { return .missing }
    // A size that is neither the old nor the new one tells enough; nothing needs to be read.
    let sizes = [file.bytes.count] + known.map(\.count)
    guard sizes.contains(status.size) else { return .foreign(known: !known.isEmpty) }
    let bytes = try folder.read(file.name, upTo: status.size + 1)
    if bytes == file.bytes { return .same }
    let digest = Digest(of: bytes)
    return known.contains(digest) ? .stale(digest) : .foreign(known: !known.isEmpty)
  }

  private static func readManifest(
    _ status: FileStatus?, in folder: borrowing OpenFolder, at path: String, force: Bool
  ) throws(CommandFailure) -> (manifest: Manifest, bytes: [UInt8]?) {
    if status == nil { return (Manifest(), nil) }
    let bytes = try naming("\(path)/\(Manifest.name)") { () throws(SystemError) in
      try folder.read(Manifest.name, upTo: Manifest.maximumBytes + 1)
    }
    if bytes.count <= Manifest.maximumBytes, let manifest = Manifest(bytes) {
      return (manifest, bytes)
    }
    if force { return (Manifest(), bytes) }
    throw CommandFailure(
      .conflict, "\(path)/\(Manifest.name): is no manifest that this version of netadr knows",
      cure: "delete it, and files that differ are named one by one")
  }
}
