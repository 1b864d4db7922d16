internal import Decisions
internal import Guidance
internal import Knowledge

/// What of one decision makes rows matter.
struct MatrixReasons {
  /// How strong a reason is, the strongest first.
  enum Rank: Int {
    case must
    case excludes
    case should
    case situation
    case cluster
    case against
    case favours
  }

  private let knowledge: KnowledgeBase
  private let constraints: [ConstraintRequirement]
  private let options: [NetworkModel]
  private let situations: Set<Feature.Situation>
  /// The facts that findings about the cluster rest on first.
  private let clusterFacts: Set<String>
  /// The facts behind findings, by what the findings do and the option that they are about.
  private let facts: [Finding.Severity: [NetworkModel: Set<String>]]
  /// The node limit of the model with the lowest.
  private let smallestLimit: Int

  init(_ source: ReportSource) {
    knowledge = source.knowledge
    constraints = source.decision.constraints
    options = source.decision.options
    smallestLimit = source.knowledge.limits.nodes.perCluster.all.min() ?? 0
    situations = Self.situations(source, above: smallestLimit)
    let wording = Wording(knowledge: source.knowledge)
    var facts: [Finding.Severity: [NetworkModel: Set<String>]] = [:]
    for finding in source.assessment.findings where finding.constraint == nil {
      guard let option = finding.option else { continue }
      // Whatever rules an option out matters; else the fact that the finding is about.
      let behind = wording.facts(of: finding).prefix(finding.severity == .excludes ? .max : 1)
      facts[finding.severity, default: [:]][option, default: []].formUnion(behind)
    }
    self.facts = facts
    clusterFacts = Set(
      source.assessment.clusterFindings.compactMap { wording.facts(of: $0).first })
  }

  /// Why a row matters, strongest reason first.
  func all(for feature: Feature) -> [(rank: Rank, phrase: String)] {
    var reasons: [(Rank, String)] = []
    for level in [ConstraintLevel.must, .should] {
      reasons += constraints.filter {
        $0.level == level && feature.constraints.contains($0.constraint)
      }.map { (level == .must ? .must : .should, constraint($0)) }
      // Between the two levels: what an option is ruled out by counts for more than a wish.
      if level == .must { reasons += finding(.excludes, .excludes, .excludes, feature) }
    }
    reasons += feature.situations.filter(situations.contains).map { (.situation, phrase($0)) }
    let stated = options.compactMap { feature.cells[$0]?.facts.first }
    if !clusterFacts.isDisjoint(with: stated) { reasons.append((.cluster, words(.cluster, [:]))) }
    reasons += finding(.against, .against, .against, feature)
    reasons += finding(.favours, .favours, .favours, feature)
    return reasons
  }

  private func finding(
    _ severity: Finding.Severity, _ rank: Rank, _ phrase: MatrixWords.Phrase, _ feature: Feature
  ) -> [(Rank, String)] {
    let about = options.filter { option in
      guard let cell = feature.cells[option], let stated = cell.facts.first else { return false }
      // What is good of an option does not speak against it, nor what is poor for it.
      guard cell.rating != (severity == .favours ? .poor : .good) else { return false }
      return facts[severity]?[option]?.contains(stated) ?? false
    }
    if about.isEmpty { return [] }
    return [
      (rank, words(phrase, ["options": .list(about.map { .text(knowledge.option($0).title) })]))
    ]
  }

  private func constraint(_ requirement: ConstraintRequirement) -> String {
    let title = knowledge.constraint(requirement.constraint)?.title ?? requirement.constraint.id
    return words(requirement.level == .must ? .must : .should, ["constraint": .text(title)])
  }

  private func phrase(_ situation: Feature.Situation) -> String {
    words(
      MatrixWords.Phrase(situation),
      situation == .largeCluster ? ["nodes": .count(smallestLimit)] : [:])
  }

  private func words(
    _ phrase: MatrixWords.Phrase, _ values: [String: Message.Value]
  ) -> String {
    Message(phrase.rawValue, values).sentence(knowledge.matrixWords[phrase])
  }

  private static func situations(
    _ source: ReportSource, above limit: Int
  ) -> Set<Feature.Situation> {
    let (cluster, network) = (source.decision.cluster, source.decision.network)
    let nodes = source.sizing.options.map(\.demands.nodes).max() ?? 0
    let holds: [(Feature.Situation, Bool)] = [
      (.windowsPools, cluster.nodePools.contains { $0.os.isWindows }),
      (.dualStack, cluster.ipFamilies == .dualStack),
      (.existingCluster, cluster.existing != nil),
      (.largeCluster, nodes > limit),
      (.connectedNetworks, !network.connected.isEmpty),
      (.scarceSpace, source.sizing.options.contains { $0.broken.contains(.vnetSpace) }),
      (.privateEndpoints, network.privateEndpoints > 0),
    ]
    return Set(holds.filter(\.1).map(\.0))
  }
}
