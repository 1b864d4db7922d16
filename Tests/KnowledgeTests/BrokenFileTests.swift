import Diagnostics
import Knowledge
import Testing

/// One test a kind of mistake: a copy of the base with it, the place and the words expected.
@Suite struct BrokenFileTests {
  @Test func unknownKeysAreNamedWithTheNearestKey() throws {
    expectErrors(
      try BrokenCopy("facts.yaml", "  title: Nodes a node pool\n", "  title: N\n  ‸units: nodes\n"),
      ["'units' is not a key of fact 'nodes-a-pool'; did you mean 'unit'?"])
    expectErrors(
      try BrokenCopy("sources.yaml", "  publisher: Microsoft\n", "  publisher: M\n  ‸zzzzzz: 1\n"),
      [
        "'zzzzzz' is not a key of source 'cni-overview'; "
          + "use one of id, title, publisher, url, date, read"
      ])
  }

  @Test func missingKeysAreNamedAtTheirEntry() throws {
    expectErrors(
      try BrokenCopy(
        "facts.yaml", "- id: nodes-a-pool\n  reference: F4\n  title: Nodes a node pool\n",
        "- ‸id: nodes-a-pool\n  reference: F4\n"),
      ["fact 'nodes-a-pool' has no 'title'; add 'title'"])
    expectErrors(
      try BrokenCopy(
        "facts.yaml", "- id: max-nodes\n",
        "- ‸title: T\n  reference: F4\n  statement: S.\n  sources: [large-scale]\n"
          + "  confidence: documented\n\n- id: max-nodes\n"),
      ["the fact has no 'id'; add 'id'"])
  }

  @Test func wrongTypesAreNamedAtTheirValue() throws {
    expectErrors(
      try BrokenCopy("facts.yaml", "title: Nodes a node pool", "title: ‸[Nodes]"),
      ["'title' of fact 'nodes-a-pool' must be a text"])
    expectErrors(
      try BrokenCopy("facts.yaml", "  sources: [pricing-tiers,", "  sources: ‸x #"),
      ["'sources' of fact 'free-tier-nodes' must be a list"])
    expectErrors(
      try BrokenCopy(
        "facts.yaml", "values: {recommended: 10, service-level: none}", "values: ‸[10]"),
      ["'values' of fact 'free-tier-nodes' must be a mapping"])
    expectErrors(
      try BrokenCopy("facts.yaml", "  value: 100\n", "  value: ‸{a: 1}\n"),
      [
        "'value' of fact 'pools-a-cluster' must be a number, a text, a date or a list of texts"
      ])
    expectErrors(
      try BrokenCopy("features.yaml", "    article: true\n", "    article: ‸sometimes\n"),
      ["'article' of feature 'max-nodes' must be true or false"])
    expectErrors(
      try BrokenCopy("facts.yaml", "  value: 100\n", "  value: ‸0100\n"),
      [
        "'0100' of fact 'pools-a-cluster' is not a whole number; "
          + "leave out leading zeros, or write it in quotes"
      ])
    expectErrors(
      try BrokenCopy("facts.yaml", "  value: 100\n", "  value: ‸99999999999999999999\n"),
      [
        "'99999999999999999999' of fact 'pools-a-cluster' is not a whole number; "
          + "leave out leading zeros, or write it in quotes"
      ])
  }

  @Test func idsAreUniqueAndWellFormed() throws {
    var copy = try BrokenCopy(
      "facts.yaml", "- id: pools-a-cluster\n",
      "- id: ‸nodes-a-pool\n  reference: F4\n  title: T\n  statement: S.\n"
        + "  sources: [large-scale]\n  confidence: documented\n\n- id: pools-a-cluster\n")
    let line = 1 + lines(of: copy, "facts.yaml") { $0.hasPrefix("- id: nodes-a-pool") }
    // The limits are not looked for in a facts file that is broken already.
    expectErrors(
      copy,
      [
        "fact 'nodes-a-pool' is defined twice, first on line \(line); delete or rename one of them"
      ])
    copy = try BrokenCopy("sources.yaml", "- id: network-metrics\n", "- id: ‸Network_metrics\n")
    try copy.replace(
      "sources: [network-metrics,", with: "sources: [‸network-metrics,", in: "facts.yaml")
    expectErrors(
      copy,
      [
        "source 'network-metrics' is not defined; did you mean 'Network_metrics'?",
        "'Network_metrics' is not an id; use a-z, 0-9 and single hyphens",
      ])
  }

