/// What options are scored on: one of the six standing criteria, or a `should` constraint.
public enum Criterion: Sendable, Hashable {
  case scale
  case ipEfficiency
  case performance
  case azureIntegration
  case simplicity
  case support
  case constraint(ConstraintID)

  /// The six criteria that every decision has, in the order of the report.
  public static let standing: [Criterion] = [
    .scale, .ipEfficiency, .performance, .azureIntegration, .simplicity, .support,
  ]

  /// The criterion's id, as in the decision file's `weights`.
  public var id: String {
    switch self {
    case .scale: "scale"
    case .ipEfficiency: "ip-efficiency"
    case .performance: "performance"
    case .azureIntegration: "azure-integration"
    case .simplicity: "simplicity"
    case .support: "support"
    case .constraint(let constraint): constraint.id
    }
  }
}

/// A criterion's weight in exact thousandths, so that sums and ties are exact on every machine.
public struct Weight: Sendable, Hashable, Comparable {
  /// Thousandths: 1,000 is the default weight of 1.
  public let thousandths: Int

  /// A weight in thousandths.
  public init(thousandths: Int) { self.thousandths = thousandths }

  /// The weight of a criterion that the decision file does not name: 1.
  public static let one = Weight(thousandths: 1_000)

  /// Orders by size.
  public static func < (left: Weight, right: Weight) -> Bool {
    left.thousandths < right.thousandths
  }
}
