import Diagnostics
import Knowledge
import Testing

/// Values that are well-formed and cannot be true.
@Suite struct AbsurdValueTests {
  @Test func numbersOutsideWhatNetworksHaveAreNamed() throws {
    let cases = [
      ("  value: 100\n", "‸-1", "'-1' of fact 'pools-a-cluster' is out of range; "),
      ("  value: 100\n", "‸1000000000001", "'1000000000001' of fact 'pools-a-cluster' is out of "),
      ("  value: 100\n", "‸4611686018427387904", "'4611686018427387904' of fact 'pools-a-c"),
      (
        "  value: 100\n", "‸0", "the value of fact 'pools-a-cluster' is not usable; make it a whole"
      ),
      ("  value: 100\n", "‸1000001", "the value of fact 'pools-a-cluster' is not usable; make it"),
      ("  value: 100\n", "‸2026-13-40", "'2026-13-40' of fact 'pools-a-cluster' is not a date; "),
      ("  value: 100\n", "‸1000000%", "'1000000%' of fact 'pools-a-cluster' is no percentage; "),
      ("  value: 100\n", "‸\"-5%\"", "'-5%' of fact 'pools-a-cluster' is no percentage; "),
      ("  value: 100\n", "‸100.5%", "'100.5%' of fact 'pools-a-cluster' is no percentage; "),
    ]
    for (old, value, problem) in cases {
      let copy = try BrokenCopy("facts.yaml", old, "  value: \(value)\n")
      let (base, diagnostics, marks) = copy.load()
      #expect(base == nil, "\(value)")
      let first = try #require(diagnostics.first, "\(value)")
      #expect(first.description.hasPrefix("\(marks[0]): error: \(problem)"), "\(first)")
    }
  }

  @Test func aPrefixLengthOf99IsNone() throws {
    let copy = try BrokenCopy(
      "facts.yaml", "{application-gateway: 24,", "{application-gateway: ‸240,")
    expectErrors(
      copy,
      ["'240' of fact 'other-subnets' is out of range; make it a whole number from 0 to 128"])
    expectErrors(
      try BrokenCopy("facts.yaml", "  value: 29\n", "  value: ‸99\n"),
      ["the value of fact 'subnet-size' is not usable; make it a whole number from 2 to 31"])
  }

  @Test func aLowestAboveAHighestIsOneError() throws {
    let cases = [
      ("values: {scale-below: 3000}", "values: {scale-below: ‸6000}", "1 to 5000"),
      ("values: {recommended: 10, ", "values: {recommended: ‸1001, ", "1 to 1000"),
      ("values: {windows: 110}", "values: {windows: ‸251}", "10 to 250"),
      ("values: {peered-group: 128000}", "values: {peered-group: ‸65535}", "65536 to 1000000000"),
      ("values: {cap: 250,", "values: {cap: ‸15,", "16 to 65536"),
      ("{longest: 28, ipv6", "{longest: ‸12, ipv6", "13 to 32"),
      ("{shortest-pod-subnet: 12,", "{shortest-pod-subnet: ‸30,", "2 to 29"),
    ]
    for (old, new, range) in cases {
      let (base, diagnostics, marks) = try BrokenCopy("facts.yaml", old, new).load()
      #expect(base == nil && diagnostics.count == 1, "\(diagnostics)")
      let problem = try #require(diagnostics.first?.description)
      #expect(problem.hasPrefix("\(marks[0]): error: "), "\(problem)")
      #expect(
        problem.hasSuffix(" is not usable; make it a whole number from \(range)"), "\(problem)")
    }
  }

  @Test func sourcesOfOtherCenturiesAreNamed() throws {
    expectErrors(
      try BrokenCopy("sources.yaml", "  read: 2026-08-21\n", "  read: ‸2126-08-21\n"),
      ["'read' of source 'cni-overview' is in the year 2126; correct it: years are 1970 to 2099"])
    expectErrors(
      try BrokenCopy("sources.yaml", "  date: 2026-07-10\n", "  date: ‸0206-07-10\n"),
      ["'date' of source 'cni-overview' is in the year 206; correct it: years are 1970 to 2099"])
    for address in ["https://a.b/(c", "https://a.b/c)", "https://a.b/<c>", "https://a.b/c|d"] {
      expectErrors(
        try BrokenCopy(
          "sources.yaml",
          "https://learn.microsoft.com/azure/aks/concepts-network-cni-overview", "‸\"\(address)\""),
        ["'\(address)' is not a web address; write it in full, with https://"])
    }
  }

  @Test func aTextOfSeveralLinesIsNamed() throws {
    expectErrors(
      try BrokenCopy("facts.yaml", "title: Nodes a node pool", "title: ‸\"Nodes\\na pool\""),
      [
        "'title' of fact 'nodes-a-pool' has a line break or another control character; "
          + "write it on one line"
      ])
  }

  @Test func thousandsOfMistakesAreReportedInAMoment() throws {
    let ids = (0..<2_000).map { "kubenet-retiremen\($0)" }
    let copy = try BrokenCopy(
      "features.yaml", "facts: [kubenet-retirement, support-status]",
      "facts: [\(ids.joined(separator: ", "))]")
    let (base, diagnostics, _) = copy.load()
    #expect(base == nil)
    #expect(diagnostics.count == ids.count)
    // A suggestion is a search: only the first mistakes are worth one.
    let suggestions = diagnostics.filter { $0.cure?.hasPrefix("did you mean") == true }
    #expect((1...500).contains(suggestions.count))
  }
}
