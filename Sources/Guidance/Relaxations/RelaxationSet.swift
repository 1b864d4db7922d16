public import Knowledge

/// What a change costs.
public enum RelaxationCost: Sendable, Hashable {
  /// A sentence of the phrases `relaxations`.
  case figure(Message)
  /// How the option that is then chosen answers the constraint that was dropped.
  case unmet(ConstraintAnswer)
}

/// A smallest set of changes after which a decision without a feasible option has one.
public struct RelaxationSet: Sendable, Hashable {
  /// The changes; all of them are needed, and none asks for more than it has to.
  public let changes: [Relaxation]
  /// What each change costs.
  public let costs: [RelaxationCost]
  /// What would then be chosen.
  public let outcome: Outcome
}

extension Assessment {
  /// The smallest sets of constraints and inputs to relax, and what each would then choose; empty
  /// unless no option is feasible.
  ///
  /// A set is smallest when no part of it is enough, whatever values its changes take. Of its values
  /// the fewest nodes are lost first, and then the VNet is enlarged by no more than that takes.
  /// Nodes are cut to no less than half: beyond that it is another cluster.
  public func relaxations(knowledge: KnowledgeBase) -> [RelaxationSet] {
    outcome.kind == .noneFeasible
      ? RelaxationSearch(self, knowledge: knowledge).smallestSets() : []
  }
}
