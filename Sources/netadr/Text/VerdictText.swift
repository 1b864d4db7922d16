import Decisions
import Diagnostics
import Guidance
import Knowledge
import Reporting

/// The verdict of one decision for a terminal, laid out for its width.
struct VerdictText {
  private let source: ReportSource
  private let file: String
  private let terminal: Terminal

  /// The verdict of an assessed decision file.
  init(_ source: ReportSource, file: String, terminal: Terminal) {
    self.source = source
    self.file = file
    self.terminal = terminal
  }

  /// The outcome, a table of the options, and the reasons of the excluded ones.
  var text: String {
    heading + "\n\n" + table + paths + openPoints + reasons + cluster + relaxations
  }

  private var assessment: Assessment { source.assessment }
  private var wording: Wording { Wording(knowledge: source.knowledge) }

  private var heading: String {
    let outcome = assessment.outcome
    let name = terminal.styled("\(file.escapingControls):", .bold)
    guard let option = outcome.option else {
      return joined(name, "no option is feasible", styling: "no option is feasible", .red)
    }
    let words = outcome.kind == .closeCall ? "leads, a close call" : "chosen"
    let title = wording.title(option)
    let level = source.sensitivity.confidence.level.rawValue
    return joined(name, "\(title) \(words) (confidence \(level))", styling: title, .green)
  }

  /// The file's name and the outcome on one line, else on several; words broken over two lines are
  /// not styled.
  private func joined(
    _ name: String, _ outcome: String, styling words: String, _ style: TextStyle
  ) -> String {
    let length = file.escapingControls.count + 2 + outcome.count
    let rest =
      length <= width
      ? " \(outcome)" : "\n" + outcome.wrapped(to: width, indent: "  ", start: "  ")
    return name + rest.replacing(words, with: terminal.styled(words, style), maxReplacements: 1)
  }

  /// The columns to lay out for; below 40 no sentence reads well.
  private var width: Int { max(40, terminal.width) }

  private var table: String {
    var table = TextTable([
      ("Option", .left), ("Verdict", .left), ("Score", .right), ("VNet IPs", .right),
      ("Max nodes", .right),
    ])
    for sizing in assessment.sizing.options {
      table.add([
        wording.title(sizing.model),
        assessment.verdict(on: sizing.model).rawValue,
        assessment.score(of: sizing.model)?.text ?? "-",
        sizing.demands.vnetAddresses.grouped, sizing.maxNodes.grouped,
      ])
    }
    return table.text(fitting: width)
  }

  /// Dataplane and policy engine, and how an existing cluster gets to the option.
  private var paths: String {
    guard let dataplane = source.dataplane.dataplane else { return "" }
    let engine = source.dataplane.policyEngine.map { "network policy by \($0.title)" }
    let choice =
      dataplane == .cilium
      ? "Dataplane: Cilium" : "Dataplane: Azure, \(engine ?? "no network policy engine")"
    return paragraph(choice + ".") + (source.migration.flatMap(way).map(paragraph) ?? "")
  }

  private func way(_ plan: MigrationPlan) -> String? {
    plan.path.map { path in
      let words =
        switch path.migration {
        case .none: "none needed"
        case .inPlace: "in place"
        case .newPools: "with new node pools"
        case .newCluster: "to a new cluster"
        }
      let migration = "Migration from \(wording.title(plan.existing)): \(words)."
      return "\(migration) \(wording.plain(statement: path.message))"
    }
  }

  private var reasons: String {
    assessment.decision.options.filter { assessment.verdict(on: $0) == .excluded }.map { model in
      let findings = assessment.findings(about: model).filter { $0.severity == .excludes }
      let sentences = findings.map(wording.plain)
      return paragraph(
        "\(wording.title(model)): \(sentences.joined(separator: " "))")
    }
    .joined()
  }

  private var openPoints: String {
    source.openPoints.map { paragraph("To be settled: \(wording.plain($0))") }.joined()
  }

  private var cluster: String {
    let open = Set(source.openPoints)
    return assessment.clusterFindings.filter { !open.contains($0) }
      .map { paragraph(wording.plain($0)) }.joined()
  }

  private var relaxations: String {
    source.relaxations.map { set in
      let then = set.outcome.option.map { ", then \(wording.title($0))" } ?? ""
      return paragraph("To relax: \(set.changes.map(wording.plain).asSentenceList)\(then).")
    }
    .joined()
  }

  private func paragraph(_ text: String) -> String {
    "\n" + text.escapingControls.wrapped(to: width, indent: "  ") + "\n"
  }
}
