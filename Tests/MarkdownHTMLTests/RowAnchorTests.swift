import MarkdownHTML
import Testing

@Suite struct RowAnchorTests {
  private static func ids(_ markdown: String) -> [String] {
    PageIDs(MarkdownHTML.render(markdown).html).all
  }

  @Test func rowsAreNamedAfterTheSectionAndTheirHeads() {
    let ids = Self.ids("## Scale\n\n|a|b|\n|-|-|\n|Max nodes|1|\n|`/24` *left*|2|")
    #expect(ids == ["scale", "scale/max-nodes", "scale/24-left"])
  }

  @Test func furtherTablesOfASectionAreNumbered() {
    let table = "\n\n|a|b|\n|-|-|\n|x|1|\n\n***\n"
    let ids = Self.ids("# A" + table + table + "# B" + table)
    #expect(ids == ["a", "a/x", "a/2/x", "b", "b/x"])
  }

  @Test func rowsWithTheSameHeadAreNumbered() {
    #expect(
      Self.ids("# A\n\n|a|b|\n|-|-|\n|x|1|\n|X|1|\n|x-1|1|") == [
        "a", "a/x", "a/x-1", "a/x-1-1",
      ])
  }

  @Test func cellsOfWideTablesHaveTheNumbersOfTheirColumns() {
    let html = MarkdownHTML.render("# A\n\n|a|b|c|d|e|\n|-|-:|-|-|-|\n|x|1|2|3|4|").html
    #expect(PageIDs(html).all == ["a", "a/x", "a/x.2", "a/x.3", "a/x.4", "a/x.5"])
    #expect(html.contains("<td id=\"a/x.2\" class=\"right\">1</td>"))
    #expect(Self.ids("# A\n\n|a|b|c|d|\n|-|-|-|-|\n|x|1|2|3|") == ["a", "a/x"])
  }

  @Test func aHeadWithLinksIsNoLink() {
    for (head, id) in [("[x](y)", "x"), ("x[^n]", "x"), ("![x](y.png) x", "-x")] {
      let html = MarkdownHTML.render("# A\n\n|a|b|\n|-|-|\n|\(head)|1|\n\n[^n]: N").html
      #expect(html.contains("<tr id=\"a/\(id)\">\n<th scope=\"row\">"), "\(html)")
      #expect(!html.contains("href=\"#a/"), "\(html)")
    }
  }

  @Test func aHeadWithoutLettersIsARow() {
    #expect(Self.ids("# A\n\n|a|b|\n|-|-|\n|–|1|\n|–|1|") == ["a", "a/row", "a/row-1"])
  }

  @Test func rowsWithoutAHeadHaveNoID() {
    #expect(Self.ids("# A\n\n|a|b|\n|-|-|\n||1|") == ["a"])
    #expect(Self.ids("# A\n\n|a|\n|-|\n|1|") == ["a"])
  }

  @Test func longTextsAreCutOff() {
    let word = String(repeating: "é", count: 5_000)
    let row = "\n\n|a|b|\n|-|-|\n|\(word)|1|\n|\(word)|1|"
    let cut = String(repeating: "é", count: 60)
    #expect(Self.ids("# A" + row) == ["a", "a/\(cut)", "a/\(cut)-1"])
    let heading = String(repeating: "é", count: 250)
    #expect(Self.ids("# \(word)" + row) == [heading, "/1/\(cut)", "/1/\(cut)-1"])
  }

  @Test func anchorsCanBeLeftOut() {
    let html = MarkdownHTML.render("|a|b|\n|-|-|\n|x|1|", options: .init(rowAnchors: false)).html
    #expect(html.contains("<tr>\n<th scope=\"row\">x</th>\n<td>1</td>\n</tr>"))
  }
}
