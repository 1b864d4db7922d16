import Foundation
import Reporting
import Templates
import TestSupport
import Testing

@testable import netadr

/// `netadr templates check` on folders with many mistakes, and on hostile ones.
@Suite struct TemplateProblemsTests {
  let root: TemporaryFolder
  let netadr: RunProcess
  static let head = "{{% CONTENT_TYPE:MARKDOWN}}\n"

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
  }

  /// The problems of the folder `own`, without its name and without cures.
  private func problems(exitCode: Int32 = 1) throws -> [String] {
    let run = try netadr("templates", "check", "own")
    #expect(run.exitCode == exitCode, "\(run.error)")
    return run.error.split(separator: "\n").map { line in
      String(line.split(separator: ";")[0].trimmingPrefix("own/"))
    }
  }

  @Test func everyProblemOfAFolderIsReportedInOneRun() throws {
    for (path, body) in [
      ("records/a.md.mustache", Self.head + "{{.titel}}\n{{> records/parts/outcome}}\n"),
      ("records/b.md.mustache", Self.head + "{{> records/parts/outcom}}\n{{.statsu}}\n"),
      ("records/c.md.mustache", "{{.titel}}\n"),
      ("records/d.md.mustache", Self.head + "{{{.titel}}}\n{{&.title}}\n"),
      ("records/e.md.mustache", Self.head + "{{.title\n{{.titel}}\n"),
      ("records/f.md.mustache", Self.head + "{{.titel}}\n{{#.options}}\n{{.titel}}\n"),
      ("records/g1.md.mustache", Self.head + "x {{> records/g2}}{{.titel}}\n"),
      ("records/g2.md.mustache", Self.head + "x {{> records/g3}}\n"),
      ("records/g3.md.mustache", Self.head + "x {{> records/g1}}\n"),
      ("records/h.md.mustache", Self.head + "{{t(decisoin)}}\n"),
      ("records/parts/outcome.md.mustache", Self.head + "{{.outcome.knid}}\n"),
      ("explain/fact.txt.mustache", "{{% CONTENT_TYPE:TEXT}}\n{{.tittle}}\n"),
      ("strings/en.yaml", "scores: ''\n"), ("strings/fr.yaml", "decison: x\n"),
    ] { try root.write(body, to: "own/\(path)") }
    let found = try problems().filter { !$0.contains(": warning: ") }
    let unknown = "error: the current value has no field"
    #expect(
      found == [
        "explain/fact.txt.mustache:2:1: \(unknown) 'tittle'",
        "records/a.md.mustache:2:1: \(unknown) 'titel'",
        "records/b.md.mustache:2:1: error: there is no template 'records/parts/outcom.md.mustache'",
        "records/b.md.mustache:3:1: \(unknown) 'statsu'",
        "records/c.md.mustache:1:1: error: the template does not say how values are escaped",
        "records/c.md.mustache:1:1: \(unknown) 'titel'",
        "records/d.md.mustache:2:1: error: a template cannot print text unescaped",
        "records/d.md.mustache:2:1: \(unknown) 'titel'",
        "records/d.md.mustache:3:1: error: a template cannot print text unescaped",
        "records/e.md.mustache:2:1: error: this tag has no end",
        "records/e.md.mustache:3:1: \(unknown) 'titel'",
        // What a file means whose sections do not match is not known.
        "records/f.md.mustache:3:1: error: the section '.options' has no end",
        "records/g1.md.mustache:2:19: \(unknown) 'titel'",
        "records/g3.md.mustache:2:3: error: the template includes itself: "
          + "records/g1.md.mustache → records/g2.md.mustache → records/g3.md.mustache → "
          + "records/g1.md.mustache",
        "records/h.md.mustache:2:1: error: there is no text 'decisoin'",
        "records/parts/outcome.md.mustache:2:1: error: '.outcome' has no field 'knid'",
        "strings/en.yaml:1:9: error: 'scores' has no text",
        "strings/fr.yaml:1:1: error: no template asks for the text 'decison'",
      ])
  }

  @Test func aMistakeHasNoFollowUps() throws {
    let cases = [
      ("{{<a}}{{/a}}\n{{$b}}\n", ["2:1: error: template inher", "3:1: error: template inher"]),
      ("{{#.options}}\n{{/.optoins}}\n{{.title}}\n", ["3:1: error: this ends '.optoins'"]),
      ("{{#.options}}{{#.x}}{{/.options}}\n{{/.y}}", ["2:14: error: the section", "3:1: error: "]),
      ("{{#.options\n{{.title}}\n{{/.options}}\n", ["2:1: error: this tag has no end"]),
      ("{{#.optoins}}\n{{.x}}\n{{/.optoins}}\n", ["2:1: error: the current value has no"]),
      ("{{#t(decision)}}x{{/t(decision)}}\n", ["2:1: error: 't' gives text, not a condition"]),
      ("x {{> records/own6}}\n", ["2:3: error: the template includes itself"]),
    ]
    for (index, (body, _)) in cases.enumerated() {
      try root.write(Self.head + body, to: "own/records/own\(index).md.mustache")
    }
    let wanted = cases.enumerated().flatMap { index, value in
      value.1.map { "records/own\(index).md.mustache:\($0)" }
    }
    let found = try problems()
    #expect(found.count == wanted.count, "\(found)")
    for (line, start) in zip(found, wanted) { #expect(line.hasPrefix(start), "\(line)") }
  }

  @Test func hostileTemplatesGetFewAndShortDiagnostics() throws {
    func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let cases = [
      (many("{{.title}}\n", 90_000), "1:1: error: the template is larger than 128 KiB", 1),
      (many("{{#.options}}\n", 9_000), "34:1: error: sections are nested more than 32 deep", 1),
      (many("{{#.}}", 9_000) + many("{{/.}}", 9_000), "2:193: error: sections are nested", 1),
      (many("{", 100_000), "2:1: error: this tag has no end", 1),
      (many("{{!", 40_000), "2:1: error: this tag has no end", 1),
      (many("{{.titel}}", 5_000), "2:1: error: the current value has no field", 100),
      (many("{{t(x)}}", 15_000), "2:1: error: there is no text 'x'", 101),
      (many("{{/.a}}", 15_000), "2:1: error: this ends a section that was not begun", 101),
      ("{{.\(many("a", 100_000))}}", "2:1: error: the current value has no field 'aaa", 1),
      ("{{> \(many("a", 100_000))}}", "2:1: error: there is no template 'aaa", 1),
      ("{{.\u{1}\u{1B}[31m}}", "2:1: error: '.\\u{1}\\u{1b}[31m' is not a name", 1),
    ]
    for (index, (body, _, _)) in cases.enumerated() {
      try root.write(Self.head + body, to: "own/records/own\(index).md.mustache")
    }
    let found = try problems()
    #expect(found.allSatisfy { $0.utf8.count < 500 })
    for (index, (_, problem, most)) in cases.enumerated() {
      let own = found.filter { $0.hasPrefix("records/own\(index).md") }
      let isNamed = own.first?.hasPrefix("records/own\(index).md.mustache:" + problem) ?? false
      #expect(isNamed && own.count <= most, "\(problem): \(own.count) \(own.first ?? "")")
    }
  }

  @Test func everyTemplateThatARunRendersIsChecked() throws {
    let layouts = ["madr", "brief"]
    let paths = Set(layouts.flatMap(ReportRenderer.templates) + ["pages/page.html.mustache"])
    for path in paths {
      try root.write((Templates.text(path) ?? "") + "{{.nonsense}}\n", to: "own/\(path)")
    }
    let found = try problems().filter { $0.hasSuffix("has no field 'nonsense'") }
    #expect(Set(found.map { $0.prefix { $0 != ":" } }) == Set(paths.map { $0[...] }))
    #expect(found.count == paths.count)
  }

  @Test func oneNameHasOneProblem() throws {
    // One scenario has an option, another has none: each finds a fault of its own.
    try root.write(Self.head + "{{.outcome.option.nam}}\n", to: "own/records/a.md.mustache")
    let place = "records/a.md.mustache:2:1: error: "
    #expect(try problems() == [place + "'.outcome.option' is text and has no field 'nam'"])
  }

  @Test func longChainsAndExplosionsOfPartialsAreErrors() throws {
    for index in 0..<60 {
      for (name, next) in [("up", index + 1), ("down", index - 1)] where (0..<60).contains(next) {
        try root.write(
          Self.head + "x {{> records/\(name)\(next + 100)}}\n",
          to: "own/records/\(name)\(index + 100).md.mustache")
      }
    }
    try root.write(Self.head, to: "own/records/up159.md.mustache")
    try root.write(Self.head, to: "own/records/down100.md.mustache")
    let found = try problems()
    #expect(
      found.contains("records/up116.md.mustache:2:3: error: partials are nested more than 16 deep"))
    #expect(found.contains { $0.hasPrefix("records/down117.md.mustache:2:3: error: partials are") })
    #expect(found.count < 10)
  }

  @Test func whatCannotBeReadIsNamed() throws {
    try FileManager.default.createDirectory(
      at: root.url.appending(path: "own/records/x.md.mustache"), withIntermediateDirectories: true)
    #expect(try problems(exitCode: 2) == ["error: own/records/x.md.mustache: is a folder"])
    try FileManager.default.removeItem(at: root.url.appending(path: "own"))
    try FileManager.default.createDirectory(
      at: root.url.appending(path: "own"), withIntermediateDirectories: true)
    try Data((0..<255).map { UInt8($0) }).write(to: root.url.appending(path: "own/x.md.mustache"))
    #expect(try problems(exitCode: 2) == ["error: own/x.md.mustache: is not UTF-8"])
  }
}
