internal import Decisions

extension LimitsReader {
  /// What decides between dataplanes and policy engines.
  func dataplane() -> Limits.Dataplane {
    Limits.Dataplane(
      cilium: PerOption { self.truth("cilium-dataplane", $0) },
      engines: PerOption { self.engines($0) }, calicoOnWindows: calicoOnWindows(),
      layer7Nodes: integer("cilium-limits", named: "l7-nodes"),
      layer7Pods: integer("cilium-limits", named: "l7-pods"),
      nodeSubnetCLI: release("cilium-dataplane", .nodeSubnet, named: "azure-cli"),
      ciliumUpdateCLI: release("migration-to-cilium", named: "azure-cli"),
      engineRemovalCLI: release("network-policy-removal", named: "azure-cli"),
      windowsBuild: release("migration-of-windows-pools", named: "build"))
  }

  private func truth(_ fact: String, _ option: NetworkModel) -> Bool {
    take(fact, option, nil, "true or false", \.truth) ?? false
  }

  private func engines(_ option: NetworkModel) -> [PolicyEngine] {
    words("network-policy-engines", option)
  }

  private func calicoOnWindows() -> [NodePool.OperatingSystem] {
    words("network-policy-on-windows", named: "calico")
  }

  /// A list of words of an enumeration.
  private func words<Word: RawRepresentable & CaseIterable>(
    _ fact: String, _ option: NetworkModel? = nil, named name: String? = nil
  ) -> [Word] where Word.RawValue == String {
    let all = Word.allCases.map(\.rawValue).joined(separator: ", ")
    return take(fact, option, name, "a list of words out of \(all)") { value in
      guard let texts = value.texts else { return nil }
      let known = texts.compactMap(Word.init(rawValue:))
      return known.count == texts.count ? known : nil
    } ?? []
  }

  /// Numbers with points between them, such as the version of a tool.
  private func release(_ fact: String, _ option: NetworkModel? = nil, named name: String) -> String
  {
    take(fact, option, name, "numbers with points, such as \"2.69.0\"") { value in
      guard let text = value.text else { return nil }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count > 1 && parts.allSatisfy { Int($0).map { $0 >= 0 } ?? false } ? text : nil
    } ?? ""
  }
}
