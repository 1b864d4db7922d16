import Diagnostics
import MarkdownHTML
import Testing

@testable import Publishing

/// Reading a folder that `generate` wrote.
@Suite struct PublicationTests {
  private static let json =
    #"{"schema": "netadr.decision/1", "number": null, "status": "proposed"}"#

  private func read(
    _ files: [String: String], bytes: [String: [UInt8]] = [:], without missing: [String] = [],
    documents: Set<String> = ["pdf"]
  ) throws(PublishProblems) -> Publication {
    var all: [String: [UInt8]] = [
      "decision.json": Array(Self.json.utf8), "adr.md": Array("# Model\n\nText.\n".utf8),
      "report.md": Array("# Model: design review\n\nText.\n".utf8),
    ]
    for (name, text) in files { all[name] = Array(text.utf8) }
    all.merge(bytes) { _, new in new }
    for name in missing { all[name] = nil }
    return try Publication(
      key: "payments", folder: "Output/payments", files: all.map { ($0.key, $0.value) },
      documents: documents)
  }

  private func problems(
    _ files: [String: String] = [:], bytes: [String: [UInt8]] = [:], without missing: [String] = []
  ) -> [String] {
    do throws(PublishProblems) {
      _ = try read(files, bytes: bytes, without: missing)
      return []
    } catch {
      return error.diagnostics.map(\.summary)
    }
  }

  @Test func `a folder has a record and a report with titles of their own`() throws {
    let publication = try read([:])
    #expect(publication.pages.map(\.key) == ["payments", "payments/report"])
    #expect(publication.pages.map(\.title) == ["Model", "Model: design review"])
    #expect(publication.pages.map(\.role) == [.record, .report])
    #expect(publication.status == "proposed")
    // The heading is the title and not told twice.
    #expect(publication.pages[0].tree.blocks == [.paragraph([.text("Text.")])])
  }

  @Test(arguments: [(7, "ADR-0007: "), (12_345, "ADR-12345: "), (0, "ADR-0000: ")])
  func `a number stands before the titles`(number: Int, prefix: String) throws {
    let publication = try read([
      "decision.json": Self.json.replacing("null", with: "\(number)")
    ])
    #expect(
      publication.pages.map(\.title) == ["\(prefix)Model", "\(prefix)Model: design review"])
  }

  @Test func `markup and breaks of a title are none on a wiki`() throws {
    let publication = try read(["adr.md": "Model *A*\n`b` &amp; c\n===\n"])
    #expect(publication.pages[0].title == "Model A b & c")
  }

  @Test func `everything that is missing is told at once`() {
    #expect(problems(without: ["adr.md", "report.md"]).count == 2)
    #expect(problems(without: ["adr.md", "report.md", "decision.json"]).count == 3)
    #expect(problems(without: ["report.md"]) == ["Output/payments: has no report.md"])
  }

  @Test(arguments: ["", "no JSON", "{}", #"{"schema": "other/1", "status": "x"}"#, "[1]", "null"])
  func `a decision.json that is none is told`(text: String) {
    #expect(problems(["decision.json": text]).count == 1)
  }

  @Test func `a file that is not UTF-8 is told`() {
    #expect(
      problems(bytes: ["adr.md": [0x23, 0x20, 0xFF]])
        == ["Output/payments/adr.md: is not UTF-8"])
  }

  @Test(arguments: [
    "", "Text first.\n\n# Title", "## Title", "#\n", "```\n# Title\n```", "# <!-- x -->",
  ])
  func `a file without a title at its head is told`(text: String) {
    #expect(problems(["adr.md": text]).count == 1)
  }

  @Test func `pictures go along, and documents that are asked for`() throws {
    let files = [
      "figures/b.svg": "<svg/>", "figures/a.png": "", "adr.pdf": "%PDF", "adr.docx": "PK",
      "x.PDF": "", "pdf": "", ".pdf": "",
    ]
    let paths = { (documents: Set<String>) in
      try read(files, documents: documents).attachments.map(\.path)
    }
    #expect(try paths([]) == ["figures/a.png", "figures/b.svg"])
    #expect(try paths(["pdf"]) == ["adr.pdf", "figures/a.png", "figures/b.svg", "x.PDF"])
    #expect(
      try paths(["docx", "json"]) == [
        "adr.docx", "decision.json", "figures/a.png", "figures/b.svg",
      ])
  }
}
