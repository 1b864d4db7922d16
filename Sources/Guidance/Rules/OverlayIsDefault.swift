internal import Decisions

extension Rule {
  /// Microsoft points to overlay for most scenarios (F44, R1).
  static let overlayIsDefault = Rule(
    "overlay-is-default",
    examples: [
      Example("title: any", "azure-cni-overlay favours"),
      Example("options: [kubenet, azure-cni-node-subnet]"),
    ]
  ) { situation, findings in
    guard situation.compares(.overlay) else { return }
    findings.add(.favours, .overlay, Message("default"))
  }
}
