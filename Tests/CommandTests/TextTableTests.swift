import Testing

@testable import netadr

@Suite struct TextTableTests {
  @Test func columnsAreAsWideAsTheirWidestCell() {
    var table = TextTable([("Option", .left), ("Nodes", .right)])
    table.add(["a", "5,000"])
    table.add(["a longer one", "7"])
    #expect(
      table.text == """
        Option        Nodes
        a             5,000
        a longer one      7

        """)
  }

  @Test func linesEndWithoutBlanks() {
    var table = TextTable([("A", .left), ("B", .left)])
    table.add(["x", ""])
    #expect(table.text == "A  B\nx\n")
  }

  @Test func textsBreakBetweenWordsAndWordsStayWhole() {
    #expect("one two three".wrapped(to: 7, indent: "  ") == "one two\n  three")
    #expect("incomprehensible".wrapped(to: 5, indent: "  ") == "incomprehensible")
    #expect("".wrapped(to: 5, indent: "  ") == "")
    for line in String(repeating: "word ", count: 50).wrapped(to: 20, indent: "  ").split(
      separator: "\n")
    {
      #expect(line.count <= 20)
    }
  }
}
