import Foundation

/// A file that a command makes at the user's wish, such as `netadr new -o payments.yaml`.
struct SingleFile: Hashable, Sendable {
  /// The path as the user gave it.
  let path: String

  /// The file at a path; nothing is opened yet.
  init(_ path: String) { self.path = path }

  /// Writes the file whole or not at all.
  ///
  /// - Parameters:
  ///   - text: What the file shall hold.
  ///   - force: Whether a file that is there already is written over.
  /// - Throws: A failure with exit code 3 when something is there already, or with exit code 2
  ///   when the file cannot be written.
  func write(_ text: String, force: Bool) throws(CommandFailure) {
    let status: FileStatus?
    do {
      status = try netadr.status(of: path, followingLinks: false)
    } catch {
      throw CommandFailure(.unusable, "\(path): \(error)")
    }
    if status != nil, !force {
      throw CommandFailure(
        .conflict, "\(path): exists already", cure: "choose another name or use --force")
    }
    if let status, status.kind != .regular {
      throw CommandFailure(.unusable, "\(path): is no regular file")
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      throw CommandFailure(
        .unusable, "\(path): cannot be written",
        cure: reason.map { String(describing: SystemError(code: CInt($0.code))) })
    }
  }
}
