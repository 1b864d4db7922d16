import Decisions
import Guidance
import IPMath
import Knowledge
import Testing

/// The nine starter files come out as section 7 of the design says.
@Suite struct ScenarioTests {
  private func assess(_ name: String) throws -> Assessment {
    Assessment(try starter(name), knowledge: try builtInKnowledge())
  }

  private func verdicts(_ assessment: Assessment) -> [String] {
    assessment.decision.options.map { "\($0) \(assessment.verdict(on: $0))" }
  }

  /// The rules that exclude an option.
  private func reasons(_ model: NetworkModel, _ assessment: Assessment) -> [String] {
    assessment.findings(about: model).filter { $0.severity == .excludes }.map(\.rule)
  }

  @Test func `a new cluster gets overlay, kubenet is discouraged, node subnet viable`() throws {
    let assessment = try assess("default-production")
    #expect(
      verdicts(assessment) == [
        "kubenet discouraged", "nodeSubnet viable", "podSubnetDynamic viable",
        "podSubnetStaticBlock viable", "overlay chosen",
      ])
    let kubenet = assessment.findings(about: .kubenet)
    #expect(kubenet.first?.rule == "kubenet-retirement")
    #expect(kubenet.first?.message.values["date"] == .text("2028-03-31"))
    let overlay = try #require(assessment.sizing[.overlay])
    // 53 nodes; 10 % of 3 and of 50 are 1 and 5; one load balancer.
    #expect(overlay.demands.nodeSubnet.addresses == 60)
    #expect(overlay.demands.podCIDR?.addresses == 59 * 256)
    #expect(overlay.demands.podCIDR?.prefixLength == 18)
    let flat = try #require(assessment.sizing[.nodeSubnet])
    #expect(flat.demands.vnetAddresses == 59 * 31 + 1)
    #expect(flat.demands.nodeSubnet.prefixLength == 21)
  }

  @Test func `a slash 24 for 30 nodes excludes the flat models and names what they need`() throws {
    let assessment = try assess("limited-ip-space")
    #expect(assessment.outcome.option == .overlay)
    for model in NetworkModel.allCases where model.isFlat {
      #expect(reasons(model, assessment).contains("subnets-exceed-vnet"), "\(model)")
    }
    // 33 nodes with surge: 4 of the 3 and 27; (30 + 1 + 3) · 111 + 1 = 3,775.
    let flat = try #require(assessment.sizing[.nodeSubnet])
    #expect(flat.demands.vnetAddresses == 34 * 111 + 1)
    #expect(flat.demands.nodeSubnet.prefixLength == 20)
    #expect(flat.requiredVNetLength == 19)
    #expect(assessment.sizing[.overlay]?.nodeSubnet?.prefix.length == 26)
    #expect(assessment.verdict(on: .kubenet) == .discouraged)
  }

  @Test func `an auditor on premises leads to the pod subnet with dynamic allocation`() throws {
    let assessment = try assess("regulated")
    #expect(
      verdicts(assessment) == [
        "kubenet excluded", "nodeSubnet excluded", "podSubnetDynamic chosen",
        "podSubnetStaticBlock viable", "overlay excluded",
      ])
    for model in [NetworkModel.kubenet, .nodeSubnet, .overlay] {
      #expect(reasons(model, assessment) == ["pod-ip-traceability-beyond-vnet"], "\(model)")
    }
    let why = assessment.findings(about: .nodeSubnet).first?.message
    #expect(why?.sentence("{text}").contains("leaves the VNet") == true)
  }

  @Test func `a trial of three nodes gets overlay, and kubenet is discouraged only`() throws {
    let assessment = try assess("proof-of-concept")
    #expect(assessment.outcome.option == .overlay)
    #expect(assessment.verdict(on: .kubenet) == .discouraged)
    #expect(reasons(.kubenet, assessment).isEmpty && reasons(.nodeSubnet, assessment).isEmpty)
  }

  @Test func `a grid of 4,500 nodes gets overlay with a slash 11`() throws {
    let assessment = try assess("large-scale")
    #expect(
      verdicts(assessment) == [
        "kubenet excluded", "nodeSubnet excluded", "podSubnetDynamic excluded",
        "podSubnetStaticBlock excluded", "overlay chosen",
      ])
    #expect(reasons(.kubenet, assessment).contains("kubenet-node-limit"))
    #expect(reasons(.nodeSubnet, assessment).contains("addresses-exceed-vnet-limit"))
    #expect(reasons(.podSubnetDynamic, assessment).contains("addresses-exceed-vnet-limit"))
    #expect(reasons(.podSubnetStaticBlock, assessment) == ["subnets-exceed-vnet"])
    let overlay = try #require(assessment.sizing[.overlay])
    #expect(overlay.demands.podCIDR?.addresses == 4_950 * 256)
    #expect(overlay.podCIDR?.prefix.length == 11)
    #expect(
      assessment.sizing[.podSubnetStaticBlock]?.demands.podSubnet?.prefixLength == 12)
  }

  @Test func `windows and DCsv2 pools leave the flat models`() throws {
    let assessment = try assess("windows-confidential")
    #expect(reasons(.kubenet, assessment) == ["windows-on-kubenet"])
    #expect(reasons(.overlay, assessment) == ["confidential-vm-on-overlay"])
    let chosen = assessment.outcome.option
    #expect(chosen == .podSubnetDynamic || chosen == .podSubnetStaticBlock)
    #expect(assessment.verdict(on: .nodeSubnet) == .viable)
  }

  @Test func `a conflict has no feasible option and names the ways out`() throws {
    let assessment = try assess("conflict")
    #expect(assessment.outcome.kind == .noneFeasible)
    #expect(assessment.outcome.option == nil && assessment.ranked.isEmpty)
    #expect(NetworkModel.allCases.allSatisfy { assessment.verdict(on: $0) == .excluded })
    let ways = assessment.relaxations(knowledge: try builtInKnowledge())
    #expect(
      ways.map(\.changes) == [
        [.dropConstraint(.podIPTraceabilityBeyondVNet)], [.vnetPrefixLength(18)],
      ])
    #expect(ways.map(\.outcome.option) == [.overlay, .podSubnetDynamic])
  }

  @Test func `a kubenet cluster moves to overlay in place`() throws {
    let assessment = try assess("migrate-from-kubenet")
    #expect(assessment.outcome.option == .overlay)
    let path = assessment.findings(about: .overlay).first { $0.rule == "in-place-migration" }
    #expect(path?.message.key == "in-place")
    for model in NetworkModel.allCases where model.isFlat {
      #expect(reasons(model, assessment) == ["in-place-migration"], "\(model)")
    }
    #expect(assessment.verdict(on: .kubenet) == .discouraged)
    #expect(assessment.findings(about: .kubenet).first?.message.key == "existing")
    #expect(assessment.sizing[.overlay]?.podCIDR?.prefix == (try prefix("10.244.0.0/16")))
  }

  @Test func `the article asks for a slash 13 or for 221,100 addresses`() throws {
    let assessment = try assess("article")
    #expect(
      verdicts(assessment) == ["kubenet excluded", "nodeSubnet excluded", "overlay chosen"])
    #expect(assessment.sizing[.nodeSubnet]?.demands.vnetAddresses == 221_100)
    let finding = assessment.findings(about: .nodeSubnet).first
    #expect(finding?.rule == "addresses-exceed-vnet-limit")
    #expect(finding?.message.values["addresses"] == .count(221_100))
    #expect(finding?.message.values["limit"] == .count(65_536))
    #expect(assessment.sizing[.overlay]?.podCIDR?.prefix.length == 13)
    #expect(assessment.sizing[.overlay]?.demands.podCIDR?.addresses == 281_600)
  }
}
