/// How the feature matrix is worded around its cells, and from when on evidence counts as old.
public struct MatrixWords: Sendable, Hashable {
  /// The age in months beyond which a cell's evidence is marked as old.
  public let oldAfterMonths: Int
  /// The wording of each phrase, with its values in braces.
  private let phrases: [Phrase: String]

  init(oldAfterMonths: Int, phrases: [Phrase: String]) {
    self.oldAfterMonths = oldAfterMonths
    self.phrases = phrases
  }

  /// The wording of a phrase; every base has one.
  public subscript(phrase: Phrase) -> String { phrases[phrase] ?? phrase.rawValue }

  /// A mark on a cell, or a reason why a row matters to a decision.
  public enum Phrase: String, CaseIterable, Sendable, Hashable {
    /// The mark of a cell whose evidence is old: `{month}`.
    case old
    /// The mark of a cell of which something has ended.
    case ended
    /// What has ended, and when: `{what}`, `{date}`.
    case end
    /// A `must` constraint of the file: `{constraint}`.
    case must
    /// A `should` constraint of the file: `{constraint}`.
    case should
    /// A finding rules options out: `{options}`.
    case excludes
    /// A finding is about the whole cluster.
    case cluster
    /// A finding speaks against options: `{options}`.
    case against
    /// A finding speaks for options: `{options}`.
    case favours
    case windowsPools = "windows-pools"
    case dualStack = "dual-stack"
    case existingCluster = "existing-cluster"
    /// The cluster is large: `{nodes}`.
    case largeCluster = "large-cluster"
    case connectedNetworks = "connected-networks"
    case scarceSpace = "scarce-space"
    case privateEndpoints = "private-endpoints"

    /// The names of the values that the wording may use.
    public var values: [String] {
      switch self {
      case .old: ["month"]
      case .end: ["what", "date"]
      case .must, .should: ["constraint"]
      case .excludes, .against, .favours: ["options"]
      case .largeCluster: ["nodes"]
      case .ended, .cluster, .windowsPools, .dualStack, .existingCluster, .connectedNetworks,
        .scarceSpace, .privateEndpoints:
        []
      }
    }

    /// The reason that a situation gives.
    public init(_ situation: Feature.Situation) {
      self =
        switch situation {
        case .windowsPools: .windowsPools
        case .dualStack: .dualStack
        case .existingCluster: .existingCluster
        case .largeCluster: .largeCluster
        case .connectedNetworks: .connectedNetworks
        case .scarceSpace: .scarceSpace
        case .privateEndpoints: .privateEndpoints
        }
    }
  }
}
