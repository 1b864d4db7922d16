import Diagnostics

extension OpenFolder {
  /// The status of the regular file `name`, nil where nothing is there.
  ///
  /// - Throws: A failure with exit code 2 when something else stands in its place.
  borrowing func regularFile(
    _ name: String, at path: String
  ) throws(CommandFailure) -> FileStatus? {
    let status = try namedStatus(of: name, at: path)
    guard let status, status.kind != .regular else { return status }
    throw Self.inTheWay("\(path)/\(name)", status.kind, "a file")
  }

  /// Makes sure that `name` is a folder, or that nothing is there.
  ///
  /// - Throws: A failure with exit code 2 when something else stands in its place.
  borrowing func checkFolder(_ name: String, at path: String) throws(CommandFailure) {
    guard let status = try namedStatus(of: name, at: path), status.kind != .folder else { return }
    throw Self.inTheWay("\(path)/\(name)", status.kind, "a folder")
  }

  /// Whether `name` is a regular file that no symbolic link leads to.
  borrowing func holds(_ file: OutputFile) -> Bool {
    file.folders.allSatisfy { (try? status(of: $0))??.kind == .folder }
      && (try? status(of: file.name))??.kind == .regular
  }

  private borrowing func namedStatus(
    of name: String, at path: String
  ) throws(CommandFailure) -> FileStatus? {
    try naming("\(path)/\(name)") { () throws(SystemError) in try status(of: name) }
  }

  private static func inTheWay(
    _ path: String, _ kind: FileKind, _ wanted: String
  ) -> CommandFailure {
    let found =
      switch kind {
      case .regular: "a file"
      case .folder: "a folder"
      case .symbolicLink: "a symbolic link"
      case .special: "a device, pipe or socket"
      }
    return CommandFailure(
      .unusable, "\(path): is \(found) where \(wanted) belongs", cure: "move it away")
  }
}