  @Test func referencesToNothingAreNamed() throws {
    expectErrors(
      try BrokenCopy("facts.yaml", "sources: [pricing-tiers,", "sources: [‸pricing-tier,"),
      ["source 'pricing-tier' is not defined; did you mean 'pricing-tiers'?"])
    expectErrors(
      try BrokenCopy("options.yaml", "facts: [node-ips,", "facts: [‸qqqqqqqqqq,"),
      ["fact 'qqqqqqqqqq' is not defined; define it, or refer to another"])
    expectErrors(
      try BrokenCopy("features.yaml", "    group: addressing\n", "    group: ‸adressing\n"),
      ["group 'adressing' is not defined; did you mean 'addressing'?"])
    expectErrors(
      try BrokenCopy(
        "features.yaml", "constraints: [latency-sensitive]", "constraints: [‸latency-sensitiv]"),
      ["constraint 'latency-sensitiv' is not defined; did you mean 'latency-sensitive'?"])
    expectErrors(
      try BrokenCopy("options.yaml", "facts: [node-ips,", "facts: [node-ips, ‸node-ips,"),
      ["'node-ips' is in 'facts' of an item of 'strengths' of option 'kubenet' twice"])
  }

  @Test func datesAndAddressesOfSourcesAreChecked() throws {
    expectErrors(
      try BrokenCopy("sources.yaml", "  date: 2026-07-10\n", "  date: ‸2026-02-30\n"),
      ["'date' of source 'cni-overview' is not a date; write it as YYYY-MM-DD"])
    expectErrors(
      try BrokenCopy("sources.yaml", "- id: cni-overview\n", "- ‸id: cni-overview\n").changing(
        "sources.yaml", "  date: 2026-07-10\n", "  date: 2027-07-10\n"),
      [
        "source 'cni-overview' was read on 2026-08-21, before its date 2027-07-10; "
          + "correct one of the dates"
      ])
    for url in [
      "ftp://learn.microsoft.com/x", "learn.microsoft.com", "https://host", "https://a.b/ c",
    ] {
      expectErrors(
        try BrokenCopy(
          "sources.yaml", "https://learn.microsoft.com/azure/aks/concepts-network-cni-overview",
          "‸\(url)"),
        ["'\(url)' is not a web address; write it in full, with https://"])
    }
  }

  @Test func emptyTextsAndListsAreNamed() throws {
    expectErrors(
      try BrokenCopy("facts.yaml", "title: Nodes a node pool", "title: ‸\"  \""),
      ["'title' of fact 'nodes-a-pool' is empty; write a text"])
    expectErrors(
      try BrokenCopy(
        "facts.yaml", "  sources: [pricing-tiers, aks-service-limits]", "  sources: ‸[]"),
      ["'sources' of fact 'free-tier-nodes' is empty; name at least one"])
  }

  @Test func wordsOutsideTheirListAreNamed() throws {
    expectErrors(
      try BrokenCopy("features.yaml", "rating: poor", "rating: ‸por"),
      [
        "'rating' of 'kubenet' of feature 'max-nodes' must be one of good, fair, poor, none; "
          + "did you mean 'poor'?"
      ])
    expectErrors(
      try BrokenCopy("constraints.yaml", "{answer: yes,", "{answer: ‸perhaps,"),
      [
        "'answer' of 'kubenet' of constraint 'limited-ip-space' "
          + "must be one of yes, partly, no, computed"
      ])
    expectErrors(
      try BrokenCopy("facts.yaml", "    kubenet: not-stated", "    kubenet: ‸not-sated"),
      ["'kubenet' of fact 'pods-a-cluster' is 'not-sated'; did you mean 'not-stated'?"])
    expectErrors(
      try BrokenCopy("criteria.yaml", "kubenet: {value: 3", "kubenet: {value: ‸6"),
      ["'value' of 'kubenet' of criterion 'performance' must be a whole number from 1 to 5"])
    expectErrors(
      try BrokenCopy("facts.yaml", "  reference: F3\n", "  reference: ‸third\n"),
      ["'third' is not a reference; write it as F1, X4 or 1.3"])
  }

  @Test func aFactThatStatesNothingIsNamed() throws {
    let copy = try BrokenCopy("facts.yaml", "- id: nodes-a-pool\n", "- ‸id: nodes-a-pool\n")
      .changing("facts.yaml", "  statement: A node pool holds", "  unit: A node pool holds")
      .changing("facts.yaml", "  unit: nodes\n  value: 1000\n  unit:", "  value: 1000\n  unit:")
    expectErrors(copy, ["fact 'nodes-a-pool' states nothing; add 'statement'"])
  }

  @Test func cellsLongerThanTheLimitAreNamed() throws {
    let text = String(repeating: "x", count: 61)
    expectErrors(
      try BrokenCopy("features.yaml", "text: \"400, or 200 with IPv6\"", "text: ‸\(text)"),
      ["'text' of 'kubenet' of feature 'max-nodes' has 61 characters, more than 60; shorten it"])
  }

  private func lines(of copy: BrokenCopy, _ file: String, until: (Substring) -> Bool) -> Int {
    let text = copy.files.first { $0.path == file }?.text ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(where: until)
      ?? 0
  }
}

extension BrokenCopy {
  /// The same copy with another change.
  func changing(_ file: String, _ old: String, _ new: String) throws -> BrokenCopy {
    var copy = self
    try copy.replace(old, with: new, in: file)
    return copy
  }
}
