import Decisions
import IPMath
import Knowledge
import TestSupport
import Testing

@testable import Guidance

/// Flip weights, flip inputs and toggles against trying every value.
@Suite struct SensitivityOracleTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  private func assess(_ decision: Decision) -> Assessment {
    Assessment(decision, knowledge: knowledge)
  }

  /// Decisions with random constraints, weights and options; every third is small.
  private func decisions(_ seed: UInt64, _ count: Int) throws -> [Decision] {
    var random = RandomDecision(seed: seed)
    var generator = SplitMix64(seed: seed + 1)
    return try (0..<count).map { round in
      var decision = try random.next(small: round % 3 == 0)
      for constraint in ConstraintID.allCases
      where Int.random(in: 0..<9, using: &generator) == 0 {
        let isMust = Int.random(in: 0..<4, using: &generator) == 0
        let level: ConstraintLevel = isMust ? .must : .should
        decision.constraints.append(ConstraintRequirement(constraint, level))
      }
      for criterion in decision.criteria where Int.random(in: 0..<3, using: &generator) == 0 {
        decision.weights[criterion] = Weight(
          thousandths: Int.random(in: 0...6, using: &generator) * 500)
      }
      if round % 2 == 0 { decision.options = [.nodeSubnet, .podSubnetDynamic, .overlay] }
      return decision
    }
  }

  // MARK: Weights

  /// The option that is chosen with another weight of a criterion, by the engine.
  private func option(_ decision: Decision, _ criterion: Criterion, _ weight: Int) -> NetworkModel?
  {
    var changed = decision
    changed.weights[criterion] = Weight(thousandths: weight)
    return assess(changed).outcome.option
  }

  @Test func `one thousandth before a flip weight the choice stands, at it the named one leads`()
    throws
  {
    var flips = 0
    for decision in try scenarios.map(starter) + decisions(41, 60) {
      let assessment = assess(decision)
      for entry in FlipWeights(assessment).all() {
        for (flip, towardsOwn) in [(entry.below, 1), (entry.above, -1)] {
          guard let flip else { continue }
          flips += 1
          let row = "\(entry.criterion) \(flip) of \(decision)"
          let weight = flip.weight.thousandths
          #expect(option(decision, entry.criterion, weight) == flip.option, "\(row)")
          #expect(flip.option != assessment.outcome.option, "\(row)")
          #expect(
            option(decision, entry.criterion, weight + towardsOwn) == assessment.outcome.option,
            "\(row)")
        }
      }
    }
    #expect(flips > 25)
  }

  @Test func `between the flip weights no weight changes the choice`() throws {
    for decision in try ["default-production", "regulated", "proof-of-concept"].map(starter)
      + decisions(43, 8)
    {
      let chosen = assess(decision).outcome.option
      for entry in FlipWeights(assess(decision)).all() {
        let low = entry.below.map { $0.weight.thousandths + 1 } ?? 0
        let high = entry.above.map { $0.weight.thousandths - 1 } ?? 1_000_000
        let tried = Set(
          stride(from: low, through: min(high, low + 12_000), by: 97)
        ).union([low, high])
        for weight in tried {
          #expect(option(decision, entry.criterion, weight) == chosen, "\(weight) \(entry)")
        }
      }
    }
  }

  // MARK: Inputs

  /// Compares the stretches of an input with the outcome of single values: of all of them, or of
  /// all low ones and a sample of the high ones where they are thousands.
  private func expectSegments(_ decision: Decision, _ input: SensitiveInput) throws {
    let variants = Variants(assess(decision), knowledge: knowledge)
    guard let entry = InputSensitivity(input, variants) else {
      // A VNet whose prefix can have no other length.
      #expect(input == .vnetPrefixLength)
      return
    }
    for (left, right) in zip(entry.segments, entry.segments.dropFirst()) {
      #expect(left.option != right.option && left.values.upperBound + 1 == right.values.lowerBound)
    }
    let range = variants.range(of: input)
    let tried = range.filter { $0 - range.lowerBound < 500 || $0 % 23 == 0 }
    for value in tried {
      guard let outcome = variants.assess(input, value)?.outcome else {
        #expect(input == .vnetPrefixLength, "\(value)")
        continue
      }
      let segment = try #require(entry.segments.first { $0.values.contains(value) })
      #expect(segment.option == outcome.option, "\(input) \(value) of \(decision)")
    }
  }

  @Test(arguments: SensitiveInput.allCases)
  func `the stretches of a starter are those of every single value`(input: SensitiveInput) throws {
    for name in scenarios { try expectSegments(try starter(name), input) }
  }

  @Test(arguments: SensitiveInput.allCases)
  func `so are those of random decisions`(input: SensitiveInput) throws {
    for decision in try decisions(47, input == .maxPods ? 12 : 6) {
      try expectSegments(decision, input)
    }
  }

  @Test func `a flip's cause holds there, and the value next to it still has the old choice`()
    throws
  {
    var causes: Set<String> = []
    for decision in try scenarios.map(starter) + decisions(53, 20) {
      let base = assess(decision)
      let variants = Variants(base, knowledge: knowledge)
      for input in SensitiveInput.allCases {
        guard let entry = InputSensitivity(input, variants) else { continue }
        for flip in entry.flips {
          let after = try #require(variants.assess(input, flip.nearest))
          #expect(after.outcome.option == flip.option && flip.option != base.outcome.option)
          switch flip.cause {
          case .excluded(let finding, let isLast):
            #expect(isLast == (flip.option == nil))
            causes.insert("excluded")
            #expect(after.findings.contains(finding) && finding.severity == .excludes)
            #expect(finding.option == base.outcome.option)
          case .admitted(let finding):
            causes.insert("admitted")
            #expect(!after.isExcluded(try #require(flip.option)))
            #expect(finding.option == flip.option)
          case .scores(let changes):
            causes.insert("scores")
            for change in changes {
              let now = after.unfilteredScore(of: change.option)?.scores
                .first { $0.criterion == change.criterion }?.value
              #expect(now == change.after)
            }
          case .tie: causes.insert("tie")
          }
        }
      }
    }
    #expect(causes.isSuperset(of: ["excluded", "admitted", "scores"]))
  }

  // MARK: Constraints

  @Test func `every constraint is toggled to every other level, and the outcome is the engine's`()
    throws
  {
    for name in scenarios {
      let decision = try starter(name)
      let base = assess(decision)
      let toggles = ConstraintSensitivity.all(Variants(base, knowledge: knowledge))
      #expect(toggles.count == 2 * ConstraintID.allCases.count, "\(name)")
      for toggle in toggles {
        var changed = decision
        changed.constraints.removeAll { $0.constraint == toggle.constraint }
        if let level = toggle.level {
          changed.constraints.append(ConstraintRequirement(toggle.constraint, level))
        }
        #expect(assess(changed).outcome == toggle.outcome, "\(name) \(toggle)")
        #expect(
          (toggle.cause != nil) == (toggle.outcome.option != base.outcome.option), "\(toggle)")
        #expect(decision.level(of: toggle.constraint) != toggle.level)
      }
    }
  }
}
