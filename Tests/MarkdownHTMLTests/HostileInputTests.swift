import MarkdownHTML
import Testing

/// Texts that are made to hang or to crash a parser: each must come out within the time limit.
@Suite struct HostileInputTests {
  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static let texts: [String: String] = [
    "quotations": repeated(">", 10_000) + " # a <b> [x](javascript:x)",
    "brackets": repeated("[", 100_000),
    "images": repeated("![", 9_000) + repeated("](https://x)", 9_000),
    "open images": repeated("![[]()", 30_000),
    "open emphasis": repeated("*a _b ", 20_000) + repeated("<b>", 1_000),
    "deep emphasis": repeated("*a **b ", 3_000) + repeated("<b>", 3_000)
      + repeated("x** y*", 3_000),
    "deep lists": (0..<400).map { repeated("  ", $0) + "- a\n" }.joined(),
    "lists on a line": repeated("- ", 50_000) + "a",
    "a long line": repeated("a", 1_000_000),
    "escapes": repeated("\\", 100_000),
    "NULs": repeated("\0", 1_000) + "# a\0b\n|\0|\n|-|\n|\0|",
    "entities": repeated("&#0;&#xD800;&#x110000;&bad;", 3_000),
    "tags": repeated("<", 100_000) + repeated("<a ", 30_000),
    "comments": repeated("a <!-- -->", 10_000) + repeated("<!--", 1_000),
    "declarations": repeated("a <?", 50_000) + repeated("a <!A ", 30_000)
      + repeated("<![CDATA[", 9_000),
    "footnotes": repeated("[^a]", 20_000) + "\n\n[^a]: x[^a]\n",
    "headings": repeated("# a\n", 30_000) + repeated("# a-1\n", 10_000),
    "wide table": "|" + repeated("a|", 65_000) + "\n|" + repeated("-|", 65_000) + "\n|a\n",
    "short rows": "|" + repeated("a|", 900) + "\n|" + repeated("-|", 900) + "\n"
      + repeated("|a\n", 9_000),
    "short rows, CR": "|" + repeated("a|", 900) + "\r|" + repeated("-|", 900) + "\r"
      + repeated("|a\r", 9_000),
    "delimiters": repeated("|-|-|\n", 10_000),
    "tables": repeated("|a|b|\n|-|-|\n|1|2|\n\n", 5_000),
    "deep inlines": repeated(">", 20_000) + repeated("<b>", 20_000),
    "open front matter": "---\na: b\n" + repeated("x: y\n", 20_000),
    "long field": "---\na: [" + repeated(",", 100_000) + "\n---\n",
    "items": "---\na:\n" + repeated("- x\n", 20_000) + "---\n",
    "tasks": repeated("- [ ] a\n", 10_000),
    "marks": "# a" + repeated("\u{301}", 50_000),
    "strikethrough": repeated("~~a ", 20_000),
    "addresses": repeated("www.", 20_000) + repeated("a@", 20_000),
  ]

  @Test(.timeLimit(.minutes(10)), arguments: texts.keys.sorted())
  func comesOut(_ name: String) {
    let text = Self.texts[name] ?? ""
    let fragment = MarkdownHTML.render(text)
    #expect(fragment.html.utf8.count < 60 * text.utf8.count)
    #expect(!fragment.html.contains("=\"javascript:"))
  }

  @Test func aTextThatCannotBeParsedInTimeIsShownAsCode() {
    let html = MarkdownHTML.render(Self.repeated("a <?\0", 50_000)).html
    #expect(html.hasPrefix("<pre><code>a &lt;?\u{FFFD}a &lt;?"))
  }

  @Test func anEnormousTableIsNone() {
    let html = MarkdownHTML.render(Self.texts["short rows"] ?? "").html
    #expect(!html.contains("<table"))
  }

  @Test func aLongHonestTableIsOne() {
    let text = "|a|b|c|d|\n|-|-|-|-|\n" + Self.repeated("|1|2|3|4|\n", 20_000)
    let html = MarkdownHTML.render(text).html
    #expect(html.hasPrefix("<div class=\"table\""))
    #expect(html.hasSuffix("</tbody>\n</table>\n</div>\n"))
  }
}
