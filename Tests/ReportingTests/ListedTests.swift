import Testing

@testable import Reporting

@Suite struct ListedTests {
  @Test func fewEntriesAreAllListed() {
    for count in 0...21 {
      let listed = Listed(Array(0..<count)) { $0 }
      #expect(listed.shown == Array(0..<count) && listed.rest.isEmpty)
    }
  }

  @Test func ofManyTheLargestAreListedInTheirOwnOrder() {
    for (count, factor) in [(22, 1), (97, 31), (1_000, 617)] {
      let sizes = (0..<count).map { $0 * factor % 13 }
      let listed = Listed(Array(0..<count)) { sizes[$0] }
      // An entry is listed when fewer than twenty others are larger, or as large and before it.
      let expected = (0..<count).filter { entry in
        (0..<count).count { (sizes[$0], entry) > (sizes[entry], $0) } < 20
      }
      #expect(listed.shown == expected)
      #expect(listed.rest == (0..<count).filter { !expected.contains($0) })
    }
  }
}
