import Foundation
import TestSupport

/// A small file system in memory, for what only a device can do: be full, or be read-only.
final class TemporaryMount: Sendable {
  /// Whether this user may mount one; containers often may not.
  static let isPossible: Bool = (try? TemporaryMount(options: "size=64k")) != nil

  private let folder: TemporaryFolder

  /// Where it is mounted.
  var path: String { folder.path }

  /// Mounts one with options of tmpfs.
  init(options: String) throws {
    folder = try TemporaryFolder()
    try Self.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.path)
  }

  deinit { try? Self.run("umount", "-l", folder.path) }

  /// Refuses every write from now on.
  func makeReadOnly() throws { try Self.run("mount", "-o", "remount,ro", folder.path) }

  private static func run(_ arguments: String...) throws {
    let finished = try RunProcess.shell.run(["-c", "\"$@\"", "bash"] + arguments)
    if finished.exitCode != 0 { throw CocoaError(.featureUnsupported) }
  }
}
