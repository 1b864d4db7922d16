import Decisions
import Knowledge
import Testing

/// The sentences on dataplane and migration, and the limits that choose between them.
@Suite struct StatementTests {
  @Test func statementsNameTheirFactsAndEndAsSentencesDo() throws {
    let base = try #require(KnowledgeBase.builtIn.base)
    #expect(base.statements.count > 60)
    for statement in base.statements {
      #expect(base.statement(statement.id) == statement)
      #expect(statement.text.hasSuffix("."), "\(statement.id)")
      for fact in statement.facts { #expect(base.fact(fact) != nil, "\(statement.id): \(fact)") }
    }
    #expect(base.statement("no-such-statement") == nil)
  }

  @Test func aBrokenStatementIsReportedWhereItStands() throws {
    expectErrors(
      try BrokenCopy(
        "statements.yaml", "  facts: [cilium-dataplane]\n", "  facts: [‸cilium-dataplan]\n"),
      ["fact 'cilium-dataplan' is not defined; did you mean 'cilium-dataplane'?"])
    expectErrors(
      try BrokenCopy(
        "statements.yaml", "- id: path-there\n  text:", "- ‸id: path-there\n  ‸words:"),
      [
        "statement 'path-there' has no 'text'; add 'text'",
        "'words' is not a key of statement 'path-there'; use one of id, reference, text, facts",
      ])
    expectErrors(
      try BrokenCopy("statements.yaml", "- id: path-in-place\n", "- id: ‸path-there\n"),
      [
        "statement 'path-there' is defined twice, first on line "
          + "\(try line(of: "- id: path-there")); delete or rename one of them"
      ])
  }

  private func line(of text: String) throws -> Int {
    let file = try #require(KnowledgeBase.builtInFiles.first { $0.path == "statements.yaml" })
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0 == text }) + 1
  }

  @Test func limitsOfDataplaneAndMigrationAreThePublishedOnes() throws {
    let limits = try #require(KnowledgeBase.builtIn.base).limits.dataplane
    #expect(limits.cilium.all == [false, true, true, true, true])
    #expect(limits.engines.all.map(\.count) == [1, 3, 3, 3, 3])
    #expect(limits.engines[.kubenet] == [.calico])
    #expect(limits.calicoOnWindows == [.windows2019, .windows2022])
    #expect((limits.layer7Nodes, limits.layer7Pods) == (1_000, 40_000))
    #expect(limits.nodeSubnetCLI == "2.69.0" && limits.ciliumUpdateCLI == "2.52.0")
    #expect(limits.engineRemovalCLI == "2.63" && limits.windowsBuild == "20348.1668")
  }

  @Test func limitsThatAreAbsurdAreNamedAtTheirValue() throws {
    expectErrors(
      try BrokenCopy("facts.yaml", "azure-cli: \"2.52.0\"", "azure-cli: ‸new"),
      [
        "'azure-cli' of fact 'migration-to-cilium' is not usable; "
          + "make it numbers with points, such as \"2.69.0\""
      ])
    expectErrors(
      try BrokenCopy("facts.yaml", "{value: [calico], statement", "{value: ‸[calio], statement"),
      [
        "the value of fact 'network-policy-engines' for 'kubenet' is not usable; "
          + "make it a list of words out of cilium, calico, azure"
      ])
  }
}
