import MarkdownHTML
import Testing

@Suite struct CodeTests {
  @Test func commandsBetweenBlankLinesAreElementsOfTheirOwn() {
    let html = MarkdownHTML.render("```bash x\na <b> \\\n  -c\n\nd\n```").html
    #expect(
      html == """
        <pre><code class="language-bash"><span>a &lt;b&gt; \\
          -c
        </span>
        <span>d
        </span></code></pre>

        """)
  }

  @Test func aReaderCopiesTheSameText() {
    for code in ["a\n\nb\n", "\n\na\n", "a\n\n\n\nb\n", "a\n\n", "é\r\n\nü\n"] {
      let html = MarkdownHTML.render("```sh\n\(code)```").html
      let text = html.replacing("<pre><code class=\"language-sh\">", with: "").replacing(
        "</code></pre>\n", with: ""
      )
      .replacing("<span>", with: "").replacing("</span>", with: "")
      #expect(text == code.replacing("\r\n", with: "\n"), "\(code.debugDescription)")
    }
  }

  @Test func otherCodeStaysAsItIs() {
    #expect(MarkdownHTML.render("```\na\n\nb\n```").html == "<pre><code>a\n\nb\n</code></pre>\n")
    #expect(!MarkdownHTML.render("```sh\na\nb\n```").html.contains("<span>"))
  }
}
