public import Figures
public import Guidance
public import Knowledge

/// What the figures and tables of a report map; a verdict alone does without it.
public struct ReportMaps: Sendable {
  /// The option chosen over nodes and max pods.
  let decision: DecisionMap
  /// The ranges of the VNet.
  let addresses: AddressMap

  /// The maps of an assessment; they need nothing else of a report's source, so that both can be
  /// worked out at the same time.
  public init(_ assessment: Assessment, knowledge: KnowledgeBase) {
    decision = DecisionMap(assessment, knowledge: knowledge)
    addresses = AddressMap(assessment)
  }
}

/// What is said of one decision: the data of its templates and its `decision.json`.
public struct Report: Sendable {
  /// What templates see.
  let data: ModelValue
  let source: ReportSource
  /// The figures, in the order in which the report shows them.
  public let figures: [Figure]

  /// The report of an assessment.
  ///
  /// - Parameters:
  ///   - source: The assessment and what else the report is made from.
  ///   - maps: The maps of the same assessment; worked out here where they are left out.
  ///   - strings: The words of figures.
  ///   - showsFigures: Whether the report shows figures; their numbers stand in its tables anyway.
  public init(
    _ source: ReportSource, maps: ReportMaps? = nil, strings: TemplateStrings = .english,
    showsFigures: Bool = true
  ) {
    self.source = source
    let maps = maps ?? ReportMaps(source.assessment, knowledge: source.knowledge)
    figures =
      showsFigures
      ? Figure.all(
        source.assessment, weights: source.sensitivity.weights, addresses: maps.addresses,
        map: maps.decision, texts: strings.figures, knowledge: source.knowledge) : []
    data = ReportData(source, maps: maps, figures: figures).value
  }

  /// The title of the chosen option; nil where none is feasible.
  public var chosen: String? { source.assessment.outcome.option.map(source.title) }

  /// `decision.json`.
  public func document() -> String { ModelJSON.text(DecisionDocument.value(source)) }
}
