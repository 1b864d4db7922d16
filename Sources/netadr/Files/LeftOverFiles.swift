import Diagnostics

/// What earlier runs wrote into a folder and this run does not.
struct LeftOverFiles: Sendable {
  /// The files that stay, with what they were when they were written, by name.
  private(set) var kept: [String: Digest] = [:]
  /// The files that nobody has touched and that have no place in the folder any more.
  private(set) var outdated: [String: Digest] = [:]
  /// The names of those that have no place any more, but were edited by hand; they stay too.
  private(set) var edited: [String] = []

  /// Looks for them.
  ///
  /// - Parameters:
  ///   - manifest: What is known of the earlier runs.
  ///   - written: The names of the files that this run writes.
  ///   - folder: The folder.
  ///   - path: The folder's path, for diagnostics.
  ///   - isOutdated: Whether this run would have written a file of that name, were it still wanted.
  /// - Throws: A failure with exit code 2 when such a file cannot be read.
  init(
    of manifest: Manifest, without written: Set<String>, in folder: borrowing OpenFolder,
    at path: String, isOutdated: (String) -> Bool
  ) throws(CommandFailure) {
    for name in manifest.files.keys.sorted() where !written.contains(name) {
      // A manifest may have been tampered with: nothing outside the folder is touched.
      let file = OutputFile(name: name, bytes: [])
      guard let digest = manifest.files[name], file.hasPlainName, folder.holds(file) else {
        continue
      }
      guard isOutdated(name) else {
        kept[name] = digest
        continue
      }
      let known = manifest.digests(of: name)
      let size = known.map(\.count).max() ?? 0
      let bytes = try naming("\(path)/\(name)") { () throws(SystemError) in
        try folder.read(name, upTo: size + 1)
      }
      let found = Digest(of: bytes)
      if known.contains(found) {
        outdated[name] = found
      } else {
        kept[name] = digest
        edited.append(name)
      }
    }
  }

  /// A warning for each file that was edited by hand.
  func warnings(at path: String) -> [Diagnostic] {
    edited.map { name in
      Diagnostic(
        .warning, at: nil,
        "\(path)/\(name): is not generated any more, but was edited by hand, so that it stays",
        cure: "delete it when nobody needs it")
    }
  }
}
