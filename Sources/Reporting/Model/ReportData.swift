internal import Decisions
internal import Figures
internal import Guidance
internal import Knowledge

/// What templates see: the values of `decision.json` in the words and order of a report.
///
/// Every number is printed text here, so that a template only places it. The fields are the
/// published data model of templates.
struct ReportData {
  let source: ReportSource
  let maps: ReportMaps
  /// The figures that the report shows.
  let figures: [Figure]
  let wording: Wording
  let applied: [AppliedAdvice]

  init(_ source: ReportSource, maps: ReportMaps, figures: [Figure] = []) {
    self.source = source
    self.maps = maps
    self.figures = figures
    wording = Wording(knowledge: source.knowledge)
    applied = source.assessment.advice(source.knowledge)
  }

  var decision: Decision { source.decision }
  var assessment: Assessment { source.assessment }
  var knowledge: KnowledgeBase { source.knowledge }

  /// The data of one decision: what every template gets.
  var value: ModelValue {
    [
      "title": .string(decision.title),
      "number": .string(orNull: decision.number.map(String.init)),
      "status": .string(decision.status.rawValue),
      "statusWord": .string(decision.status.rawValue.asSentenceStart),
      "date": .string(source.date.description),
      "deciders": names(decision.deciders),
      "consulted": names(decision.consulted),
      "informed": names(decision.informed),
      "context": decision.context.map {
        .markdown(MarkdownText.sanitised($0, belowHeading: 2))
      } ?? .null,
      "file": .string(fileName),
      "factsRead": factsRead,
      "outcome": outcome,
      "cluster": cluster,
      "network": network,
      "constraints": .array(decision.constraints.map(constraint)),
      "environmentAdvice": environmentAdvice,
      "options": .array(decision.options.map(option)),
      "ranking": ranking,
      "hasRemarks": .bool(hasRemarks),
      "others": .strings(
        decision.options.filter { $0 != assessment.outcome.option }.map(source.title)),
      "chosen": assessment.outcome.option.map(chosen) ?? .null,
      "openPoints": .array(source.openPoints.map(wording.markdown)),
      "clusterFindings": .array(clusterFindings.map(wording.markdown)),
      "excluded": .array(excluded),
      "matrix": matrix,
      "scores": scores,
      "relaxations": .array(relaxations),
      "sensitivity": sensitivity,
      "figures": figureTexts,
      "addressDemand": demandTable,
      "addressMap": addressTable,
      "decisionMap": mapTable,
      "dataplane": dataplane,
      "migration": source.migration.map(migration) ?? .null,
      "implementation": implementation,
    ]
  }

  /// The decision file's own name, without its folder.
  private var fileName: String {
    decision.file.split(separator: "/").last.map(String.init) ?? decision.file
  }

  /// The days between which the sources of the knowledge base were read; null where there is none.
  private var factsRead: ModelValue {
    let days = knowledge.sources.map(\.read)
    guard let first = days.min(), let last = days.max() else { return .null }
    return [
      "first": .string(first.description), "last": .string(last.description),
      "isOneDay": .bool(first == last),
    ]
  }

  /// The findings about the cluster that are no open points.
  private var clusterFindings: [Finding] {
    let open = Set(source.openPoints)
    return assessment.clusterFindings.filter { !open.contains($0) }
  }

  private func names(_ people: [String]) -> ModelValue {
    people.isEmpty ? .null : .string(people.joined(separator: ", "))
  }

  /// The options that are ruled out, each with its reasons.
  private var excluded: [ModelValue] {
    decision.options.filter { assessment.verdict(on: $0) == .excluded }.map { model in
      [
        "title": .string(source.title(model)),
        "reasons": .array(
          assessment.findings(about: model).filter { $0.severity == .excludes }
            .map(wording.markdown)),
      ]
    }
  }

  /// An option's score with two decimals; nil when it is excluded.
  func score(of model: NetworkModel) -> String? { assessment.score(of: model)?.text }
}
