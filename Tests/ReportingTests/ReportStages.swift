import Decisions
import Diagnostics
import Guidance
import Knowledge
import Templates
import Testing

@testable import Reporting

/// The names of the starter files, in order.
let starters = Templates.all.map(\.path).filter { $0.hasPrefix("decisions/") }.sorted()
  .map { String($0.dropFirst("decisions/".count).dropLast(".yaml".count)) }

/// The built-in templates over a knowledge base.
func renderer(_ base: KnowledgeBase) throws -> ReportRenderer {
  ReportRenderer(try TemplateSet(builtIn: Templates.all), knowledge: base)
}

/// What a report of a starter file is made from; further keys may be put behind the file's own.
func source(
  _ name: String, _ base: KnowledgeBase, on date: String = "2026-11-22", keys: String = ""
) throws -> ReportSource? {
  let text = try #require(Templates.text("decisions/\(name).yaml"), "\(name)")
  let reader = DecisionReader(limits: DecisionLimits(base.limits))
  guard var decision = reader.read(Array((text + keys).utf8), file: "\(name).yaml").decision else {
    return nil
  }
  decision.date = nil
  return ReportSource(
    Assessment(decision, knowledge: base), knowledge: base,
    date: try #require(CalendarDate(date)))
}
