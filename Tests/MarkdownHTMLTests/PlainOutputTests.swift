import Testing

@testable import MarkdownHTML

/// cmark's own output is the oracle where nothing is to be replaced.
@Suite struct PlainOutputTests {
  private static let snippets = [
    "", "a", "a\nb", "a  \nb", "a\\\nb", "\\*a\\*", "&amp; &copy; &#35; &bad;", "*a* **b** ***c***",
    "_a_ __b__ a_b_c", "*a **b** c*", "**a*", "`a` ``b ` c``", "` `` `", "    code\n\n    more",
    "\tcode", "```\n<&>\n```", "~~~ swift x\nlet a\n~~~", "```a\"b\nc\n```", "> a\n> b",
    "> a\nlazy",
    "> > a\n\n> b", "- a\n- b", "- a\n\n- b", "* a\n  - b\n    + c", "1. a\n2. b", "7) a\n8) b",
    "- a\n\n  b\n\n- c", "-\n\n  a", "1. ```\n   x\n   ```", "***", "a\n\n***\n\nb", "- - a",
    "[a](b)", "[a](b \"c\")", "[a](<b c>)", "[a][b]\n\n[b]: /c 'd'", "[a]\n\n[a]: x", "[a]: x",
    "![a](b.png)", "![a *b*](b.png \"c\")", "[![a](b.png)](c)", "<https://a.example>",
    "<a@b.example>",
    "https://a.example/b?c=d&e", "www.a.example.", "~~a~~ ~b~", "a[b", "](a)", "!a", "[a]()",
    "a\0b",
    "é 日本 🙂", "a\r\nb\r\rc", "*a\u{A0}b*", "\u{FEFF}", "    ", "\n\n\n", "- a\n-\n- c",
    "* a\n\n      code", "> ```\n> a\nb", "a | b", "[^a]", "[ ] a", "1986\\. a", "10.0.0.0/16",
  ]

  @Test func otherContentIsWhatCmarkWrites() {
    for first in Self.snippets {
      for text in [first] + Self.snippets.map({ first + "\n\n" + $0 }) {
        let expected = MarkdownHTML.plain(text.unicodeScalars.first == "\u{FEFF}" ? "" : text[...])
        guard text.unicodeScalars.first != "\u{FEFF}" else { continue }
        #expect(MarkdownHTML.render(text).html == expected, "\(text.debugDescription)")
      }
    }
  }
}
