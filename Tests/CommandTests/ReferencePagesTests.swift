import Decisions
import Foundation
import MarkdownHTML
import Reporting
import Templates
import TestSupport
import Testing

@testable import netadr

/// The pages of `Docs/`: up to date, and whole in themselves.
@Suite struct ReferencePagesTests {
  let pages: [ReferencePages.Page]
  /// Fields of the template data without a meaning, and meanings without a field.
  let problems: [String]

  init() throws {
    let pipeline = try Pipeline(knowledge: nil)
    let loading = try TemplateLoading(nil) { $0.hasPrefix(ReferencePages.folder) }
    let reference = ReferencePages(loading.templates)
    let day = try #require(CalendarDate("2026-11-22"))
    let starters = New.scenarios.map { Templates.text("decisions/\($0).yaml") ?? "" }
    let cases = try GoldenTests.cases.map { name in
      try String(
        contentsOf: Checkout.root.appending(path: "Tests/Cases/\(name)/decision.yaml"),
        encoding: .utf8)
    }
    let reports = (starters + cases).compactMap { text -> Report? in
      pipeline.decision([UInt8](text.utf8), file: "payments.yaml").decision.map {
        Report(
          ReportSource(pipeline.assessment($0, on: day), knowledge: pipeline.knowledge, date: day))
      }
    }
    let data = try reference.templateData(
      reports, meanings: Templates.text("docs/TemplateData.yaml") ?? "")
    problems = data.problems
    pages = try reference.all(pipeline.knowledge, schema: pipeline.schema) + [data.page]
  }

  @Test func thePagesAreThoseOfDocs() throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"
    let docs = Golden(folder: Checkout.root.appending(path: "Docs"), isRecording: isRecording)
    for page in pages {
      let problem = docs.compare(page.text, with: page.name)
      #expect(problem == nil, "run make docs, read the difference and commit it")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: docs.folder.path)
    let written = pages.map(\.name) + ["Templates.md"]
    #expect(files.filter { $0.hasSuffix(".md") }.sorted() == written.sorted())
  }

  @Test func everyFieldOfTheTemplateDataHasAMeaningAndNoMeaningIsStale() {
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  @Test func everyLinkBetweenThePagesLeadsToAHeading() throws {
    let anchors = Dictionary(
      uniqueKeysWithValues: pages.map { page in
        (page.name, Set(MarkdownHTML.render(page.text).headings.map(\.id)))
      })
    var count = 0
    for page in pages {
      for link in page.text.components(separatedBy: "](").dropFirst() {
        let target = String(link.prefix { $0 != ")" })
        guard !target.hasPrefix("http"), let hash = target.firstIndex(of: "#") else { continue }
        let file = hash == target.startIndex ? page.name : String(target[..<hash])
        let anchor = String(target[target.index(after: hash)...])
        let isThere = anchors[file]?.contains(anchor) ?? false
        #expect(isThere, "\(page.name): \(target)")
        count += 1
      }
    }
    #expect(count > 200)
  }

  @Test func everyLinkIntoTheSourcesLeadsToAFolder() {
    for page in pages {
      for link in page.text.components(separatedBy: "](../").dropFirst() {
        let place = Checkout.root.appending(path: String(link.prefix { $0 != ")" }))
        #expect(FileManager.default.fileExists(atPath: place.path), "\(page.name): \(place.path)")
      }
    }
  }

  @Test func everyEntryHasItsHeadingAndNothingIsUnfilled() throws {
    let book = ExplanationBook(try Pipeline(knowledge: nil).knowledge)
    for (name, word) in [
      ("Claims", "claim"), ("Facts", "fact"), ("Rules", "rule"), ("Constraints", "constraint"),
    ] {
      let page = try #require(pages.first { $0.name == "\(name).md" })
      let lines = Set(page.text.split(separator: "\n").map(String.init))
      for entry in book.entries(of: ExplanationKind(word)) {
        #expect(lines.contains("## \(entry.id)"), "\(name)")
      }
      // Braces occur in the decisions of the examples alone.
      let prose = page.text.components(separatedBy: "```").enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      #expect(!prose.joined().contains("{"), "\(name)")
    }
  }

  @Test func everyKeyOfTheSchemaIsInThePage() throws {
    let page = try #require(pages.first { $0.name == "DecisionFile.md" }).text
    for table in try Pipeline(knowledge: nil).schema.keyTables {
      let parts = page.components(
        separatedBy: "\n## \(table.path.isEmpty ? "Top level" : table.path)\n")
      try #require(parts.count == 2, "\(table.path)")
      let section = parts[1].components(separatedBy: "\n## ")[0]
      let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
      #expect(rows.count == table.keys.count, "\(table.path)")
      for (row, key) in zip(rows, table.keys) {
        let cells = row.components(separatedBy: " | ")
        #expect(cells.first?.contains("`\(key.name)`") == true, "\(row)")
        #expect(cells.count > 1 && cells[1] == (key.isRequired ? "yes" : "no"), "\(row)")
      }
    }
  }
}
