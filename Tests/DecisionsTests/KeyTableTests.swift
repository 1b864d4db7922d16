import Testing

@testable import Decisions

/// The keys of the decision file in words.
@Suite struct KeyTableTests {
  let tables = DecisionSchema(limits: .tests).keyTables

  @Test func `every mapping has a table, each before those inside it`() {
    #expect(
      tables.map(\.path) == [
        "", "cluster", "cluster.nodePools", "cluster.nodePools.nodes", "network", "network.vnet",
        "constraints", "weights",
      ])
    let linked = tables.flatMap { $0.keys.compactMap(\.table) }
    #expect(linked.sorted() == tables.map(\.path).filter { !$0.isEmpty }.sorted())
  }

  @Test func `a key says all that the schema knows of it`() throws {
    func key(_ path: String, _ name: String) throws -> KeyTable.Key {
      try #require(tables.first { $0.path == path }?.keys.first { $0.name == name })
    }
    let version = try key("cluster", "kubernetes")
    #expect(version.example == "\"1.33\"" && version.type == "text in quotes")
    let status = try key("", "status")
    #expect(status.defaultValue == "proposed" && !status.isRequired)
    #expect(status.allowed?.hasPrefix("draft, proposed, ") == true)
    #expect(try key("cluster", "nodePools").isRequired)
    #expect(try key("cluster.nodePools", "maxPods").allowed == "10 to 250")
    #expect(try key("network.vnet", "addressSpace").example == "[10.20.0.0/16]")
    #expect(
      try key("network.vnet", "subnets").example == "{AzureFirewallSubnet: 10.20.0.0/26}")
  }

  @Test func `every key without keys of its own has an example and a meaning`() {
    for table in tables {
      for key in table.keys {
        #expect(key.table != nil || key.example != nil, "\(table.path).\(key.name)")
        #expect(key.meaning.hasSuffix("."), "\(table.path).\(key.name)")
        #expect(!key.type.isEmpty)
      }
    }
  }
}
