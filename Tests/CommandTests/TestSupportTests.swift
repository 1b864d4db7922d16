import Foundation
import TestSupport
import Testing

/// The tools that the tests stand on.
@Suite struct TestSupportTests {
  @Test func showsTheFirstDifferenceWithItsPlace() {
    let rows: [(String, String, String?)] = [
      ("a\n", "a\n", nil), ("", "", nil),
      ("a\nb\nc\nd\n", "a\nb\nX\nd\n", "@@ line 3 @@\n  a\n  b\n- c\n+ X"),
      ("", "x\n", "@@ line 1 @@\n+ x"), ("x\n", "", "@@ line 1 @@\n- x"),
      ("a\n", "a", "@@ line 2 @@\n  a\n+ \\ no newline at the end"),
      ("caf\u{E9}\n", "cafe\u{301}\n", "@@ line 1 @@\n- caf\u{E9}\n+ cafe\u{301}"),
      ("1\n2\n3\n", "x\n", "@@ line 1 @@\n- 1\n- 2\n- … 1 more\n+ x"),
    ]
    for (expected, actual, text) in rows {
      #expect(
        Difference.describe(expected: expected, actual: actual, limit: 2) == text,
        "\(expected) \(actual)")
    }
  }

  @Test func comparesRecordsAndMissesGoldens() throws {
    let folder = try TemporaryFolder()
    try folder.write("old\n", to: "case/a.md")
    let place = folder.url.appending(path: "case")
    let comparing = Golden(folder: place, isRecording: false)
    #expect(comparing.compare("old\n", with: "a.md") == nil)
    #expect(comparing.compare("new\n", with: "a.md")?.contains("- old\n+ new") == true)
    #expect(comparing.compare("new\n", with: "b.md")?.hasPrefix("case/b.md is missing") == true)
    #expect(try folder.list("case") == ["a.md"])

    let recording = Golden(folder: place, isRecording: true)
    #expect(recording.compare("old\n", with: "a.md") == nil)
    #expect(recording.compare("new\n", with: "sub/b.md")?.contains("is recorded") == true)
    #expect(comparing.compare("new\n", with: "sub/b.md") == nil)
  }

  @Test func runsAProcessWithMoreOutputThanAPipeHolds() throws {
    let script = "head -c 300000 /dev/zero | tr '\\0' x; head -c 300000 /dev/zero | tr '\\0' y >&2"
    let run = try RunProcess.shell("-c", "\(script); cat; exit 7", input: "in")
    #expect(run.exitCode == 7)
    #expect(run.output == String(repeating: "x", count: 300_000) + "in")
    #expect(run.error == String(repeating: "y", count: 300_000))
    #expect(!run.timedOut)
  }

  @Test func killsAProcessThatRunsTooLong() throws {
    var shell = RunProcess.shell
    shell.timeLimit = 0.2
    let run = try shell("-c", "exec sleep 30")
    #expect(run.timedOut)
    #expect(run.exitCode == 128 + 9)
  }

  /// The published first values for seed 1234567.
  @Test func drawsThePublishedNumbers() {
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }
}
