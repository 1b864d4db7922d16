public import Foundation

/// A new, empty folder that is removed at the end of its life.
public final class TemporaryFolder: Sendable {
  /// The folder.
  public let url: URL

  /// The folder's path.
  public var path: String { url.path }

  /// Makes a folder with a name of its own below the system's temporary folder.
  public init() throws {
    let base = FileManager.default.temporaryDirectory
    url = base.appending(path: "netadr tests \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of `name` below the folder.
  public func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a text to `name`, making the folders above it, and gives its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The text of `name`.
  public func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  /// The paths of everything below `name`, hidden files too, in order.
  public func list(_ name: String = "") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: url.appending(path: name).path).sorted()
  }
}
