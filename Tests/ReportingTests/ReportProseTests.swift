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
}
