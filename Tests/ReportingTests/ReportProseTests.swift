import Decisions
import Foundation
import Guidance
import Knowledge
import Testing

@testable import Reporting

/// What a reader is told once, and what is not said where it would be wrong.
@Suite struct ReportProseTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  private func report(_ name: String) throws -> String {
    try renderer(base).report(Report(try #require(try source(name, base))))
  }

  @Test func `a pod CIDR that the decision file fixes is not said to be placed`() throws {
    let report = try report("migrate-from-kubenet")
    #expect(report.contains("usable addresses; the decision file fixes 10.244.0.0/16.\n"))
    #expect(!report.contains("it goes to 10.244.0.0/16"))
    #expect(try self.report("default-production").contains("it goes to 10.244.0.0/18.\n"))
  }

  @Test func `the size that fills an option and the choice beyond it are one bullet`() throws {
    for (name, size, then) in [
      ("limited-ip-space", "110", "No option would then be feasible."),
      ("windows-confidential", "929", "Azure CNI (node subnet) would then be chosen."),
    ] {
      let bullets = try report(name).split(separator: "\n").filter {
        $0.hasPrefix("* The cluster is ")
      }
      let full = bullets.filter { $0.contains("beyond \(size) nodes:") }
      #expect(full.count == 1 && full.allSatisfy { $0.hasSuffix("binds then. \(then)") }, "\(name)")
      #expect(!bullets.contains { $0.contains("nodes or more") }, "\(name)")
    }
  }

  @Test func `a report begins with its status and day, and when facts were read`() throws {
    let days = base.sources.map(\.read).sorted()
    let (first, last) = (try #require(days.first), try #require(days.last))
    let lines = try report("proof-of-concept").split(separator: "\n").map(String.init)
    #expect(lines[1...].prefix(2) == ["* Status: proposed", "* Date: 2026-11-22"])
    #expect(first != last && lines.contains("* Facts read: \(first) – \(last)"))
    #expect(try report("default-production").contains("\n* Deciders: Platform team\n"))
  }

  @Test func `the summary lists the options by what became of them, the chosen one bold`() throws {
    func rows(_ name: String) throws -> [[Substring]] {
      let lines = try report(name).split(separator: "\n")
      let head = try #require(lines.firstIndex { $0.hasPrefix("| Option | Verdict |") })
      return lines[(head + 2)...].prefix { $0.hasPrefix("| ") }.map { $0.split(separator: " | ") }
    }
    let verdicts = ["**chosen**", "viable", "discouraged", "excluded"]
    for name in starters {
      let rows = try rows(name)
      let places = rows.compactMap { row in verdicts.firstIndex { $0 == row[1] } }
      #expect(places.count == rows.count && places == places.sorted(), "\(name)")
      for (row, next) in zip(rows, rows.dropFirst()) where row[1] == next[1] && row[2] != "–" {
        #expect(row[2] >= next[2], "\(name)")
      }
    }
    #expect(try rows("default-production").first?.first == "| **Azure CNI Overlay**")
  }

  @Test func `footnotes name the date of release notes once`() throws {
    let lines = try report("regulated").split(separator: "\n").filter { $0.hasPrefix("[^") }
    let dates = base.sources.filter { $0.title.hasPrefix("AKS release notes") }.compactMap(\.date)
    #expect(!dates.isEmpty && lines.contains { $0.contains("release \(dates[0])") })
    for date in dates {
      #expect(!lines.contains { $0.contains("release \(date), \(date)") }, "\(date)")
    }
  }

  @Test func `a criterion that two options are scored on is named once`() throws {
    let report = try report("windows-confidential")
    #expect(
      report.contains(
        "dynamic allocation scores 1 on Static Egress Gateway, which then counts; "
          + "Azure CNI (node subnet) scores 5."))
  }

  @Test func `reports say excluded, percent as a sign, and private addresses`() throws {
    let renderer = try renderer(base)
    for name in starters {
      let report = Report(try #require(try source(name, base)))
      let texts = [
        try renderer.report(report), try renderer.record(report, layout: "madr"),
      ]
      for word in ["ruled out", " percent", "private IPs", "surge apart"] {
        #expect(!texts.contains { $0.contains(word) }, "\(name): \(word)")
      }
    }
  }

  @Test func `what has to be settled stands with the verdict and is not said twice there`() throws {
    let renderer = try renderer(base)
    for (name, words) in [
      ("large-scale", ["900,000 pods; Microsoft names 200,000"]),
      ("windows-confidential", ["whose last day is 2026-06-30", "No source says whether DCsv2"]),
      ("default-production", []),
    ] {
      var decision = try #require(try source(name, base)).decision
      decision.date = CalendarDate("2026-11-22")
      let source = ReportSource(
        Assessment(decision, knowledge: base), knowledge: base,
        date: try #require(decision.date))
      #expect(source.openPoints.count == words.count, "\(name)")
      let report = Report(source)
      let texts = [
        try #require(try renderer.report(report).split(separator: "\n## ").dropFirst().first),
        try renderer.record(report, layout: "madr")[...],
      ]
      for text in texts {
        #expect(text.contains("To be settled before this is accepted:") == !words.isEmpty)
        for word in words {
          #expect(text.components(separatedBy: word).count == 2, "\(name): \(word)")
        }
      }
    }
  }

  @Test func `each pro and con of a record names its facts`() throws {
    for name in starters {
      let record = try renderer(base).record(
        Report(try #require(try source(name, base))), layout: "madr")
      let options = try #require(record.components(separatedBy: "## Pros and Cons").last)
      let bullets = options.split(separator: "\n").filter {
        $0.hasPrefix("* Good, because") || $0.hasPrefix("* Bad, because")
      }
      #expect(bullets.count > 5 && bullets.allSatisfy { $0.hasSuffix("]") }, "\(name)")
    }
  }

  @Test func `pools of the same figures are one term`() throws {
    let report = try report("large-scale")
    #expect(report.contains("`Σ(n + s) + extras` = 5 × (900 + 90) + 2 = 4,952 addresses."))
  }
}
