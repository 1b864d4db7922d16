public import Foundation
public import Testing

/// The expected outputs of the cases in `Tests/Cases`.
///
/// `RECORD_GOLDENS=1` writes what a test produced and fails the test all the same, so that no run
/// passes by recording; a missing file fails and is not written.
public struct Golden: Sendable {
  /// The folder of the case.
  public let folder: URL
  /// Whether what is produced is written.
  public let isRecording: Bool

  /// The case `name` below `Tests/Cases`.
  public init(_ name: String) {
    self.init(
      folder: Checkout.root.appending(path: "Tests/Cases").appending(path: name),
      isRecording: ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1")
  }

  /// A case in any folder.
  public init(folder: URL, isRecording: Bool) {
    self.folder = folder
    self.isRecording = isRecording
  }

  /// Compares `text` with a file of the case and records an issue when they differ.
  public func expect(
    _ text: String, matches file: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let problem = compare(text, with: file) else { return }
    Issue.record("\(problem)", sourceLocation: sourceLocation)
  }

  /// Compares `text` with a file of the case; nil when they are equal and nothing is recorded.
  public func compare(_ text: String, with file: String) -> String? {
    let place = folder.appending(path: file)
    let name = "\(folder.lastPathComponent)/\(file)"
    let expected = (try? Data(contentsOf: place)).map { String(decoding: $0, as: UTF8.self) }
    let difference = expected.flatMap { Difference.describe(expected: $0, actual: text) }
    if expected != nil, difference == nil { return nil }
    guard isRecording else {
      guard let difference else {
        return "\(name) is missing; RECORD_GOLDENS=1 records it, then read it before you commit it"
      }
      return "\(name) differs; RECORD_GOLDENS=1 records it\n\(difference)"
    }
    do {
      let parent = place.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
      return "\(name) is recorded; read the difference and run again without RECORD_GOLDENS"
    } catch {
      return "\(name) cannot be recorded: \(error)"
    }
  }
}

/// The folder that the sources are in.
public enum Checkout {
  /// The package's root, three levels above this file.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
