import Decisions
import Foundation
import TestSupport
import Testing

@testable import netadr

/// `generate` with outside programs, which are shell scripts here.
@Suite struct AttachmentTests {
  let root: TemporaryFolder
  let tools: FakeTools
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    tools = try FakeTools()
    netadr = try tools.netadr(in: root, temporary: "tmp")
  }

  private func generate(_ formats: String, _ more: String...) throws -> FinishedProcess {
    try netadr.run(
      ["generate", "article.yaml", "--date", "2026-11-22", "--format", formats] + more)
  }

  private func expectNothingIsLeft() throws {
    #expect(try root.list() == ["article.yaml", "tmp", "tmp/.keep"])
  }

  @Test func fragmentsAreBodiesAlone() throws {
    #expect(try generate("fragment").exitCode == 0)
    #expect(
      try root.list("Output/article")
        == [".netadr.json", "adr.fragment.html", "report.fragment.html"])
    for name in ["adr", "report"] {
      let text = try root.text("Output/article/\(name).fragment.html")
      #expect(text.hasPrefix("<h1 id="))
      // A figure has a title and styles of its own.
      let body = text.components(separatedBy: "<svg").map {
        $0.components(separatedBy: "</svg>").last ?? ""
      }.joined()
      for tag in ["<html", "<head>", "<body", "<title", "<style", "<script", "class=\"anchor\""] {
        #expect(!body.contains(tag), "\(tag)")
      }
      #expect(!text.contains("href=\"adr.") && !text.contains("href=\"report."))
    }
  }

  @Test func printsThePageWithoutLinksToItsNeighbours() throws {
    try tools.add("chromium", FakeTools.browser)
    #expect(try generate("pdf").exitCode == 0)
    #expect(try root.list("Output/article") == [".netadr.json", "adr.pdf", "report.pdf"])
    let text = try root.text("Output/article/report.pdf")
    #expect(text.hasPrefix("%PDF-1.4\n/CreationDate (D:20261122000000+00)"))
    #expect(text.contains("</html>") && !text.contains("href=\"adr."))
    #expect(text.contains("href=\"#"))
    #expect(try generate("pdf").output == "Output/article: unchanged\n")
    #expect(try root.list("tmp") == [".keep"])
  }

  @Test func givesPandocTheMarkdownAndWritesNoMarkdownThatNobodyAskedFor() throws {
    try tools.add("pandoc", FakeTools.pandoc)
    #expect(try generate("md,svg").exitCode == 0)
    let markdown = try root.text("Output/article/report.md")
    try FileManager.default.removeItem(atPath: root.path("Output"))
    #expect(try generate("docx").exitCode == 0)
    #expect(try root.list("Output/article") == [".netadr.json", "adr.docx", "report.docx"])
    #expect(try root.text("Output/article/report.docx") == "PK{" + markdown)
  }

  @Test func namesAllMissingProgramsInOneRun() throws {
    var bare = netadr
    bare.environment = tools.alone
    let run = try bare("generate", "article.yaml", "--format", "pdf,docx,png")
    #expect(run.exitCode == 2)
    let lines = run.error.split(separator: "\n")
    #expect(lines.count == 3)
    for (line, format) in zip(lines, ["pdf", "docx", "png"]) {
      #expect(line.hasPrefix("error: --format \(format): there is no "), "\(line)")
    }
    try expectNothingIsLeft()
  }

  @Test func tellsPandocTheLanguage() throws {
    try tools.add("pandoc", "echo \"$@\" >> '\(root.path("tmp/log"))'; " + FakeTools.pandoc)
    for (language, options) in [("en", []), ("de", ["--language", "de"])] {
      let arguments = ["generate", "article.yaml", "--format", "docx", "--force"]
      #expect(try netadr.run(arguments + options).exitCode == 0)
      let log = try root.text("tmp/log")
      #expect(log.contains(" --metadata=lang:\(language) "))
      try FileManager.default.removeItem(atPath: root.path("tmp/log"))
    }
  }

  @Test func noProgramIsGivenADateThatAZIPFileCannotState() throws {
    try tools.add(
      "pandoc", "echo \"<$SOURCE_DATE_EPOCH>\" >> '\(root.path("tmp/log"))'; " + FakeTools.pandoc)
    for (date, epoch) in [("2026-11-22", 1_795_305_600), ("1979-12-31", 315_532_800)] {
      let text = try root.text("article.yaml")
      try root.write(text.replacing("date: 2026-11-22", with: "date: \(date)"), to: "article.yaml")
      #expect(try generate("docx", "--force").exitCode == 0)
      #expect(try root.text("tmp/log").contains("<\(epoch)>"), "\(date)")
    }
  }

  @Test func writesNothingWithoutTheProgram() throws {
    for (format, package) in [
      ("pdf", "'chromium'"), ("docx,md", "'pandoc'"), ("png", "'librsvg2-bin'"),
    ] {
      var bare = netadr
      bare.environment = tools.alone
      let run = try bare("generate", "article.yaml", "--format", format)
      #expect(run.exitCode == 2 && run.error.contains(package), "\(run.error)")
      #expect(run.error.split(separator: "\n").count == 1)
      try expectNothingIsLeft()
    }
  }

  @Test func writesNothingWhenAProgramFails() throws {
    let rows = [
      ("echo boom >&2; exit 7", "chromium failed with exit code 7; it said: boom"),
      ("exit 0", "chromium ended well but made no such file"),
      ("for a; do case $a in --print*) echo x > ${a#*=};; esac; done", "made no such file"),
      ("kill -11 $$", "chromium was ended by signal 11"),
      ("printf '\\033[2J\\n' >&2; exit 1", "it said: \\u{1b}[2J"),
      ("sleep 1000", "chromium took longer than 1 second and was ended"),
    ]
    for (script, words) in rows {
      try tools.add("chromium", script)
      let limit = script.hasPrefix("sleep") ? "1" : "60"
      let run = try generate("md,pdf", "--tool-timeout", limit)
      #expect(run.exitCode == 2 && run.output.isEmpty, "\(script)")
      #expect(run.error.hasPrefix("error: Output/article/adr.pdf: "), "\(run.error)")
      #expect(run.error.contains(words), "\(run.error)")
      try expectNothingIsLeft()
    }
  }

  @Test func keepsTheOldFilesWhenAProgramFails() throws {
    try tools.add("chromium", FakeTools.browser)
    #expect(try generate("md,pdf").exitCode == 0)
    let names = try root.list("Output/article").map { root.path("Output/article/\($0)") }
    let before = try names.map(identity)
    try tools.add("chromium", "exit 1")
    #expect(try generate("md,pdf", "--force").exitCode == 2)
    #expect(try names.map(identity) == before)
  }

  @Test func anInterruptEndsTheProgramsToo() throws {
    // The browser interrupts the run that has started it, and would then go on for long.
    try tools.add("chromium", "echo $$ >> '\(root.path("tmp/pids"))'; kill -TERM $PPID; sleep 1000")
    let run = try generate("pdf")
    // Where the tests' own runner holds the signal back, the run ends by itself.
    #expect(run.exitCode == 128 + SIGTERM || run.error.contains("interrupted"))
    for text in try root.text("tmp/pids").split(separator: "\n") {
      #expect(FakeTools.isGone(try #require(pid_t(text))))
    }
    try FileManager.default.removeItem(atPath: root.path("tmp/pids"))
    try expectNothingIsLeft()
  }
}
