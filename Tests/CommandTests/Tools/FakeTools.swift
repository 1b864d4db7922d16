import Foundation
import TestSupport

@testable import netadr

/// Shell scripts in a folder of their own, which stand for the outside programs.
struct FakeTools {
  let folder: TemporaryFolder

  /// A `PATH` with nothing on it but the scripts, and what shell scripts need.
  var environment: [String: String] { ["PATH": "\(folder.path):/usr/bin:/bin"] }
  /// A `PATH` with nothing on it but the scripts.
  var alone: [String: String] { ["PATH": folder.path] }

  init() throws { folder = try TemporaryFolder() }

  /// Adds a program, and gives its path.
  ///
  /// It is written through a file that no child of another test inherits: a program that somebody
  /// still has open for writing cannot be started.
  @discardableResult
  func add(_ name: String, _ script: String) throws -> String {
    let path = folder.path(name)
    try OpenFile(path, flags: O_WRONLY | O_CREAT | O_TRUNC, permissions: 0o755)
      .write(Array("#!/bin/sh\n\(script)\n".utf8))
    return path
  }

  /// netadr in a folder that holds `article.yaml`, with nothing on its `PATH` but the scripts.
  ///
  /// - Parameters:
  ///   - root: The folder.
  ///   - temporary: The folder for temporary files below it, which is made; nil for the system's.
  /// - Returns: What runs netadr there.
  /// - Throws: What keeps the files from being written.
  func netadr(in root: TemporaryFolder, temporary: String? = nil) throws -> RunProcess {
    var netadr = RunProcess.netadr(in: root)
    _ = try netadr("new", "--from", "article", "-o", "article.yaml")
    netadr.environment = environment
    if let temporary {
      try root.write("", to: "\(temporary)/.keep")
      netadr.environment["TMPDIR"] = root.path(temporary)
    }
    return netadr
  }

  /// Whether a process is gone, or goes before long: a kill takes effect when the kernel runs the
  /// process next, and its entry stays until its new parent reaps it.
  static func isGone(_ process: pid_t) -> Bool {
    for _ in 0..<200_000 {
      guard kill(process, 0) == 0 else { return true }
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      if let state, state.contains(") Z") || state.contains(") X") { return true }
      sched_yield()
    }
    return false
  }

  /// A browser that prints the page's own bytes behind the head of a PDF.
  static let browser = """
    for a; do case "$a" in --print-to-pdf=*) out=${a#*=};; file://*) in=${a#file://};; esac; done
    printf '%%PDF-1.4\\n/CreationDate (D:20010203040506+00)\\n' > "$out"
    cat "$in" >> "$out"
    """

  /// A browser that prints other bytes each time, and tells in `log` that it was started.
  static func unsteadyBrowser(log: String) -> String {
    browser + "\necho started >> '\(log)'; head -c 8 /dev/urandom >> \"$out\""
  }

  /// A converter that copies the SVG behind what a PNG begins with.
  static let converter = """
    for a; do case "$a" in --output=*) out=${a#*=};; esac; in=$a; done
    printf '\\211PNG' > "$out"; cat "$in" >> "$out"
    """

  /// A pandoc that copies its input behind what the format begins with.
  static let pandoc = """
    for a; do case "$a" in --output=*) out=${a#*=};; esac; in=$a; done
    case "$out" in *.json) printf '{' > "$out";; *) printf 'PK' > "$out";; esac
    cat "$in" >> "$out"
    """
}
