import Foundation
import TestSupport
import Testing

@testable import netadr

/// A PDF is printed again only when its page differs; the browser is a shell script that prints
/// other bytes each time.
@Suite struct PDFStampTests {
  let root: TemporaryFolder
  let tools: FakeTools
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    tools = try FakeTools()
    netadr = try tools.netadr(in: root)
    try tools.add("chromium", FakeTools.unsteadyBrowser(log: root.path("starts")))
  }

  private func generate(_ more: String...) throws -> FinishedProcess {
    try netadr.run(["generate", "article.yaml", "--date", "2026-11-22", "--format", "pdf"] + more)
  }

  private var starts: Int {
    ((try? root.text("starts")) ?? "").split(separator: "\n").count
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: root.path("Output/article/\(name)")))
  }

  @Test func `the same page is not printed again`() throws {
    #expect(try generate().output == "Output/article: adr.pdf created, report.pdf created\n")
    let before = try bytes("report.pdf")
    #expect(starts == 2)
    #expect(try generate().output == "Output/article: unchanged\n")
    #expect(try bytes("report.pdf") == before)
    #expect(starts == 2)
  }

  @Test func `force prints it`() throws {
    _ = try generate()
    #expect(
      try generate("--force").output == "Output/article: adr.pdf updated, report.pdf updated\n")
    #expect(starts == 4)
  }

  @Test func `another page is printed`() throws {
    _ = try generate()
    let text = try root.text("article.yaml")
    try root.write(
      text.replacingOccurrences(of: "title: Network", with: "title: Other network"),
      to: "article.yaml")
    #expect(
      try generate().output == "Output/article: adr.pdf updated, report.pdf updated\n")
    #expect(starts == 4)
    #expect(try generate().output == "Output/article: unchanged\n")
  }

  @Test func `another engine prints it`() throws {
    _ = try generate()
    let weasyprint = try tools.add(
      "weasyprint", "for a; do out=$a; done; printf '%%PDF-1.7\\n' > \"$out\"")
    #expect(
      try generate("--weasyprint", weasyprint).output
        == "Output/article: adr.pdf updated, report.pdf updated\n")
  }

  @Test func `an edit by hand is neither taken over nor lost`() throws {
    _ = try generate()
    let edited = try bytes("adr.pdf") + Data("mine".utf8)
    try edited.write(to: URL(fileURLWithPath: root.path("Output/article/adr.pdf")))
    let run = try generate()
    #expect(run.exitCode == 3)
    #expect(run.error.hasPrefix("error: Output/article/adr.pdf: edited by hand"), "\(run.error)")
    #expect(try bytes("adr.pdf") == edited)
    #expect(try generate("--force").exitCode == 0)
    #expect(try bytes("adr.pdf") != edited)
  }

  @Test func `a PDF that this folder's manifest does not know is not taken over`() throws {
    _ = try generate()
    try FileManager.default.removeItem(atPath: root.path("Output/article/.netadr.json"))
    #expect(try generate().exitCode == 3)
    #expect(starts == 4)
  }

  @Test func `a deleted PDF is printed, the other is kept`() throws {
    _ = try generate()
    try FileManager.default.removeItem(atPath: root.path("Output/article/adr.pdf"))
    #expect(try generate().output == "Output/article: adr.pdf created, report.pdf unchanged\n")
    #expect(starts == 3)
  }

  @Test func `everything that is printed counts`() {
    let picture = OutputFile(name: "figures/a.svg", text: "<svg/>")
    let stamps = [
      PDFStamp(of: "page", pictures: [picture], settings: ["a"]),
      PDFStamp(of: "pag", pictures: [picture], settings: ["a"]),
      PDFStamp(of: "page", pictures: [], settings: ["a"]),
      PDFStamp(
        of: "page", pictures: [OutputFile(name: "figures/b.svg", text: "<svg/>")], settings: ["a"]),
      PDFStamp(
        of: "page", pictures: [OutputFile(name: "figures/a.svg", text: "<svg>")], settings: ["a"]),
      PDFStamp(of: "page", pictures: [picture], settings: ["b"]),
      PDFStamp(of: "apage", pictures: [picture], settings: [""]),
      PDFStamp(of: "page", pictures: [picture], settings: []),
    ]
    #expect(Set(stamps).count == stamps.count)
    let pdf = stamps[0].added(to: Array("%PDF-1.4\n%%EOF".utf8))
    #expect(stamps.map { $0.ends(pdf) } == [true] + stamps.dropFirst().map { _ in false })
    #expect(!stamps[0].ends(pdf + [0x0A]) && !stamps[0].ends([]))
  }
}
