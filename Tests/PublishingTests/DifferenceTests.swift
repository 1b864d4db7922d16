import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Differences for people, against `diff -u`.
@Suite struct DifferenceTests {
  private func ours(_ old: String, _ new: String) -> String {
    UnifiedDifference.text(from: old, to: new, names: ("old", "new"))
  }

  @Test func `the same texts have none`() {
    #expect(ours("a\nb\n", "a\nb\n").isEmpty)
    #expect(ours("", "").isEmpty)
  }

  @Test func `a change stands between three lines before and after`() {
    let old = (1...9).map { "\($0)\n" }.joined()
    #expect(
      ours(old, old.replacing("5\n", with: "five\n")) == """
        --- old
        +++ new
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  /// `patch` makes the new text of the old one and our difference: the strictest reader there is.
  @Test func `patch makes one text of the other`() throws {
    let folder = try TemporaryFolder()
    var shell = RunProcess.shell
    shell.folder = folder.url
    let hasPatch = try shell("-c", "command -v patch").exitCode == 0
    var random = SplitMix64(seed: 3)
    for round in 0..<40 {
      let old = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        "line \(Int.random(in: 0..<6, using: &random))"
      }
      var new = old
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let index = Int.random(in: 0...new.count, using: &random)
        if Bool.random(using: &random) || new.isEmpty || index == new.count {
          new.insert("new \(round)", at: index)
        } else {
          new.remove(at: index)
        }
      }
      let end = round % 3 == 0 ? "" : "\n"
      let left = old.joined(separator: "\n") + "\n"
      let right = new.isEmpty ? "" : new.joined(separator: "\n") + end
      let text = ours(left, right)
      try folder.write(left, to: "old")
      try folder.write(right, to: "new")
      let theirs = try shell("-c", "diff -u --label old --label new old new").output
      // Both may choose other lines for the same change: the sums agree when both are shortest.
      #expect(Self.count(text, "+") - Self.count(text, "-") == new.count - old.count)
      #expect(text.contains("\\ No newline") == theirs.contains("\\ No newline"))
      #expect(Self.count(text, "+") <= Self.count(theirs, "+"))
      guard hasPatch else { continue }
      try folder.write(text, to: "difference")
      let run = try shell("-c", "patch -s -o patched old difference && cmp patched new")
      #expect(run.exitCode == 0, "\(run.output)\(run.error)\n\(text)")
    }
  }

  private static func count(_ text: String, _ mark: String) -> Int {
    text.split(separator: "\n").count { $0.hasPrefix(mark) && !$0.hasPrefix("\(mark)\(mark)") }
  }

  @Test func `a text without lines is told by the line before`() {
    #expect(ours("", "a\n") == "--- old\n+++ new\n@@ -0,0 +1,1 @@\n+a\n")
    #expect(ours("a\n", "") == "--- old\n+++ new\n@@ -1,1 +0,0 @@\n-a\n")
  }

  @Test func `texts that are too long are not compared line by line`() {
    let long = String(repeating: "a\n", count: UnifiedDifference.maximumLines + 1)
    #expect(ours(long, "b").contains("too many to compare"))
  }
}
