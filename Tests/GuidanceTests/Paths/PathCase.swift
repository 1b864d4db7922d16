import Decisions
import Guidance
import IPMath
import Knowledge
import Testing

/// A cluster that may exist, in all that dataplane and migration depend on.
struct PathCase: CustomStringConvertible {
  var existing: NetworkModel?
  var option: NetworkModel
  var version: KubernetesVersion?
  var windows: NodePool.OperatingSystem?
  var isDualStack = false
  var podCIDR: String?
  var constraints: [ConstraintRequirement] = []
  var nodes = 3
  var maxPods: Int?
  var date = "2026-07-01"

  var description: String {
    "\(existing?.id ?? "new") to \(option.id), \(version?.description ?? "?"), "
      + "\(windows?.rawValue ?? "linux"), \(isDualStack ? "dual" : "ipv4"), \(podCIDR ?? "-"), "
      + constraints.map { "\($0.constraint.id) \($0.level)" }.joined(separator: " ")
      + ", \(nodes) nodes, \(maxPods ?? 0) pods, \(date)"
  }

  func assessment() throws -> Assessment {
    var pools = [NodePool(name: "system", mode: .system, nodes: nodes, maxPods: maxPods)]
    if let windows { pools.append(NodePool(name: "win", os: windows, nodes: 2, maxPods: maxPods)) }
    let decision = Decision(
      file: "x.yaml", title: "x",
      cluster: Cluster(
        existing: existing, kubernetes: version, ipFamilies: isDualStack ? .dualStack : .ipv4,
        nodePools: pools),
      network: Network(
        addressSpace: [.v4(try prefix("10.20.0.0/14"))], podCIDR: try podCIDR.map(prefix)),
      constraints: constraints, options: [option])
    return Assessment(decision, knowledge: try builtInKnowledge())
  }

  func day() throws -> CalendarDate { try #require(CalendarDate(date)) }

  func choice(_ assessment: Assessment) throws -> DataplaneChoice {
    DataplaneChoice(assessment, knowledge: try builtInKnowledge(), date: try day())
  }

  func plan(_ assessment: Assessment) throws -> MigrationPlan? {
    MigrationPlan(
      assessment, dataplane: try choice(assessment), knowledge: try builtInKnowledge(),
      date: try day())
  }

  /// Every way between the models, with versions, Windows pools and policies; ranges, sizes and
  /// dates take turns.
  static func sweep() -> [PathCase] {
    let policies: [[ConstraintRequirement]] = [
      [], [.init(.networkPolicyCilium, .must)], [.init(.networkPolicyCalico, .should)],
      [.init(.networkPolicyAzure, .should)],
      [.init(.networkPolicyCilium, .should), .init(.networkPolicyCalico, .should)],
      [.init(.networkPolicyCalico, .must), .init(.nodeAutoProvisioning, .should)],
      [.init(.networkPolicyCalico, .should), .init(.nodeAutoProvisioning, .should)],
      [.init(.networkPolicyAzure, .must), .init(.inPlaceMigration, .must)],
      [.init(.inPlaceMigration, .should)], [.init(.nodeAutoProvisioning, .must)],
    ]
    let versions = [nil, KubernetesVersion(1, 26), KubernetesVersion(1, 33)]
    let systems: [NodePool.OperatingSystem?] = [nil, .windows2022, nil, .windows2025]
    var cases: [PathCase] = []
    for existing in [nil] + NetworkModel.allCases.map(Optional.some) {
      for option in NetworkModel.allCases {
        for version in versions {
          for constraints in policies {
            for offset in 0...1 {
              var row = PathCase(
                existing: existing, option: option, version: version,
                windows: systems[(cases.count / 2 + offset) % systems.count],
                constraints: constraints)
              row.take(turn: cases.count % turns)
              cases.append(row)
            }
          }
        }
      }
    }
    return cases
  }

  /// A prime, so that every turn meets every way, version and policy sooner or later.
  private static let turns = 7

  private mutating func take(turn: Int) {
    switch turn {
    case 1:
      isDualStack = true
      podCIDR = "10.244.0.0/16"
    case 2:
      (podCIDR, nodes, maxPods, date) = ("10.21.0.0/16", 100, 250, "2026-10-01")
    case 3:
      (podCIDR, nodes, maxPods, date) = ("10.244.0.0/16", 9, 110, "2028-03-31")
    case 4:
      (nodes, maxPods, date) = (1_001, 30, "2028-03-01")
    case 5:
      (nodes, date) = (300, "2028-10-01")
    default: break
    }
  }
}
