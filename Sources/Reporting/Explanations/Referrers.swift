internal import Decisions
internal import Diagnostics
internal import Guidance
internal import Knowledge

/// Which entries of the knowledge base refer to which.
struct Referrers: Sendable {
  private struct Target: Hashable {
    let kind: String
    let id: String
  }

  private struct Referrer: Hashable {
    let kind: String
    let id: String
    let title: String
  }

  private var referrers: [Target: [Referrer]] = [:]

  init(_ knowledge: KnowledgeBase) {
    for guide in knowledge.options.all {
      add(.options, guide.model.id, guide.title, facts: guide.facts)
    }
    for feature in knowledge.features {
      add(.features, feature.id, feature.title, facts: feature.facts)
      for constraint in feature.constraints {
        add(.features, feature.id, feature.title, to: .constraints, constraint.id)
      }
    }
    for guide in knowledge.rulesWithCode {
      add(.rules, guide.id, guide.title, facts: guide.facts)
      if ConstraintID(rawValue: guide.id) != nil {
        add(.rules, guide.id, guide.title, to: .constraints, guide.id)
      }
    }
    for guide in knowledge.constraints {
      add(.constraints, guide.constraint.id, guide.title, facts: guide.facts)
    }
    for guide in knowledge.criteria {
      add(.criteria, guide.criterion.id, guide.title, facts: guide.facts)
    }
    for claim in knowledge.claims.all { add(claim) }
    for guide in knowledge.statements {
      add(.statements, guide.id, guide.title, facts: guide.facts)
    }
  }

  /// The referrers by kind, a list for each kind; null where there is none at all.
  func value(_ kind: ExplanationKind, _ id: String) -> ModelValue {
    guard let found = referrers[Target(kind: kind.id, id: id)] else { return .null }
    return .object(
      ExplanationKind.all.map { kind in
        .init(
          kind.plural,
          .array(
            found.filter { $0.kind == kind.id }.map {
              ["id": .string($0.id), "title": .string($0.title)]
            }))
      })
  }

  private mutating func add(_ claim: Claim) {
    add(.claims, claim.id, claim.title, facts: claim.facts)
    let bearing = claim.bearsOn
    let targets: [(ExplanationKind, [String])] = [
      (.options, bearing.options.map(\.id)), (.constraints, bearing.constraints.map(\.id)),
      (.rules, bearing.rules), (.criteria, bearing.criteria.map(\.id)),
    ]
    for (kind, ids) in targets {
      for id in ids.distinct { add(.claims, claim.id, claim.title, to: kind, id) }
    }
  }

  private mutating func add(
    _ kind: ExplanationKind, _ id: String, _ title: String, facts: [String]
  ) {
    for fact in facts.distinct { add(kind, id, title, to: .facts, fact) }
  }

  private mutating func add(
    _ kind: ExplanationKind, _ id: String, _ title: String, to target: ExplanationKind,
    _ targetID: String
  ) {
    referrers[Target(kind: target.id, id: targetID), default: []]
      .append(Referrer(kind: kind.id, id: id, title: title))
  }
}
