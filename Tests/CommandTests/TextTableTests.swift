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

/// Tables where the terminal is narrow.
@Suite struct NarrowTableTests {
  private var table: TextTable {
    var table = TextTable([("Option", .left), ("Nodes", .right), ("Verdict", .left)])
    table.add(["Azure CNI Pod Subnet, dynamic", "5,000", "chosen"])
    table.add(["kubenet", "7", ""])
    return table
  }

  @Test func aTableThatFitsIsNotChanged() {
    #expect(table.text(fitting: 45) == table.text)
    #expect(table.text(fitting: 200) == table.text)
  }

  @Test func theFirstColumnIsBrokenBetweenWords() {
    #expect(
      table.text(fitting: 40) == """
        Option                    Nodes  Verdict
        Azure CNI Pod Subnet,     5,000  chosen
          dynamic
        kubenet                       7

        """)
  }

  @Test func whereNothingIsLeftEachRowIsAParagraph() {
    #expect(
      table.text(fitting: 20) == """
        Azure CNI Pod
          Subnet, dynamic
          Nodes: 5,000,
          Verdict: chosen
        kubenet
          Nodes: 7

        """)
  }

  @Test(arguments: 18...60) func noLineIsWiderThanTheTerminal(_ width: Int) {
    for line in table.text(fitting: width).split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }
}
