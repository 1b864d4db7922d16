/// What is said of one decision: the data of its templates and its `decision.json`.
public struct Report: Sendable {
  /// What templates see.
  let data: ModelValue
  let source: ReportSource

  /// The report of an assessment.
  public init(_ source: ReportSource) {
    self.source = source
    data = ReportData(source).value
  }

  /// `decision.json`.
  public func document() -> String { ModelJSON.text(DecisionDocument.value(source)) }
}
