import MarkdownHTML
import Testing

@Suite struct LinkTests {
  @Test func dangerousLinksLoseTheLinkAndKeepTheText() {
    let urls = [
      "javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc",
      "&#106;avascript:x", "javascript&colon;x", "data:image/png;base64,x", "ms-settings:x",
      "view-source:x", "blob:x", "x-made-up:y", "<javascript:alert(1)>", "a&#32;:b",
      "<java\tscript:x>", "&#1;javascript:x",
    ]
    for url in urls {
      let html = MarkdownHTML.render("a [b *c*](\(url)) d").html
      #expect(html == "<p>a b <em>c</em> d</p>\n", "\(url)")
      let reference = MarkdownHTML.render("a [b *c*][r] d\n\n[r]: \(url)").html
      #expect(!reference.contains("<a"), "\(url)")
    }
    #expect(MarkdownHTML.render("<javascript:x>").html == "<p>javascript:x</p>\n")
  }

  @Test func ordinaryLinksStay() {
    let links = [
      "[a](https://example.org/x?y=1&z)": "<a href=\"https://example.org/x?y=1&amp;z\">a</a>",
      "[a](HTTP://example.org \"T\")": "<a href=\"HTTP://example.org\" title=\"T\">a</a>",
      "[a](mailto:x@example.org)": "<a href=\"mailto:x@example.org\">a</a>",
      "[a](b/c.md#d:e)": "<a href=\"b/c.md#d:e\">a</a>",
      "[a](./b:c.md)": "<a href=\"./b:c.md\">a</a>",
      "[a](?q=a:b)": "<a href=\"?q=a:b\">a</a>",
      "[a](#b)": "<a href=\"#b\">a</a>",
      "[a]()": "<a href=\"\">a</a>",
      "<https://example.org>": "<a href=\"https://example.org\">https://example.org</a>",
      "https://example.org/a": "<a href=\"https://example.org/a\">https://example.org/a</a>",
      "www.example.org": "<a href=\"http://www.example.org\">www.example.org</a>",
      "a@example.org": "<a href=\"mailto:a@example.org\">a@example.org</a>",
    ]
    for (markdown, html) in links {
      #expect(MarkdownHTML.render(markdown).html == "<p>\(html)</p>\n", "\(markdown)")
    }
  }

  @Test func localImagesStayAndRemoteOnesBecomeLinks() {
    let images = [
      "![a \"b\" *c*](f/x.svg \"T\")":
        "<img src=\"f/x.svg\" alt=\"a &quot;b&quot; c\" title=\"T\" />",
      "![<b> & [l](u)](x.png)": "<img src=\"x.png\" alt=\"&lt;b&gt; &amp; l\" />",
      "![a](data:image/png;base64,QQ==)": "<img src=\"data:image/png;base64,QQ==\" alt=\"a\" />",
      "![a *b*](https://example.org/x.png)": "<a href=\"https://example.org/x.png\">a b</a>",
      "![a](//example.org/x.png)": "<a href=\"//example.org/x.png\">a</a>",
      "[![a](http://example.org/x.png)](y.md)": "<a href=\"y.md\">a</a>",
      "![a](javascript:x)": "a",
      "![a](data:image/svg+xml,x)": "a",
      "![a ![b](javascript:x)](file:c)": "a b",
      "![a]()": "a",
    ]
    for (markdown, html) in images {
      #expect(MarkdownHTML.render(markdown).html == "<p>\(html)</p>\n", "\(markdown)")
    }
  }
}

@Suite struct PageLinkTests {
  @Test func relativeLinksToMarkdownLeadToPagesWhereAsked() {
    let markdown =
      "[a](report.md) [b](x/y.md#part) [c](https://a.example/z.md) [d](/z.md) [e](z.mdx)"
    let html = MarkdownHTML.render(markdown, options: .init(linksToPages: true)).html
    #expect(
      html == """
        <p><a href="report.html">a</a> <a href="x/y.html#part">b</a> \
        <a href="https://a.example/z.md">c</a> <a href="/z.md">d</a> <a href="z.mdx">e</a></p>

        """)
    #expect(MarkdownHTML.render("[a](report.md)").html.contains("report.md"))
  }
}

@Suite struct RelativeLinkTests {
  @Test func aTextThatLeavesItsFolderKeepsOnlyLinksThatLeadSomewhere() {
    let options = MarkdownHTML.Options(relativeLinks: false)
    let rows = [
      "[a](report.md)": "a", "[a](../b/c.html#d)": "a", "[a](/x)": "a", "[a](?q)": "a",
      "[a]()": "a", "[a](#b)": "<a href=\"#b\">a</a>",
      "[a](https://example.org)": "<a href=\"https://example.org\">a</a>",
      "[a](//example.org)": "<a href=\"//example.org\">a</a>",
      "[a](mailto:x@example.org)": "<a href=\"mailto:x@example.org\">a</a>",
    ]
    for (markdown, html) in rows {
      let fragment = MarkdownHTML.render(markdown, options: options)
      #expect(fragment.html == "<p>\(html)</p>\n", "\(markdown)")
    }
  }
}
