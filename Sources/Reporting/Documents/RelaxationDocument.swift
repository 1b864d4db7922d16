internal import Decisions
internal import Guidance
internal import IPMath

/// A change that would make a decision feasible, as `decision.json` writes it.
enum RelaxationDocument {
  static func value(_ change: Relaxation) -> ModelValue {
    switch change {
    case .dropConstraint(let constraint):
      ["kind": "drop-constraint", "constraint": .string(constraint.id)]
    case .vnetPrefixLength(let length):
      ["kind": "vnet-prefix-length", "length": .integer(length)]
    case .podCIDRLength(let length): ["kind": "pod-cidr-length", "length": .integer(length)]
    case .nodes(let nodes): ["kind": "nodes", "nodes": .integer(nodes)]
    case .withoutWindows: ["kind": "without-windows"]
    case .withoutVMSizes(let sizes): ["kind": "without-vm-sizes", "sizes": .strings(sizes)]
    case .singleStack: ["kind": "single-stack"]
    }
  }
}
