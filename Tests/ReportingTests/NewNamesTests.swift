import Testing

@testable import Reporting

@Suite struct NewNamesTests {
  @Test func aNameThatIsTakenGetsTheLowestNumberThatMakesItFree() {
    let rows: [(String, Set<String>, Int, String)] = [
      ("apps", [], 12, "apps"), ("apps", ["apps"], 12, "apps2"),
      ("apps", ["apps", "apps2", "apps3"], 12, "apps4"),
      ("abcdefghijkl", ["abcdefghijkl"], 12, "abcdefghijk2"),
    ]
    for (name, taken, longest, free) in rows {
      #expect(NewNames.free(name, besides: taken, longest: longest) == free)
    }
    let many = Set(["win123"] + (2...9).map { "win12\($0)" })
    #expect(NewNames.free("win123", besides: many, longest: 6) == "win110")
  }
}
