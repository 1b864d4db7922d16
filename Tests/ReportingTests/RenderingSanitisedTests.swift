import Reporting
import TestSupport
import Testing

struct RenderingSanitisedTests {
  private func sanitised(_ text: String) -> String {
    MarkdownText.sanitised(text, belowHeading: 2, footnotePrefix: "c-")
  }

  @Test func ordinaryMarkdownIsKept() {
    let text = """
      A *paragraph* with `List<String>`, [a link](https://a.b) and <https://a.b>.

      - an item
        ```swift
        let a: Array<Int>
        ```
      - another

      | a | b |
      |---|---|
      | 1 | 2 |

      ```
      # <b>
      ```
      """
    #expect(sanitised(text) == text)
  }

  @Test func whatCouldDamageTheDocumentIsDisarmed() {
    for (text, wanted) in [
      ("<b>x</b> <!-- y", "\\<b>x\\</b> \\<!-- y"), ("a < b", "a < b"),
      ("http://x<b>", "http://x&lt;b>"), ("`a` <b> `c`", "`a` \\<b> `c`"),
      ("`a\n` <b> `", "`a\n` \\<b> `"), ("| `a | <b> | c` |", "| `a | \\<b> | c` |"),
      ("# A\n###### B", "### A\n###### B"), ("> # A", "> ### A"), ("- ## A", "- #### A"),
      ("A\nB\n===\nC\n---\nD", "### A B\n#### C\nD"), ("---", "***"), ("===", "\\==="),
      ("> a\n> ===", "> a\n> \\==="), ("```\nx", "```\nx\n```"),
      ("~~~~\nx\n~~~", "~~~~\nx\n~~~\n~~~~"),
      ("  ```\nx", "```\nx\n```"), ("- a\n  ```\n<!-- b", "- a\n  ```\n  ```\n\\<!-- b"),
      ("[^1]: a [^1] [^2]", "[^c-1]: a [^c-1] \\[^2]"), ("[x]: /u", "\\[x]: /u"),
      ("[a\nb]: /u", "\\[a\nb]: /u"), ("::: mermaid", "\\::: mermaid"), ("\n\na\r\nb\n\n", "a\nb"),
      ("a\u{202E}\u{0}b", "ab"), ("", ""),
    ] {
      #expect(sanitised(text) == wanted, "\(text)")
    }
  }

  /// Without code every tag and every definition is inert, wherever it stands.
  @Test func noTagOrDefinitionIsLeft() {
    let pieces = [
      "# h", "===", "- a", "> q", "<b>", "<!--", "[^1]: x", "[a]: /u", "text", "\n", "\n\n", " ",
      "  ", "|", "\\", ":::", "<https://a.b>", "</i>",
    ]
    var random = SplitMix64(seed: 9)
    for _ in 0..<300 {
      let text = (0..<10).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let active = unescaped(sanitised(text).replacing("<https://a.b>", with: "link")).active
      #expect(active.firstMatch(of: /<[A-Za-z!\/?]/) == nil, "\(text.debugDescription)")
      #expect(active.firstMatch(of: /(?:^|\n)\s*\[a\]:/) == nil, "\(text.debugDescription)")
    }
  }
}
