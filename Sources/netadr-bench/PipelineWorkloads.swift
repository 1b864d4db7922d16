import Decisions
import Figures
import Guidance
import Knowledge
import MarkdownHTML
import Reporting
import Templates

/// The stages of one decision, each by itself, on the starter file `default-production`.
enum PipelineWorkloads {
  static func all() -> [Workload] {
    guard let knowledge = KnowledgeBase.builtIn.base,
      let templates = try? TemplateSet(builtIn: Templates.all),
      let text = Templates.text("decisions/default-production.yaml"),
      let date = CalendarDate("2026-11-22")
    else { return [] }
    let reader = DecisionReader(limits: DecisionLimits(knowledge.limits))
    let bytes = [UInt8](text.utf8)
    guard let decision = reader.read(bytes, file: "default-production.yaml").decision else {
      return []
    }
    let source = ReportSource(
      Assessment(decision, knowledge: knowledge), knowledge: knowledge, date: date)
    let map = DecisionMap(source.assessment, knowledge: knowledge)
    let addresses = AddressMap(source.assessment)
    let report = Report(source)
    let renderer = ReportRenderer(templates, knowledge: knowledge)
    let markdown = (try? renderer.report(report)) ?? ""
    return [
      Workload(name: "knowledge base loaded, built-in", target: 10e-3, repetitions: 10) {
        (0..<10).reduce(0) { sum, _ in
          sum + (KnowledgeBase.loadCompiled().base?.facts.count ?? 0)
        }
      },
      Workload(name: "templates read", target: 6e-3, repetitions: 10) {
        (0..<10).reduce(0) { sum, _ in
          sum + ((try? TemplateSet(builtIn: Templates.all))?.paths.count ?? 0)
        }
      },
      Workload(name: "decision file read", target: 1e-3, repetitions: 100) {
        (0..<100).reduce(0) { sum, _ in
          sum + (reader.read(bytes, file: "x.yaml").decision?.options.count ?? 0)
        }
      },
      Workload(name: "report model built", target: 2e-3, repetitions: 100) {
        (0..<100).reduce(0) { sum, _ in
          withExtendedLifetime(Report(source, showsFigures: false)) { sum + 1 }
        }
      },
      Workload(name: "four figures drawn", target: 5e-3, repetitions: 20) {
        (0..<20).reduce(0) { sum, _ in
          let figures = Figure.all(
            source.assessment, weights: source.sensitivity.weights, addresses: addresses,
            map: map, texts: templates.strings.figures, knowledge: knowledge)
          return sum + figures.reduce(0) { $0 + $1.svg.utf8.count }
        }
      },
      Workload(name: "report rendered to Markdown", target: 6e-3, repetitions: 10) {
        (0..<10).reduce(0) { sum, _ in
          sum + ((try? renderer.report(report)) ?? "").utf8.count
        }
      },
      Workload(name: "record rendered to Markdown", target: 2e-3, repetitions: 10) {
        (0..<10).reduce(0) { sum, _ in
          sum + ((try? renderer.record(report, layout: "madr")) ?? "").utf8.count
        }
      },
      Workload(name: "decision.json written", target: 2e-3, repetitions: 10) {
        (0..<10).reduce(0) { sum, _ in sum + report.document().utf8.count }
      },
      Workload(name: "report to HTML", target: 6e-3, repetitions: 10) {
        (0..<10).reduce(0) { sum, _ in sum + MarkdownHTML.render(markdown).html.utf8.count }
      },
      Workload(name: "the same by libcmark-gfm alone", target: 6e-3, repetitions: 10) {
        (0..<10).reduce(0) { sum, _ in sum + MarkdownHTML.plain(markdown[...]).utf8.count }
      },
    ]
  }
}
