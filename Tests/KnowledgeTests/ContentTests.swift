import Decisions
import Diagnostics
import Knowledge
import Testing

/// What the built-in base must contain.
@Suite struct ContentTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  @Test func theBuiltInBaseLoadsWithoutADiagnostic() {
    let diagnostics = KnowledgeBase.builtIn.diagnostics
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.description).joined(separator: "\n"))")
  }

  @Test func everyRowOfTheResearchNotesIsSettledByAFact() {
    let settled = Set(base.facts.flatMap { $0.references + $0.conflicts.map(\.reference) })
    let wanted =
      (1...47).map { "F\($0)" } + (1...26).map { "X\($0)" } + (1...14).map { "M\($0)" } + ["1.3"]
    #expect(wanted.filter { !settled.contains($0) } == [])
    let explained = Set(base.facts.flatMap { $0.conflicts.map(\.reference) })
    #expect((1...26).map { "X\($0)" }.filter { !explained.contains($0) } == [])
  }

  @Test func aConflictIsAmongTheReferencesOfItsFactOrHasOneOfItsOwn() {
    for fact in base.facts {
      for conflict in fact.conflicts {
        #expect(conflict.reference.hasPrefix("X"), "\(fact.id)")
        #expect(!conflict.others.isEmpty, "\(fact.id)")
      }
    }
  }

  @Test func everySourceIsCitedAndNoneIsReadBeforeTheServiceExisted() throws {
    let cited = Set(
      base.facts.flatMap { fact in
        fact.sources + NetworkModel.allCases.flatMap { fact.sources(for: $0) }
      } + base.claims.all.map(\.source))
    #expect(base.sources.map(\.id).filter { !cited.contains($0) } == [])
    let start = try #require(CalendarDate("2017-10-24"))
    for source in base.sources {
      #expect(source.read >= start, "\(source.id)")
      #expect(base.source(source.id) == source)
    }
    #expect(Set(base.sources.map(\.id)).count == base.sources.count)
  }

  @Test func theEightRowsOfTheArticleComeFirstAndInOrder() {
    let rows = [
      "max-nodes", "pod-ip-source", "ip-efficiency", "routing", "performance", "azure-integration",
      "complexity", "production-ready",
    ]
    #expect(base.features.filter(\.isInArticle).map(\.id) == rows)
    #expect(base.features.prefix(8).map(\.id) == rows)
  }

  @Test func theMatrixHasEveryGroupAndEveryGroupHasRows() {
    #expect(
      base.groups.map(\.id) == [
        "scale", "addressing", "routing-and-snat", "security", "platform-features", "operations",
        "support-and-life-cycle",
      ])
    for group in base.groups { #expect(base.features(in: group).count >= 3, "\(group.id)") }
    #expect(base.groups.flatMap { base.features(in: $0) }.count == base.features.count)
    #expect((55...65).contains(base.features.count), "\(base.features.count)")
  }

  @Test func everyConstraintBearsOnARowOfTheMatrix() {
    let named = Set(base.features.flatMap(\.constraints))
    #expect(ConstraintID.allCases.filter { !named.contains($0) } == [])
    #expect(base.constraints.map(\.constraint) == ConstraintID.allCases)
    #expect(base.criteria.map(\.criterion) == Criterion.standing)
  }

  @Test func everyOptionHasThreeToFiveRemarksOfEachKind() {
    let titles = [
      "kubenet", "Azure CNI (node subnet)", "Azure CNI Pod Subnet, dynamic allocation",
      "Azure CNI Pod Subnet, static block", "Azure CNI Overlay",
    ]
    #expect(base.options.all.map(\.title) == titles)
    for guide in base.options.all {
      let kinds = [
        guide.strengths, guide.limitations, guide.when, guide.mistakes, guide.operations,
      ]
      for remarks in kinds { #expect((3...5).contains(remarks.count), "\(guide.model)") }
    }
  }

  @Test func judgedScoresAreTheAgreedOnes() {
    let agreed: [(Criterion, [Int])] = [
      (.performance, [3, 5, 5, 5, 4]), (.azureIntegration, [1, 4, 4, 3, 4]),
      (.simplicity, [3, 2, 3, 2, 5]), (.support, [1, 2, 4, 3, 5]),
    ]
    for (criterion, scores) in agreed {
      guard case .judged(let judged)? = base.criterion(criterion)?.kind else {
        Issue.record("\(criterion.id) is not judged")
        continue
      }
      #expect(judged.all.map(\.value) == scores, "\(criterion.id)")
    }
    for criterion in [Criterion.scale, .ipEfficiency] {
      guard case .computed? = base.criterion(criterion)?.kind else {
        Issue.record("\(criterion.id) is not computed")
        continue
      }
    }
    #expect(base.criterion(.constraint(.virtualNodes)) == nil)
  }

  @Test func answersToConstraintsAreThoseOfTheResearchNotes() {
    // y yes, n no, p partly, c computed; in the order of the options.
    let agreed: [(ConstraintID, String)] = [
      (.limitedIPSpace, "ycccy"), (.podIPTraceability, "nyyyn"),
      (.podIPTraceabilityBeyondVNet, "nnyyn"), (.directPodAccess, "nyyyn"),
      (.latencySensitive, "pyyyp"), (.podSubnetPolicies, "nnyyn"), (.virtualNodes, "nyyyn"),
      (.networkPolicyCilium, "nyyyy"), (.networkPolicyCalico, "yyyyy"),
      (.networkPolicyAzure, "npppp"), (.applicationGatewayForContainers, "nyyyy"),
      (.applicationGatewayIngress, "pyyyy"), (.privateLinkService, "yyyny"),
      (.staticEgressGateway, "yynny"), (.nodeAutoProvisioning, "nynny"), (.sharedSubnet, "nyyyy"),
      (.reusePodCIDR, "nnnny"), (.managedVNet, "yynny"), (.inPlaceMigration, "nnnnp"),
      (.operationalSimplicity, "pnpny"),
    ]
    for (constraint, letters) in agreed {
      let answers = base.constraint(constraint)?.answers.all.map { $0.verdict.rawValue.prefix(1) }
      #expect(answers?.joined() == letters, "\(constraint.id)")
    }
    #expect(agreed.count == ConstraintID.allCases.count)
  }

  @Test func cellsAgreeWithTheFactsTheyStandFor() {
    // A fact that is true or false for an option decides whether the row's cell starts with no.
    for id in [
      "windows-nodes", "virtual-nodes", "private-link-service", "static-egress-gateway",
      "node-auto-provisioning", "cilium-dataplane", "subnet-sharing", "inbound-to-pods",
      "application-gateway-for-containers", "application-gateway-ingress", "managed-vnet",
    ] {
      for model in NetworkModel.allCases {
        guard let truth = base.value(id, model)?.truth else { continue }
        let cell = base.feature(id)?.cells[model]
        #expect(cell?.text.hasPrefix(truth ? "Yes" : "No") == true, "\(id) \(model.id)")
        #expect(cell.map { ($0.rating == .poor) == !truth } == true, "\(id) \(model.id)")
      }
    }
  }
}
