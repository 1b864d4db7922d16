import Decisions
import Guidance
import Knowledge
import Testing

/// The choice of dataplane and network policy engine.
@Suite struct DataplaneTests {
  private func choice(_ change: (inout PathCase) -> Void) throws -> DataplaneChoice {
    var row = PathCase(option: .overlay)
    change(&row)
    return try row.choice(row.assessment())
  }

  @Test func `a plain overlay cluster gets Cilium because Microsoft recommends it`() throws {
    let choice = try choice { _ in }
    #expect(choice.dataplane == .cilium && choice.policyEngine == .cilium)
    #expect(choice.reasons.map(\.key) == ["dataplane-cilium-recommended"])
    #expect(choice.cautions.map(\.key) == ["dataplane-cilium-policies"])
  }

  @Test func `Windows pools rule Cilium out and leave no engine where none is asked for`() throws {
    let choice = try choice { $0.windows = .windows2022 }
    #expect(choice.dataplane == .azure && choice.policyEngine == nil)
    #expect(choice.reasons.map(\.key) == ["dataplane-cilium-windows", "dataplane-no-policies"])
    #expect(
      choice.reasons.last?.values["engines"]
        == .list([.text("Calico"), .text("Azure Network Policy Manager")]))
  }

  @Test func `kubenet has no Cilium and offers Calico`() throws {
    let choice = try choice { $0.option = .kubenet }
    #expect(choice.dataplane == .azure && choice.policyEngine == nil)
    #expect(
      choice.reasons.map(\.key) == ["dataplane-cilium-not-with-option", "dataplane-no-policies"])
    #expect(choice.reasons.last?.values["engines"] == .list([.text("Calico")]))
  }

  @Test func `an engine that is asked for decides the dataplane`() throws {
    let choice = try choice { $0.constraints = [.init(.networkPolicyCalico, .should)] }
    #expect(choice.dataplane == .azure && choice.policyEngine == .calico)
    #expect(
      choice.reasons.map(\.key) == ["dataplane-engine-wanted", "dataplane-engine-beside-azure"])
  }

  @Test func `of two engines the must counts, and the other is named`() throws {
    let choice = try choice {
      $0.constraints = [.init(.networkPolicyCilium, .should), .init(.networkPolicyCalico, .must)]
    }
    #expect(choice.policyEngine == .calico)
    #expect(
      choice.cautions.first
        == Message("dataplane-one-engine", ["engines": .list([.text("Cilium")])]))
  }

  @Test func `node auto-provisioning keeps Calico out and goes with Cilium`() throws {
    let choice = try choice {
      $0.constraints = [
        .init(.networkPolicyCalico, .should), .init(.nodeAutoProvisioning, .should),
      ]
    }
    #expect(choice.dataplane == .cilium)
    #expect(
      choice.reasons.map(\.key) == [
        "dataplane-calico-provisioning", "dataplane-engine-instead",
        "dataplane-cilium-recommended", "dataplane-cilium-for-provisioning",
      ])
  }

  @Test func `node auto-provisioning gives way to Calico where only Calico is a must`() throws {
    let choice = try choice {
      $0.constraints = [.init(.networkPolicyCalico, .must), .init(.nodeAutoProvisioning, .should)]
    }
    #expect(choice.policyEngine == .calico)
    #expect(choice.cautions.map(\.key) == ["dataplane-calico-provisioning"])
  }

  @Test func `dual-stack needs the newer version for Cilium and has no other engine`() throws {
    let old = try choice {
      $0.isDualStack = true
      $0.version = KubernetesVersion(1, 28)
    }
    #expect(old.dataplane == .azure && old.policyEngine == nil)
    #expect(
      old.reasons.map(\.key) == ["dataplane-cilium-version", "dataplane-no-policies-possible"])
    let new = try choice {
      $0.isDualStack = true
      $0.version = KubernetesVersion(1, 29)
    }
    #expect(new.dataplane == .cilium)
    let unknown = try choice { $0.isDualStack = true }
    #expect(unknown.dataplane == .cilium)
    #expect(unknown.cautions.first?.key == "dataplane-cilium-version-unknown")
  }

  @Test func `Azure Network Policy Manager ends by size and by date`() throws {
    let azure = [ConstraintRequirement(.networkPolicyAzure, .should)]
    for (nodes, windows, date, engine) in [
      (250, nil, "2028-09-29", PolicyEngine.azure), (251, nil, "2028-09-29", .cilium),
      (250, nil, "2028-09-30", .cilium), (9, .windows2022, "2026-09-29", .azure),
      (9, .windows2022, "2026-09-30", .calico),
    ] as [(Int, NodePool.OperatingSystem?, String, PolicyEngine)] {
      let choice = try choice {
        $0.constraints = azure
        $0.nodes = nodes
        $0.windows = windows
        $0.date = date
      }
      #expect(choice.policyEngine == engine, "\(nodes) \(date)")
    }
  }

  @Test func `layer 7 policies have a limit that a large cluster is told of`() throws {
    for (nodes, maxPods, isTold) in [(1_000, 40, false), (1_001, 30, true), (1_000, 41, true)] {
      let choice = try choice {
        $0.nodes = nodes
        $0.maxPods = maxPods
      }
      #expect(choice.cautions.map(\.key).contains("dataplane-layer-7") == isTold, "\(nodes)")
    }
  }

  @Test func `the choice follows the rules one by one in every situation`() throws {
    for row in PathCase.sweep() {
      let assessment = try row.assessment()
      let choice = try row.choice(assessment)
      guard assessment.outcome.option != nil else {
        #expect(choice.dataplane == nil && choice.policyEngine == nil, "\(row)")
        continue
      }
      let engine = slowEngine(row)
      #expect(choice.policyEngine == engine, "\(row)")
      #expect(choice.dataplane == (engine == .cilium ? .cilium : .azure), "\(row)")
      #expect(!choice.reasons.isEmpty, "\(row)")
      #expect(
        Set(choice.reasons + choice.cautions).count == choice.reasons.count + choice.cautions.count,
        "\(row)")
    }
  }

  /// The engine by the sentences of the research notes, R8, R13, R14 and R20, one at a time.
  private func slowEngine(_ row: PathCase) -> PolicyEngine? {
    func asks(_ id: ConstraintID) -> ConstraintLevel? {
      row.constraints.first { $0.constraint == id }?.level
    }
    var possible: [PolicyEngine] = [.cilium, .calico, .azure]
    if row.option == .kubenet { possible = [.calico] }
    if row.windows != nil { possible.removeAll { $0 == .cilium } }
    if row.isDualStack {
      possible.removeAll { $0 != .cilium }
      if let version = row.version, version < KubernetesVersion(1, 29) { possible = [] }
    }
    // Of two that do not go together, the weaker wish gives way, Calico where both are equal.
    if asks(.nodeAutoProvisioning) == .must
      || (asks(.nodeAutoProvisioning) == .should && asks(.networkPolicyCalico) != .must)
    {
      possible.removeAll { $0 == .calico }
    }
    let nodes = row.nodes + (row.windows == nil ? 0 : 2)
    if nodes > 250 || row.date >= "2028-09-30" || (row.windows != nil && row.date >= "2026-09-30") {
      possible.removeAll { $0 == .azure }
    }
    let ids: [(PolicyEngine, ConstraintID)] = [
      (.cilium, .networkPolicyCilium), (.calico, .networkPolicyCalico),
      (.azure, .networkPolicyAzure),
    ]
    for level in [ConstraintLevel.must, .should] {
      for (engine, id) in ids where asks(id) == level && possible.contains(engine) {
        return engine
      }
    }
    let wantsAny = ids.contains { asks($0.1) != nil }
    return wantsAny ? possible.first : possible.first { $0 == .cilium }
  }
}
