import Testing

@testable import MarkdownHTML

/// Images that the page shows as figures of its own.
@Suite struct FigureTests {
  let options = MarkdownHTML.Options(figures: [
    "figures/a.svg": "<svg id=\"a\"></svg>\n", "figures/b.svg": "<svg id=\"b\"></svg>\n",
  ])

  @Test func `an image in a paragraph of its own becomes its figure`() {
    let html = MarkdownHTML.render(
      "One.\n\n![What a *shows*](figures/a.svg)\n\n![B](figures/b.svg)\n\nTwo.\n", options: options
    ).html
    #expect(
      html == """
        <p>One.</p>
        <figure class="figure" tabindex="0" aria-label="Figure 1">
        <svg id="a"></svg>
        </figure>
        <figure class="figure" tabindex="0" aria-label="Figure 2">
        <svg id="b"></svg>
        </figure>
        <p>Two.</p>

        """)
  }

  @Test func `an image within a line, or without a figure, stays an image`() {
    for text in ["Text ![A](figures/a.svg)", "![A](figures/c.svg)"] {
      let html = MarkdownHTML.render(text, options: options).html
      #expect(html.contains("<img src=\"figures/") && !html.contains("<svg"), "\(text)")
    }
    #expect(!MarkdownHTML.render("![A](figures/a.svg)").html.contains("<svg"))
  }
}
