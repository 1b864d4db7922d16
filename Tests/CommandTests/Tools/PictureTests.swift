import Decisions
import Foundation
import TestSupport
import Testing

@testable import netadr

/// PNG files beside the figures; the converter is a shell script.
@Suite struct PictureTests {
  let root: TemporaryFolder
  let tools: FakeTools
  let netadr: RunProcess

  private static let figures = ["address-demand", "address-map", "decision-map", "scores"]

  init() throws {
    root = try TemporaryFolder()
    tools = try FakeTools()
    netadr = try tools.netadr(in: root, temporary: "tmp")
  }

  private func generate(_ formats: String, _ more: String...) throws -> FinishedProcess {
    try netadr.run(
      ["generate", "article.yaml", "--date", "2026-11-22", "--format", formats] + more)
  }

  @Test func `a PNG lies beside each SVG`() throws {
    try tools.add("rsvg-convert", FakeTools.converter)
    #expect(try generate("png").exitCode == 0)
    let names = Self.figures.flatMap { ["figures/\($0).png", "figures/\($0).svg"] }
    #expect(try root.list("Output/article") == [".netadr.json", "figures"] + names)
    for name in Self.figures {
      let svg = try Data(contentsOf: URL(fileURLWithPath: path("\(name).svg")))
      let png = try Data(contentsOf: URL(fileURLWithPath: path("\(name).png")))
      #expect(png == Data([0x89, 0x50, 0x4E, 0x47]) + svg)
    }
    #expect(try generate("png").output == "Output/article: unchanged\n")
    #expect(try root.list("tmp") == [".keep"])
  }

  @Test func `no PNG is made that nobody asks for`() throws {
    try tools.add("rsvg-convert", FakeTools.converter)
    try tools.add("pandoc", FakeTools.pandoc)
    #expect(try netadr("generate", "article.yaml").exitCode == 0)
    #expect(try generate("docx").exitCode == 0)
    #expect(try !root.list("Output/article").contains { $0.hasSuffix(".png") })
  }

  @Test func `a converter that fails is named with its figure and writes nothing`() throws {
    try tools.add("rsvg-convert", "echo bad >&2; exit 3")
    let run = try generate("md,png")
    #expect(run.exitCode == 2 && run.output.isEmpty)
    let start = "error: Output/article/figures/address-demand.png: rsvg-convert failed with "
    #expect(run.error.hasPrefix(start), "\(run.error)")
    #expect(run.error.hasSuffix("it said: bad\n"), "\(run.error)")
    #expect(try root.list() == ["article.yaml", "tmp", "tmp/.keep"])
  }

  @Test func `a converter that hangs is ended`() throws {
    try tools.add("rsvg-convert", "sleep 1000")
    let run = try generate("png", "--tool-timeout", "1")
    #expect(run.exitCode == 2 && run.error.contains("took longer than 1 second"), "\(run.error)")
  }

  @Test func `other files have no PNG`() throws {
    let program = try tools.add("rsvg-convert", FakeTools.converter)
    let job = ToolJob(
      timeLimit: .seconds(60), environment: tools.environment,
      date: try #require(CalendarDate("2026-11-22")))
    let files = [("adr.md", "x"), ("figures/a.svg", "<svg/>"), ("figures/b.svg", "<svg></svg>")]
      .map { OutputFile(name: $0, text: $1) }
    let pictures = try PictureConverter(program: program, job: job).pictures(of: files, for: "d")
    #expect(pictures.map(\.name) == ["figures/a.png", "figures/b.png"])
    #expect(pictures.first?.bytes == [0x89, 0x50, 0x4E, 0x47] + Array("<svg/>".utf8))
  }

  @Test func `every file is of one format, and other names are of none`() {
    let rows: [(String, FileFormat?)] = [
      ("adr.md", .md), ("adr.html", .html), ("report.fragment.html", .fragment),
      ("report.pdf", .pdf), ("adr.docx", .docx), ("decision.json", .json),
      ("figures/scores.svg", .svg), ("figures/scores.png", .png), ("md", nil), ("a.txt", nil),
      ("fragment.html", .html), ("", nil),
    ]
    for (name, format) in rows { #expect(FileFormat(ofFile: name) == format, "\(name)") }
  }

  private func path(_ name: String) -> String { root.path("Output/article/figures/\(name)") }
}
