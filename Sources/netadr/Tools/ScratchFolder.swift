import Foundation

/// A folder of this run alone, below the system's folder for temporary files; gone with its life.
///
/// Programs write here first: what fails on the way leaves nothing among the user's files.
struct ScratchFolder: ~Copyable {
  /// The folder's path.
  let path: String

  /// Makes the folder; nobody else can look into it.
  ///
  /// - Throws: A failure with exit code 2.
  init() throws(CommandFailure) {
    let parent = FileManager.default.temporaryDirectory.path
    path = "\(parent.trimmingTrailingSlashes)/netadr-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure(
        .unusable, "\(parent): a temporary folder cannot be made", cure: "set TMPDIR to another")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a name in the folder.
  borrowing func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders above it, and gives its path.
  @discardableResult
  borrowing func write(_ file: OutputFile) throws(CommandFailure) -> String {
    let place = path(file.name)
    for folder in file.folders { try makeFolder(folder) }
    try naming(place) { () throws(SystemError) in
      try OpenFile(place, flags: O_WRONLY | O_CREAT | O_TRUNC, permissions: 0o600).write(file.bytes)
    }
    return place
  }

  /// Makes a folder in the folder, and gives its path.
  @discardableResult
  borrowing func makeFolder(_ name: String) throws(CommandFailure) -> String {
    let place = path(name)
    try? FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    return place
  }

  /// The bytes of a file; nil where there is none.
  borrowing func read(_ name: String) -> [UInt8]? {
    try? OpenFile(path(name), flags: O_RDONLY).read(upTo: Self.maximumBytes)
  }

  /// The most bytes that are taken from a program: 256 MiB.
  private static let maximumBytes = 256 << 20
}
