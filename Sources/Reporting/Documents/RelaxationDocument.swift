internal import Decisions
internal import Guidance
internal import IPMath

/// A change that would make a decision feasible, as `decision.json` writes it.
enum RelaxationDocument {
  static func value(_ change: Relaxation, cost: String) -> ModelValue {
    .object(fields(change) + [.init("cost", .string(cost))])
  }

  private static func fields(_ change: Relaxation) -> [ModelValue.Field] {
    func kind(_ word: String) -> ModelValue.Field { .init("kind", .string(word)) }
    switch change {
    case .dropConstraint(let constraint):
      return [kind("drop-constraint"), .init("constraint", .string(constraint.id))]
    case .vnetPrefixLength(let length):
      return [kind("vnet-prefix-length"), .init("length", .integer(length))]
    case .podCIDRLength(let length):
      return [kind("pod-cidr-length"), .init("length", .integer(length))]
    case .nodes(let nodes): return [kind("nodes"), .init("nodes", .integer(nodes))]
    case .withoutWindows: return [kind("without-windows")]
    case .withoutVMSizes(let sizes):
      return [kind("without-vm-sizes"), .init("sizes", .strings(sizes))]
    case .singleStack: return [kind("single-stack")]
    }
  }
}
