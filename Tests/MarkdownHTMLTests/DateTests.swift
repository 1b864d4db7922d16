import MarkdownHTML
import Testing

@Suite struct DateTests {
  @Test func aDateStaysOnOneLine() {
    let html = MarkdownHTML.render("Until 2028-03-31, & (as of 2024-05) *2024-02-29*.").html
    #expect(
      html == """
        <p>Until <time>2028-03-31</time>, &amp; (as of <time>2024-05</time>) \
        <em><time>2024-02-29</time></em>.</p>

        """)
  }

  @Test func whatIsNoDateStaysAsItIs() {
    for text in [
      "2024-13", "2024-00-10", "2023-02-29", "2026-04-31", "12024-05", "2024-051", "2024-05-1",
      "1-2024-05", "a/2024-05/b", "0000-01", "2024-05-011", "2024-5-1", "10.0.0.0",
    ] {
      #expect(MarkdownHTML.render(text).html == "<p>\(text)</p>\n", "\(text)")
    }
  }

  @Test func codeAddressesAndPicturesKeepTheirs() {
    let html = MarkdownHTML.render("`2028-03-31` [a](b-2028-03-31.md) ![2028-03-31](c.png)").html
    #expect(!html.contains("<time>"), "\(html)")
  }

  @Test func headingsAndCellsHaveTheirsToo() {
    let html = MarkdownHTML.render("# On 2028-03-31\n\n|a|b|\n|-|-|\n|2024-05|2024-06|").html
    #expect(html.contains("id=\"on-2028-03-31\""))
    #expect(html.components("<time>") == 3, "\(html)")
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
