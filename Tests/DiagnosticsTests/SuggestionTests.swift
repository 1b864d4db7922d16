import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
  @Test func `the word that was probably meant is found`() {
    let keys = ["nodePools", "name", "environment", "existing", "growth", "tier"]
    let rows: [(String, String?)] = [
      ("nodepools", "nodePools"), ("node-pools", "nodePools"), ("nodePool", "nodePools"),
      ("enviroment", "environment"), ("naem", "name"), ("Tier", "tier"), ("env", "environment"),
      ("pools", "nodePools"), ("xyz", nil), ("", nil), ("-", nil), ("in", nil),
      (String(repeating: "a", count: 10_000), nil),
      ("e" + String(repeating: "\u{301}", count: 300), nil),
    ]
    for (word, meant) in rows {
      #expect(Suggestion.nearest(to: word, among: keys) == meant, "\(word.prefix(20))")
    }
    #expect(Suggestion.didYouMean("naem", among: keys) == "did you mean 'name'?")
    #expect(Suggestion.didYouMean("xyz", among: keys) == nil)
    #expect(Suggestion.nearest(to: "a", among: []) == nil)
  }

  @Test func `a word that several candidates hold suggests none of them`() {
    let options = ["azure-cni-node-subnet", "azure-cni-overlay", "kubenet"]
    #expect(Suggestion.nearest(to: "azure-cni", among: options) == nil)
    #expect(Suggestion.nearest(to: "overlay", among: options) == "azure-cni-overlay")
  }

  @Test func `edit distances are those of the definition`() {
    var state: UInt64 = 11
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<400 {
      let left = (0..<random(6)).map { _ in Array("abc")[random(3)] }
      let right = (0..<random(6)).map { _ in Array("abc")[random(3)] }
      let expected = slowDistance(left[...], right[...])
      #expect(Suggestion.editDistance(left, right) == expected, "\(left) \(right)")
    }
  }

  /// The definition: the cheapest of deleting, inserting, replacing and swapping neighbours.
  private func slowDistance(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
    guard let first = left.last, let second = right.last else { return left.count + right.count }
    var best = min(
      slowDistance(left.dropLast(), right) + 1, slowDistance(left, right.dropLast()) + 1,
      slowDistance(left.dropLast(), right.dropLast()) + (first == second ? 0 : 1))
    if left.count > 1, right.count > 1, first == right.dropLast().last,
      left.dropLast().last == second
    {
      best = min(best, slowDistance(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return best
  }
}
