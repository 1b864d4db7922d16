import MarkdownHTML
import Testing

@Suite struct RawHTMLTests {
  @Test func rawHTMLIsShownAsText() {
    let rows = [
      "a <b onclick=\"x\">c</b>": "<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>\n",
      "<script>\nalert(1)\n</script>":
        "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n",
      "<div>\n\n*a*\n\n</div>":
        "<p>&lt;div&gt;</p>\n<p><em>a</em></p>\n<p>&lt;/div&gt;</p>\n",
      "- <div>\n  x": "<ul>\n<li>&lt;div&gt;\nx</li>\n</ul>\n",
      "<?php x ?>": "<p>&lt;?php x ?&gt;</p>\n",
      "a <![CDATA[x]]>": "<p>a &lt;![CDATA[x]]&gt;</p>\n",
      "<textarea>": "<p>&lt;textarea&gt;</p>\n",
      "<!-- a": "<p>&lt;!-- a</p>\n",
      "<!-- a --> <img src=x>": "<p>&lt;!-- a --&gt; &lt;img src=x&gt;</p>\n",
    ]
    for (markdown, html) in rows {
      #expect(MarkdownHTML.render(markdown).html == html, "\(markdown)")
    }
  }

  @Test func commentsAreLeftOut() {
    #expect(
      MarkdownHTML.render("a\n\n<!-- b\n\n c -->\n\nd <!-- e -->f").html
        == "<p>a</p>\n<p>d f</p>\n")
    #expect(MarkdownHTML.render("<!-- b -->").html == "")
  }

  @Test func aBreakTagBreaksTheLine() {
    for tag in ["<br>", "<br/>", "<br />", "<BR>"] {
      #expect(MarkdownHTML.render("a\(tag)b").html == "<p>a<br />\nb</p>\n", "\(tag)")
    }
    #expect(MarkdownHTML.render("a<br id=x>b").html == "<p>a&lt;br id=x&gt;b</p>\n")
  }
}
