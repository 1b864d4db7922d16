import IPMath
import Testing

/// The table `cidr-pairs.tsv`: the relation of two prefixes, and what two halves merge to.
@Suite struct CIDRPairsTests {
  @Test func everyPairHasTheRelationOfTheTable() throws {
    let rows = try Table("cidr-pairs.tsv").rows
    #expect(rows.count == 648)
    for row in rows {
      let a = try IPPrefix(parsing: try #require(row["a"]))
      let b = try IPPrefix(parsing: try #require(row["b"]))
      let relation = try #require(row["relation"])
      let expected: PrefixRelation
      switch relation {
      case "equal": expected = .equal
      case "contains": expected = .contains
      case "inside": expected = .within
      case "disjoint", "disjoint-adjacent", "different-family": expected = .disjoint
      default:
        Issue.record("unknown relation in \(row)")
        continue
      }
      #expect(a.relation(to: b) == expected, "\(row)")
      #expect(a.overlaps(b) == (expected != .disjoint), "\(row)")
      #expect(b.overlaps(a) == (expected != .disjoint), "\(row)")
      #expect(a.contains(b) == [.equal, .contains].contains(expected), "\(row)")
      if let a = a.v4, let b = b.v4 { expectMerge(a, b, relation, row) }
      if let a = a.v6, let b = b.v6 { expectMerge(a, b, relation, row) }
    }
  }

  private func expectMerge<Address: IPAddress>(
    _ a: Prefix<Address>, _ b: Prefix<Address>, _ relation: String, _ row: Table.Row
  ) {
    #expect(a.isAdjacent(to: b) == (relation == "disjoint-adjacent"), "\(row)")
    let merged = PrefixSet([a, b]).prefixes
    switch relation {
    case "equal", "contains", "inside":
      let larger = a.length < b.length ? a : b
      #expect(a.merged(with: b) == larger, "\(row)")
      #expect(merged == [larger], "\(row)")
    default:
      #expect(a.merged(with: b)?.description == row["merges_to"], "\(row)")
      #expect(
        merged.map(\.description) == row["merges_to"].map { [$0] }
          ?? [min(a, b), max(a, b)].map(\.description), "\(row)")
    }
  }
}
