import Foundation
import TestSupport
import Testing

@testable import netadr

/// `check` on files that are wrong in every way: each problem has its place, and no run crashes.
@Suite struct HostileFileTests {
  let root: TemporaryFolder
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
  }

  private static let faultless = """
    title: T
    cluster:
      nodePools:
        - {name: system, mode: system, nodes: 3}
    network:
      vnet:
        addressSpace: [10.20.0.0/16]

    """

  @Test func placesTheProblemOfEveryKindOfFile() throws {
    let good = Self.faultless
    let rows: [(String, [UInt8], String)] = [
      ("empty", [], "1:1: error: the file is empty"),
      ("binary", [0x74, 0x00], "1:2: error: a NUL byte"),
      ("latin", Array("title: caf".utf8) + [0xE9], "1:11: error: byte 10 of the file (0xE9)"),
      ("utf16", [0xFF, 0xFE, 0x74, 0x00], "1:1: error: the file is UTF-16 text"),
      ("tab", Array("cluster:\n\tname: x\n".utf8), "2:1: error: a tab in the indentation"),
      ("deep", Array(repeating: 0x5B, count: 200_000), "1:33: error: more than 32 levels"),
      ("twice", Array((good + "title: U\n").utf8), "8:1: error: key 'title' is given twice"),
      ("unknown", Array((good + "contraints: {}\n").utf8), "did you mean 'constraints'?"),
      (
        "nodes", Array(good.replacingOccurrences(of: "nodes: 3", with: "nodes: \(1e18)").utf8),
        "4:43: error: nodes is '1e+18', with an exponent"
      ),
      (
        "huge",
        Array(good.replacingOccurrences(of: "nodes: 3", with: "nodes: 9999999999999999999").utf8),
        "4:43: error: nodes is 9999999999999999999, but a node pool has"
      ),
      (
        "bits", Array(good.replacingOccurrences(of: ".0.0/16", with: ".0.1/16").utf8),
        "did you mean '10.20.0.0/16'?"
      ),
    ]
    for (name, bytes, expected) in rows {
      try Data(bytes).write(to: root.url.appending(path: "\(name).yaml"))
      let run = try netadr("check", "\(name).yaml")
      #expect(run.exitCode == 1, "\(name)")
      #expect(run.output.isEmpty, "\(name)")
      #expect(run.error.hasPrefix("\(name).yaml:"), "\(name): \(run.error.prefix(200))")
      #expect(run.error.contains(expected), "\(name): \(run.error.prefix(200))")
    }
  }

  @Test func readsByteOrderMarksAndEveryLineEnd() throws {
    let plain = try netadr("check", "-", input: Self.faultless)
    #expect(plain.exitCode == 0)
    for text in [
      "\u{FEFF}" + Self.faultless, Self.faultless.replacingOccurrences(of: "\n", with: "\r\n"),
    ] {
      #expect(try netadr("check", "-", input: text).output == plain.output)
    }
  }

  @Test func printsTwoHundredProblemsOfAFileAndCountsTheRest() throws {
    let keys = (0..<5_000).map { "key\($0): 1\n" }.joined()
    try root.write(Self.faultless + keys, to: "a.yaml")
    try root.write(Self.faultless + "x: 1\n", to: "b.yaml")
    let lines = try netadr("check", "a.yaml", "b.yaml").error.split(separator: "\n")
    #expect(lines.count == 202)
    #expect(lines[199].hasPrefix("a.yaml:207:1: error: unknown key 'key199'"))
    #expect(lines[200] == "a.yaml: … and 4800 more")
    #expect(lines[201].hasPrefix("b.yaml:8:1: error: unknown key 'x'"))
  }

  @Test func reportsEveryFileAndWritesNothingWhenOneIsBad() throws {
    try root.write(Self.faultless, to: "good.yaml")
    try root.write(Self.faultless + "x: 1\n", to: "bad.yaml")
    let run = try netadr("generate", "good.yaml", "bad.yaml")
    #expect(run.exitCode == 1)
    #expect(run.error.hasPrefix("bad.yaml:8:1: error: "))
    let both = try netadr("generate", "good.yaml", "bad.yaml", "missing.yaml")
    #expect(both.exitCode == 2)
    #expect(both.error.contains("bad.yaml:8:1: ") && both.error.contains("missing.yaml: no such"))
    #expect(try root.list() == ["bad.yaml", "good.yaml"])
  }

  @Test func suggestsWhatAMistypedWordMeant() throws {
    try root.write(Self.faultless, to: "a.yaml")
    let rows = [
      (["chek"], "there is no command 'chek'; did you mean 'check'?"),
      (["templates", "lst"], "there is no command 'lst'; did you mean 'list'?"),
      (["frobnicate"], "there is no command 'frobnicate'; choose one of new, check"),
      (["new", "--from", "artcle"], "there is no scenario 'artcle'; did you mean 'article'?"),
      (
        ["generate", "a.yaml", "--layout", "mdr"], "there is no layout 'mdr'; did you mean 'madr'?"
      ),
      (["generate", "a.yaml", "--layout", "sources"], "there is no layout 'sources'"),
      (["generate", "a.yaml", "./a.yaml"], "as would a.yaml; name it once"),
    ]
    for (arguments, expected) in rows {
      let run = try netadr.run(arguments)
      #expect(run.exitCode == 2, "\(arguments)")
      #expect(run.error.contains("error: ") && run.error.contains(expected), "\(run.error)")
    }
    #expect(try root.list() == ["a.yaml"])
  }

  @Test func showsAnExampleInEveryHelp() throws {
    for command in [
      "new", "check", "plan", "generate", "schema", "templates", "templates list", "templates show",
      "templates check", "templates export",
    ] {
      let run = try netadr.run(command.split(separator: " ").map(String.init) + ["--help"])
      #expect(run.exitCode == 0 && run.output.contains("EXAMPLE"), "\(command)")
    }
  }
}
