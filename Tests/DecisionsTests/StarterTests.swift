import Decisions
import Diagnostics
import Testing

@Suite struct StarterTests {
  @Test func `nine starter files are built in`() {
    #expect(
      starters.map(\.name).sorted() == [
        "article", "conflict", "default-production", "large-scale", "limited-ip-space",
        "migrate-from-kubenet", "proof-of-concept", "regulated", "windows-confidential",
      ])
  }

  @Test func `each starter file reads without a diagnostic`() {
    for (name, text) in starters {
      let (decision, diagnostics) = read(text)
      #expect(diagnostics.isEmpty, "\(name): \(diagnostics)")
      #expect(decision != nil, "\(name)")
    }
  }

  @Test func `the starter files have the sizes of their scenarios`() {
    let nodes = Dictionary(
      uniqueKeysWithValues: starters.compactMap { name, text in
        read(text).decision.map { (name, $0.cluster.nodePools.reduce(0) { $0 + $1.nodes }) }
      })
    #expect(
      nodes == [
        "default-production": 53, "limited-ip-space": 30, "regulated": 40, "proof-of-concept": 3,
        "large-scale": 4_500, "windows-confidential": 20, "conflict": 40,
        "migrate-from-kubenet": 80, "article": 1_000,
      ])
  }
}
