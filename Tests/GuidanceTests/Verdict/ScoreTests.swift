import Decisions
import Knowledge
import TestSupport
import Testing

@testable import Guidance

/// Scores, ranks, close calls and ties.
@Suite struct ScoreTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  private func assess(_ decision: Decision) -> Assessment {
    Assessment(decision, knowledge: knowledge)
  }

  @Test(arguments: scenarios)
  func `each score and each sum is recomputed plainly`(name: String) throws {
    var decision = try starter(name)
    decision.constraints = [ConstraintRequirement(.latencySensitive, .should)]
    decision.weights = [
      .scale: Weight(thousandths: 2_500), .simplicity: Weight(thousandths: 0),
      .constraint(.latencySensitive): Weight(thousandths: 3_000),
    ]
    for score in assess(decision).ranked {
      var sum = 0
      var weights = 0
      for cell in score.scores {
        let weight = [
          "scale": 2_500, "simplicity": 0, "latency-sensitive": 3_000,
        ][cell.criterion.id, default: 1_000]
        #expect(cell.weight.thousandths == weight)
        #expect((1...5).contains(cell.value), "\(name) \(score.model) \(cell.criterion)")
        sum += weight * cell.value
        weights += weight
      }
      #expect(
        score.scores.map(\.criterion.id) == [
          "scale", "ip-efficiency", "performance", "azure-integration", "simplicity", "support",
          "latency-sensitive",
        ])
      #expect(score.weightedSum == sum)
      #expect(score.mean == sum * 1_000 / weights)
      #expect((1_000...5_000).contains(score.mean))
    }
  }

  @Test(arguments: scenarios)
  func `computed scores follow their thresholds`(name: String) throws {
    let assessment = assess(try starter(name))
    for score in assessment.ranked {
      let sizing = try #require(assessment.sizing[score.model])
      let nodes = sizing.demands.nodes
      var scale = 1
      for (points, quarters) in [(2, 5), (3, 8), (4, 16), (5, 40)]
      where 4 * sizing.maxNodes >= quarters * nodes { scale = points }
      #expect(score.scores[0].value == scale, "\(name) \(score.model)")
      #expect(score.scores[0].measure == sizing.maxNodes)
      let perNode = try #require(score.scores[1].measure)
      var efficiency = 5
      for (points, above) in [(4, 1), (3, 16), (2, 48), (1, 128)] where perNode > above {
        efficiency = points
      }
      #expect(score.scores[1].value == efficiency, "\(name) \(score.model)")
      if !score.model.isFlat { #expect(perNode == 1) }
    }
  }

  @Test func `options are ranked by their sums`() throws {
    for name in scenarios {
      let sums = assess(try starter(name)).ranked.map(\.weightedSum)
      #expect(sums == sums.sorted(by: >), "\(name)")
    }
  }

  @Test func `a huge weight lets its criterion decide, and a weight of 0 takes it out`() throws {
    var decision = try starter("default-production")
    let models = assess(decision).ranked
    for (index, criterion) in Criterion.standing.enumerated() {
      decision.weights = [criterion: Weight(thousandths: 1_000_000)]
      let ranked = assess(decision).ranked
      let values = ranked.map { $0.scores[index].value }
      #expect(values == values.sorted(by: >), "\(criterion)")
      decision.weights = [criterion: Weight(thousandths: 0)]
      for score in assess(decision).ranked {
        let whole = try #require(models.first { $0.model == score.model })
        #expect(score.weightedSum == whole.weightedSum - 1_000 * whole.scores[index].value)
      }
    }
  }

  @Test func `with all weights 0 the outcome is a close call that the tie-break settles`() throws {
    var decision = try starter("default-production")
    decision.weights = Dictionary(
      uniqueKeysWithValues: Criterion.standing.map { ($0, Weight(thousandths: 0)) })
    let outcome = assess(decision).outcome
    #expect(outcome.kind == .closeCall && outcome.option == .overlay && outcome.lead == 0)
    #expect(outcome.tieBreak == .platformDefault && outcome.tieBreakOption == .overlay)
    decision.options = [.nodeSubnet, .podSubnetDynamic, .podSubnetStaticBlock]
    let flat = assess(decision)
    let addresses = flat.ranked.map { flat.sizing[$0.model]?.demands.vnetAddresses ?? 0 }
    #expect(addresses == addresses.sorted())
    #expect(flat.outcome.tieBreak == .fewerVNetAddresses)
  }

  @Test func `a lead of exactly a tenth is no close call, one below it is`() throws {
    // Scores of two options on one criterion of weight w beside the others decide the margin.
    var decision = try starter("default-production")
    decision.options = [.kubenet, .overlay]
    var seen: Set<Outcome.Kind> = []
    for tenths in 0...60 {
      for criterion in Criterion.standing {
        decision.weights = Dictionary(
          uniqueKeysWithValues: Criterion.standing.map { ($0, Weight(thousandths: 100)) })
        decision.weights[.performance] = Weight(thousandths: 1_000)
        decision.weights[criterion] = Weight(thousandths: tenths * 100)
        let assessment = assess(decision)
        try expectOutcome(assessment)
        seen.insert(assessment.outcome.kind)
      }
    }
    #expect(seen == [.chosen, .closeCall])
  }

  private func expectOutcome(_ assessment: Assessment) throws {
    let outcome = assessment.outcome
    let (best, second) = (assessment.ranked[0], assessment.ranked[1])
    let margin = best.weightedSum - second.weightedSum
    let isClose = 10 * margin < best.weightedSum
    #expect((outcome.kind == .closeCall) == isClose, "\(margin) of \(best.weightedSum)")
    #expect((outcome.tieBreak != nil) == isClose)
    #expect(outcome.option == best.model && outcome.runnerUp == second.model)
    #expect(outcome.lead == (margin * 1_000 + best.weightedSum / 2) / best.weightedSum)
    let confidence = confidence(assessment)
    if isClose { #expect(confidence == .low) }
    if confidence == .high { #expect(5 * margin >= best.weightedSum) }
  }

  private func confidence(_ assessment: Assessment) -> OutcomeConfidence.Level {
    OutcomeConfidence(assessment, weights: [], inputs: [], knowledge: knowledge).level
  }

  @Test func `the threshold holds at 10 percent to the thousandth`() throws {
    // On performance overlay has 4 points against 3 of kubenet, on IP efficiency both have 5:
    // weights of 5 and 6 make 50 points against 45, a lead of a tenth.
    var decision = try starter("default-production")
    decision.options = [.kubenet, .overlay]
    for (thousandths, kind) in [
      (5_999, Outcome.Kind.chosen), (6_000, .chosen), (6_001, .closeCall),
    ] {
      decision.weights = Dictionary(
        uniqueKeysWithValues: Criterion.standing.map { ($0, Weight(thousandths: 0)) })
      decision.weights[.performance] = Weight(thousandths: 5_000)
      decision.weights[.ipEfficiency] = Weight(thousandths: thousandths)
      let assessment = assess(decision)
      #expect(assessment.outcome.kind == kind, "\(thousandths)")
      #expect(
        assessment.ranked.map(\.weightedSum) == [
          20_000 + 5 * thousandths, 15_000 + 5 * thousandths,
        ])
    }
  }

  @Test func `a tie goes to the default, then to fewer addresses, then to the order`() throws {
    let sizing = Sizing(try starter("default-production"), limits: knowledge.limits)
    for model in NetworkModel.allCases where model != .overlay {
      for (left, right) in [(model, NetworkModel.overlay), (.overlay, model)] {
        let (reason, option) = Outcome.tieBreak(left, right, sizing: sizing)
        #expect(reason == .platformDefault && option == .overlay)
      }
    }
    let fewer = Outcome.tieBreak(.nodeSubnet, .podSubnetDynamic, sizing: sizing)
    #expect(fewer.reason == .fewerVNetAddresses && fewer.option == .nodeSubnet)
    let back = Outcome.tieBreak(.podSubnetDynamic, .nodeSubnet, sizing: sizing)
    #expect(back.option == .nodeSubnet)
    let order = Outcome.tieBreak(.nodeSubnet, .nodeSubnet, sizing: sizing)
    #expect(order.reason == .order)
  }

  @Test func `a single option is chosen without a runner-up`() throws {
    var decision = try starter("default-production")
    decision.options = [.nodeSubnet]
    let assessment = assess(decision)
    let outcome = assessment.outcome
    #expect(outcome.kind == .chosen && outcome.option == .nodeSubnet)
    #expect(outcome.runnerUp == nil && outcome.lead == nil && outcome.tieBreak == nil)
    #expect(confidence(assessment) == .medium, "its max pods are assumed")
  }
}
