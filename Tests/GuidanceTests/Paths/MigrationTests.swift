import Decisions
import Guidance
import Knowledge
import Testing

/// The ways from an existing cluster to the options.
@Suite struct MigrationTests {
  @Test func `the ways are those of the research notes`() {
    // i in place, p new pools, c new cluster, - there; from row to column, in the order of options.
    let rows = ["-ccci", "c-cci", "cc-pc", "ccp-c", "cccc-"]
    let letters: [Migration: Character] = [
      .none: "-", .inPlace: "i", .newPools: "p", .newCluster: "c",
    ]
    for (existing, row) in zip(NetworkModel.allCases, rows) {
      let ways = NetworkModel.allCases.map { letters[Migration(from: existing, to: $0)] ?? "?" }
      #expect(String(ways) == row, "\(existing.id)")
    }
  }

  @Test func `the ways agree with the facts they rest on`() throws {
    let knowledge = try builtInKnowledge()
    for existing in NetworkModel.allCases where existing != .overlay {
      let truth = knowledge.value("migration-to-overlay", existing)?.truth
      #expect((Migration(from: existing, to: .overlay) == .inPlace) == truth, "\(existing.id)")
    }
    for fact in ["migration-from-overlay", "migration-to-kubenet", "migration-between-flat-models"]
    {
      #expect(knowledge.value(fact)?.truth == false, "\(fact)")
    }
  }

  @Test func `a new cluster has no migration`() throws {
    let row = PathCase(option: .overlay)
    #expect(try row.plan(row.assessment()) == nil)
  }

  @Test func `way, findings, preconditions and steps say the same in every situation`() throws {
    for row in PathCase.sweep() {
      guard let existing = row.existing else { continue }
      let assessment = try row.assessment()
      let plan = try #require(try row.plan(assessment), "\(row)")
      let way = Migration(from: existing, to: row.option)
      #expect(plan.paths.map(\.option) == [row.option], "\(row)")
      #expect(plan.paths.map(\.migration) == [way], "\(row)")
      #expect((plan.deadline != nil) == (existing == .kubenet), "\(row)")
      expectFindings(assessment, way, row)
      guard assessment.outcome.option != nil else {
        #expect(plan.path == nil && plan.steps.isEmpty && plan.preconditions.isEmpty, "\(row)")
        continue
      }
      #expect(plan.path == plan.paths.first, "\(row)")
      expectSteps(plan, try row.choice(assessment), way, row)
      expectPreconditions(plan, assessment, way, row)
    }
  }

  private func expectFindings(_ assessment: Assessment, _ way: Migration, _ row: PathCase) {
    func keys(_ rule: String) -> [String] {
      assessment.findings.filter { $0.rule == rule }.map(\.message.key)
    }
    // The constraint, where it is stated, takes the place of the general rule.
    let isStated = row.constraints.contains { $0.constraint == .inPlaceMigration }
    let said: [Migration: String] = [
      .inPlace: "in-place", .newPools: "new-pools", .newCluster: "new-cluster",
    ]
    #expect(keys("migration-path") == (isStated ? [] : said[way].map { [$0] } ?? []), "\(row)")
    let answered = isStated ? [said[way] ?? "there"] : []
    #expect(keys("in-place-migration") == answered, "\(row)")
    if way != .inPlace {
      #expect(keys("in-place-preconditions").isEmpty && keys("in-place-max-pods").isEmpty, "\(row)")
    } else {
      let isTooOld = row.version.map { $0 < KubernetesVersion(1, 27) } ?? false
      #expect(keys("in-place-preconditions").contains("too-old") == isTooOld, "\(row)")
      #expect(keys("in-place-max-pods").contains("silent") == (row.maxPods == nil), "\(row)")
    }
  }

  private func expectSteps(
    _ plan: MigrationPlan, _ choice: DataplaneChoice, _ way: Migration, _ row: PathCase
  ) {
    let steps = plan.steps
    #expect(steps.contains(.updateNetworkModel) == (way == .inPlace), "\(row)")
    #expect(steps.contains(.replacePools) == (way == .newPools), "\(row)")
    #expect(steps.contains(.makeCluster) == (way == .newCluster), "\(row)")
    #expect(
      steps.contains(.moveToCilium) == (way != .newCluster && choice.dataplane == .cilium), "\(row)"
    )
    if row.windows != nil { #expect(!steps.contains(.moveToCilium), "\(row)") }
    // Network model and dataplane never change in one step, the model first.
    if let update = steps.firstIndex(of: .updateNetworkModel),
      let cilium = steps.firstIndex(of: .moveToCilium)
    {
      #expect(update < cilium, "\(row)")
      #expect(plan.preconditions.contains { $0.message.key == "before-separate-steps" }, "\(row)")
    }
    if way == .inPlace, row.existing == .nodeSubnet {
      #expect(plan.updatedPodCIDR != nil, "node subnet has to name a pod CIDR: \(row)")
    }
    if way != .inPlace { #expect(plan.updatedPodCIDR == nil, "\(row)") }
  }

  private func expectPreconditions(
    _ plan: MigrationPlan, _ assessment: Assessment, _ way: Migration, _ row: PathCase
  ) {
    let keys = plan.preconditions.map(\.message.key)
    #expect(Set(keys).count == keys.count, "\(row)")
    #expect(keys.isEmpty == (way == .none || way == .newCluster), "\(row)")
    #expect(keys.contains("before-identity") == (way == .inPlace && row.existing == .kubenet))
    #expect(
      keys.contains("before-masquerading") == (way == .inPlace && row.existing == .nodeSubnet))
    let notMet = plan.preconditions.filter { $0.state == .notMet }
    if way == .inPlace {
      // What is not met speaks against the option, and nothing else does.
      let against = assessment.findings.filter {
        $0.rule == "in-place-preconditions" && $0.severity == .against
      }
      #expect(notMet.count == against.count, "\(row)")
    }
    #expect(
      assessment.decision.keeps(.nodeSubnet, with: row.option) == [.none, .inPlace].contains(way))
  }

  @Test func `every statement is said somewhere, filled in, with facts that exist`() throws {
    let knowledge = try builtInKnowledge()
    var said: Set<String> = []
    for row in PathCase.sweep() {
      let assessment = try row.assessment()
      let choice = try row.choice(assessment)
      let plan = try row.plan(assessment)
      let messages =
        choice.reasons + choice.cautions + (plan?.paths.map(\.message) ?? [])
        + (plan?.preconditions.map(\.message) ?? []) + (plan?.effects ?? [])
        + (plan?.deadline.map { [$0] } ?? [])
      for message in messages {
        let guide = try #require(knowledge.statement(message.key), "\(message.key)")
        #expect(message.unfilled(in: guide.text) == [], "\(message.key)")
        let sentence = message.sentence(guide.text)
        #expect(sentence.last == "." && !sentence.contains("  "), "\(sentence)")
        said.insert(message.key)
      }
    }
    #expect(knowledge.statements.map(\.id).filter { !said.contains($0) } == [])
  }
}
