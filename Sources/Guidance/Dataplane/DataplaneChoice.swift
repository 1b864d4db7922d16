public import Decisions
public import Knowledge

/// The second, smaller choice, made after the network model: dataplane and network policy engine.
///
/// Every message is a statement of the knowledge base, known by its key (R14, R29).
public struct DataplaneChoice: Sendable, Hashable {
  /// What carries the packets of pods and services.
  public enum Dataplane: String, Sendable, Hashable {
    /// Cilium, which enforces network policies itself.
    case cilium
    /// Azure's own, with iptables.
    case azure
  }

  /// The dataplane; nil where no network model is chosen.
  public let dataplane: Dataplane?
  /// The network policy engine; nil for none.
  public let policyEngine: PolicyEngine?
  /// Why, the foremost reason first.
  public let reasons: [Message]
  /// What to mind with it.
  public let cautions: [Message]

  /// The choice for an assessed decision.
  ///
  /// Engines that the decision file asks for come first, a `must` before a `should`; then Cilium
  /// where the cluster can have it. The dataplane follows the engine, as Cilium enforces policies
  /// on its own dataplane and the other engines run on Azure's.
  ///
  /// - Parameters:
  ///   - assessment: The assessment, for its outcome and its sizing.
  ///   - knowledge: The knowledge base that it was made with.
  ///   - date: The date of the record, for engines whose support has ended.
  public init(_ assessment: Assessment, knowledge: KnowledgeBase, date: CalendarDate) {
    guard let model = assessment.outcome.option, let sizing = assessment.sizing[model] else {
      dataplane = nil
      policyEngine = nil
      reasons = [Message("dataplane-no-option")]
      cautions = []
      return
    }
    let check = EngineCheck(
      decision: assessment.decision, sizing: sizing, limits: knowledge.limits,
      title: knowledge.option(model).title, date: date)
    let wanted = check.wanted
    let available = PolicyEngine.allCases.filter { check.obstacles(to: $0).isEmpty }
    let asked = wanted.first { available.contains($0.engine) }
    let engine =
      asked?.engine
      ?? (wanted.isEmpty ? available.first { $0 == .cilium } : available.first)

    var reasons: [Message] = []
    if let asked {
      reasons.append(
        Message(
          "dataplane-engine-wanted",
          ["engine": .text(asked.engine.title), "level": .text(asked.level.rawValue)]))
    }
    // What stands in the way of an engine that was asked for, or of Cilium, which would be next.
    for other in wanted.map(\.engine) where !available.contains(other) {
      reasons += check.obstacles(to: other)
    }
    if wanted.isEmpty { reasons += check.obstacles(to: .cilium) }
    reasons += Self.reasons(
      for: engine, isAsked: asked != nil, wanted: wanted.map(\.engine), available, check)
    self.reasons = reasons
    policyEngine = engine
    dataplane = engine == .cilium ? .cilium : .azure

    let passedOver = wanted.map(\.engine).filter { $0 != engine && available.contains($0) }
    cautions =
      (passedOver.isEmpty
        ? []
        : [
          Message("dataplane-one-engine", ["engines": .list(passedOver.map { .text($0.title) })])
        ]) + (engine.map(check.cautions) ?? [])
  }

  private static func reasons(
    for engine: PolicyEngine?, isAsked: Bool, wanted: [PolicyEngine], _ available: [PolicyEngine],
    _ check: EngineCheck
  ) -> [Message] {
    guard let engine else {
      if available.isEmpty { return [Message("dataplane-no-policies-possible")] }
      return [
        Message("dataplane-no-policies", ["engines": .list(available.map { .text($0.title) })])
      ]
    }
    var reasons: [Message] = []
    if !isAsked, !wanted.isEmpty {
      reasons.append(Message("dataplane-engine-instead", ["engine": .text(engine.title)]))
    }
    if engine == .cilium {
      reasons.append(Message("dataplane-cilium-recommended"))
      if check.usesNodeProvisioning { reasons.append(Message("dataplane-cilium-for-provisioning")) }
    } else {
      reasons.append(Message("dataplane-engine-beside-azure", ["engine": .text(engine.title)]))
    }
    return reasons
  }
}
