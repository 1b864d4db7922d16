public import Decisions
public import Knowledge

/// How an existing cluster gets to the options: paths, preconditions, effects, steps and deadline.
///
/// Every message is a statement of the knowledge base, known by its key (facts file 1.3, R27–R29).
public struct MigrationPlan: Sendable, Hashable {
  /// The way to one option.
  public struct Path: Sendable, Hashable {
    /// The option.
    public let option: NetworkModel
    /// The way.
    public let migration: Migration
    /// What the way means.
    public let message: Message
  }

  /// Something to do, in this order.
  public enum Step: String, Sendable, Hashable {
    /// Look at what the decision file does not tell.
    case check
    /// Remove the network policy engine, where there is one.
    case removePolicyEngine = "remove-policy-engine"
    /// Update the cluster to the chosen network model.
    case updateNetworkModel = "update-network-model"
    /// Add the new node pools and replace the old ones.
    case replacePools = "replace-pools"
    /// Make the new cluster.
    case makeCluster = "make-cluster"
    /// Move the cluster to the Cilium dataplane.
    case moveToCilium = "move-to-cilium"
    /// Install the network policy engine that was chosen.
    case installPolicyEngine = "install-policy-engine"
    /// Look at the result.
    case verify
  }

  /// The model of the existing cluster.
  public let existing: NetworkModel
  /// The ways to the options that the decision compares, in their order.
  public let paths: [Path]
  /// The way to the chosen option; nil where none is chosen.
  public let path: Path?
  /// What must hold before the way is taken.
  public let preconditions: [Precondition]
  /// What taking it does.
  public let effects: [Message]
  /// What to do, in order.
  public let steps: [Step]
  /// The pod CIDR that the update names; nil where it keeps the cluster's own.
  public let updatedPodCIDR: PlacedPrefix?
  /// Until when kubenet can be left; nil for other models.
  public let deadline: Message?

  /// The plan of an assessed decision; nil where the cluster is new.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - dataplane: The choice of dataplane and policy engine.
  ///   - knowledge: The knowledge base that both were made with.
  ///   - date: The date of the record, from which the deadline is counted.
  public init?(
    _ assessment: Assessment, dataplane: DataplaneChoice, knowledge: KnowledgeBase,
    date: CalendarDate
  ) {
    let decision = assessment.decision
    guard let existing = decision.cluster.existing else { return nil }
    self.existing = existing
    func path(_ option: NetworkModel) -> Path {
      Path(
        option: option, migration: Migration(from: existing, to: option),
        message: Message(Migration.statement(from: existing, to: option)))
    }
    paths = decision.options.map(path)
    let chosen = assessment.outcome.option.map(path)
    self.path = chosen
    deadline = existing == .kubenet ? Self.deadline(knowledge.limits, date) : nil
    guard let chosen, let sizing = assessment.sizing[chosen.option] else {
      (preconditions, effects, steps, updatedPodCIDR) = ([], [], [], nil)
      return
    }
    let situation = Situation(
      decision: decision, sizing: assessment.sizing, knowledge: knowledge)
    preconditions =
      PreconditionCheck(existing, sizing, situation).all
      + (chosen.migration == .inPlace && dataplane.dataplane == .cilium
        ? [Precondition(.met, Message("before-separate-steps"))] : [])
    effects = Self.effects(of: chosen.migration, from: existing)
    steps = Self.steps(chosen.migration, dataplane)
    updatedPodCIDR =
      chosen.migration == .inPlace && decision.namesPodCIDR(from: existing)
      ? sizing.podCIDR : nil
  }

  private static func effects(of migration: Migration, from existing: NetworkModel) -> [Message] {
    let keys: [String] =
      switch migration {
      case .none: []
      case .inPlace:
        ["effect-irreversible", "effect-reimage", "effect-max-pods"]
          + [existing == .kubenet ? "effect-routes" : "effect-pods-leave-vnet"]
      case .newPools: ["effect-pools-replaced", "effect-cluster-stays"]
      case .newCluster: ["effect-new-cluster"]
      }
    return keys.map { Message($0) }
  }

  private static func steps(_ migration: Migration, _ choice: DataplaneChoice) -> [Step] {
    var afterwards: [Step] = []
    if choice.dataplane == .cilium {
      afterwards = [.moveToCilium]
    } else if choice.policyEngine != nil {
      afterwards = [.installPolicyEngine]
    }
    return switch migration {
    case .none: afterwards.isEmpty ? [] : afterwards + [.verify]
    case .inPlace: [.check, .removePolicyEngine, .updateNetworkModel] + afterwards + [.verify]
    case .newPools: [.check, .replacePools] + afterwards + [.verify]
    // A new cluster is made with its dataplane and its policy engine.
    case .newCluster: [.makeCluster]
    }
  }

  private static func deadline(_ limits: Limits, _ date: CalendarDate) -> Message {
    let end = limits.dates.kubenetRetirement
    guard let left = date.span(to: end) else {
      return Message("deadline-passed", ["date": .text(end.description)])
    }
    let key =
      left == (0, 0) ? "deadline-today" : left.months == 0 ? "deadline-near" : "deadline-ahead"
    return Message(
      key,
      [
        "date": .text(end.description), "months": .count(left.months), "days": .count(left.days),
      ])
  }
}
