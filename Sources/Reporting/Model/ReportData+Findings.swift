internal import Decisions
internal import Guidance
internal import Knowledge

extension ReportData {
  /// What is worth knowing of an option on one topic.
  func notes(about model: NetworkModel, _ topic: RuleGuide.Topic) -> ModelValue {
    .array(
      assessment.findings(about: model)
        .filter { $0.severity == .note && self.topic(of: $0) == topic }
        .map(wording.markdown))
  }

  /// What else there is to say of an option: for it, against it, and what is worth knowing of the
  /// platform.
  ///
  /// Not what is said elsewhere: exclusions and what the chosen option has for and against it stand
  /// in the summary, answers to constraints in their tables.
  func remarks(about model: NetworkModel) -> [ModelValue] {
    assessment.findings(about: model).filter(isRemark).map { finding in
      [
        "isAgainst": .bool(finding.severity == .against),
        "isFor": .bool(finding.severity == .favours),
        "isNote": .bool(finding.severity == .note),
        "text": wording.markdown(finding),
      ]
    }
  }

  /// Whether there is a remark on any option.
  var hasRemarks: Bool { assessment.findings.contains { $0.option != nil && isRemark($0) } }

  private func isRemark(_ finding: Finding) -> Bool {
    switch finding.severity {
    case .excludes: false
    case .against, .favours:
      finding.constraint == nil && finding.option != assessment.outcome.option
    case .note: topic(of: finding) == .platform
    }
  }

  private func topic(of finding: Finding) -> RuleGuide.Topic {
    knowledge.rule(finding.rule)?.topic ?? .platform
  }
}
