import MarkdownHTML
import Testing

@Suite struct TableTests {
  @Test func tablesHaveARegionHeadingsAndAlignment() {
    let html = MarkdownHTML.render(
      """
      # Plan

      | Option | Nodes | Fits |
      |:-------|------:|:----:|
      | **a** | 1 | `yes` |
      | | 2 |
      """
    ).html
    #expect(
      html.hasSuffix(
        """
        <div class="table" role="region" aria-label="Table 1: Plan" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col">Option</th>
        <th scope="col" class="right">Nodes</th>
        <th scope="col" class="center">Fits</th>
        </tr>
        </thead>
        <tbody>
        <tr id="plan/a">
        <th scope="row"><a class="self" href="#plan/a"><strong>a</strong></a></th>
        <td class="right">1</td>
        <td class="center"><code>yes</code></td>
        </tr>
        <tr>
        <td></td>
        <td class="right">2</td>
        <td class="center"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """), "\(html)")
  }

  @Test func aParagraphThatBeginsWithTableBecomesTheCaption() {
    let html = MarkdownHTML.render("Before\n\nTable: Sizes of *all* <b>\n\n|a|b|\n|-|-|\n").html
    #expect(
      html == """
        <p>Before</p>
        <div class="table" role="region" aria-labelledby="table:1" tabindex="0">
        <table>
        <caption id="table:1">Sizes of <em>all</em> &lt;b&gt;</caption>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col">b</th>
        </tr>
        </thead>
        </table>
        </div>

        """)
  }

  @Test func otherParagraphsStay() {
    for text in ["Tables: a", "Table:", "*Table: a*", "Table: a\n\n***", "A Table: a"] {
      let html = MarkdownHTML.render(text + "\n\n|a|b|\n|-|-|\n").html
      #expect(!html.contains("<caption"), "\(text)")
      #expect(html.contains("Table"), "\(text)")
    }
  }

  @Test func aCornerWithoutTextIsNoHeading() {
    let html = MarkdownHTML.render("| |b|\n|-|-|\n|c|d|").html
    #expect(html.contains("<thead>\n<tr>\n<td></td>\n<th scope=\"col\">b</th>\n</tr>\n</thead>"))
  }

  @Test func aHeadWithoutTextIsLeftOut() {
    let html = MarkdownHTML.render("| | |\n|-|-|\n|c|d|").html
    #expect(!html.contains("thead"))
    #expect(
      html.contains(
        "<th scope=\"row\"><a class=\"self\" href=\"#/1/c\">c</a></th>\n<td>d</td>\n</tr>"))
  }

  @Test func aSingleColumnHasNoRowHeadings() {
    let html = MarkdownHTML.render("|a|\n|-|\n|b|").html
    #expect(html.contains("<tr>\n<td>b</td>\n</tr>"))
  }

  @Test func cellsKeepEverythingInline() {
    let html = MarkdownHTML.render(
      """
      | a | b |
      |---|---|
      | x<br>y ~~z~~ | <i>i</i> [l](javascript:x) [k](k.md) ![m](m.png) a \\| b[^n] |

      [^n]: N
      """
    ).html
    #expect(html.contains("href=\"#/1/xy-z\">x<br />\ny <del>z</del></a></th>"), "\(html)")
    #expect(
      html.contains(
        """
        <td>&lt;i&gt;i&lt;/i&gt; l <a href="k.md">k</a> <img src="m.png" alt="m" /> a | b\
        <sup class="footnote"><a href="#fn:1"
        """), "\(html)")
  }

  @Test func onlyATableOfVeryLongWordsIsWide() {
    let word = String(repeating: "w", count: 60)
    func kind(_ rows: String) -> Substring? {
      MarkdownHTML.render("|a|b|\n|-|-|\n" + rows).html.split(separator: "\"").dropFirst().first
    }
    #expect(kind("|\(word)|\(word)|") == "table wide")
    #expect(kind("|`\(word) \(word)`|b|") == "table wide")
    #expect(kind("|\(word)*\(word)*|b|") == "table wide")
    #expect(kind("|\(word)|b|\n|\(word)|b|") == "table")
    #expect(kind("|\(word) \(word)|b|\n|\(word)-\(word)|b|") == "table")
  }

  @Test func regionsCanBeLeftOut() {
    let html = MarkdownHTML.render("|a|\n|-|", options: .init(tableRegions: false)).html
    #expect(html.hasPrefix("<table>\n<thead>"))
    #expect(html.hasSuffix("</thead>\n</table>\n"))
  }

  @Test func labelsAreEscapedAndDistinct() {
    let table = "\n\n|a|\n|-|\n"
    let html = MarkdownHTML.render("# \"A\" & b" + table + table).html
    #expect(html.contains("aria-label=\"Table 1: &quot;A&quot; &amp; b\""))
    #expect(html.contains("aria-label=\"Table 2: &quot;A&quot; &amp; b\""))
  }
}
