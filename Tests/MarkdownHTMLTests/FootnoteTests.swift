import MarkdownHTML
import Testing

@Suite struct FootnoteTests {
  @Test func footnotesAreNumberedAndLinkedBothWays() {
    let html = MarkdownHTML.render("a[^x] b[^x] c[^\"y]\n\n[^x]: X\n\n    Z\n[^\"y]: - item").html
    #expect(
      html == """
        <p>a<sup class="footnote"><a href="#fn:1" id="fnref:1" aria-label="Footnote 1">1</a></sup> \
        b<sup class="footnote"><a href="#fn:1" id="fnref:1:2" aria-label="Footnote 1">1</a></sup> \
        c<sup class="footnote"><a href="#fn:2" id="fnref:2" aria-label="Footnote 2">2</a></sup></p>
        <section class="footnotes" aria-label="Footnotes">
        <ol>
        <li id="fn:1">
        <p>X</p>
        <p>Z <a href="#fnref:1" aria-label="Back to reference 1">↩</a> \
        <a href="#fnref:1:2" aria-label="Back to reference 1:2">↩</a></p>
        </li>
        <li id="fn:2">
        <ul>
        <li>item</li>
        </ul>
        <p> <a href="#fnref:2" aria-label="Back to reference 2">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func aReferenceInALinkIsNoLinkInALink() {
    let html = MarkdownHTML.render("[a[^n]](b)\n\n[^n]: N").html
    #expect(html.hasPrefix("<p><a href=\"b\">a<sup>1</sup></a></p>\n"))
    #expect(!html.contains("#fnref"))
  }

  @Test func noLinkLeadsNowhere() {
    let texts = [
      "![a[^n]](b.png)\n\n[^n]: N", "# a[^n]\n\n[^n]: # b[^n]",
      "# fn:1\n\n# fnref-n\n\na[^n]\n\n[^n]: N",
      "|a[^n]|\n|-|\n|b[^n]|\n\n[^n]: N[^m]\n[^m]: M[^n]", "a[^missing]\n\n[^unused]: x",
    ]
    for text in texts {
      let page = PageIDs(MarkdownHTML.render(text).html)
      #expect(page.targets.isSubset(of: page.ids), "\(text)")
      #expect(page.ids.count == page.all.count, "\(text)")
    }
  }
}
