public import Decisions
public import Guidance
public import Knowledge

/// What a record and a report are made from: an assessment, the knowledge behind it and a date.
public struct ReportSource: Sendable {
  /// What the engine says.
  public let assessment: Assessment
  /// The knowledge base that it was made with.
  public let knowledge: KnowledgeBase
  /// The smallest changes that would make an option feasible; empty where one is.
  public let relaxations: [RelaxationSet]
  /// What would change the decision.
  public let sensitivity: Sensitivity
  /// The choice of dataplane and network policy engine.
  public let dataplane: DataplaneChoice
  /// How the existing cluster gets to the options; nil where the cluster is new.
  public let migration: MigrationPlan?
  /// The record's date: the file's own, else the one that the run was given.
  public let date: CalendarDate

  /// The source of a report.
  ///
  /// - Parameters:
  ///   - assessment: What the engine says of the decision.
  ///   - knowledge: The knowledge base that it was made with.
  ///   - date: The date of a decision whose file gives none.
  public init(_ assessment: Assessment, knowledge: KnowledgeBase, date: CalendarDate) {
    self.assessment = assessment
    self.knowledge = knowledge
    relaxations = assessment.relaxations(knowledge: knowledge)
    let date = assessment.decision.date ?? date
    self.date = date
    sensitivity = Sensitivity(assessment, date: date, knowledge: knowledge)
    dataplane = DataplaneChoice(assessment, knowledge: knowledge, date: date)
    migration = MigrationPlan(
      assessment, dataplane: dataplane, knowledge: knowledge, date: date)
  }

  var decision: Decision { assessment.decision }
  var sizing: Sizing { assessment.sizing }

  /// What has to be settled before the record is accepted: what speaks against the cluster itself,
  /// and what the knowledge base calls an open point of the chosen option.
  public var openPoints: [Finding] {
    guard let option = assessment.outcome.option else { return [] }
    let ofOption = assessment.findings(about: option).filter { finding in
      finding.severity == .note && knowledge.rule(finding.rule)?.isOpenPoint ?? false
    }
    return assessment.clusterFindings.filter { $0.severity == .against } + ofOption
  }

  /// An option's title.
  func title(_ model: NetworkModel) -> String { knowledge.option(model).title }
}
