import MarkdownHTML
@testable import Publishing
import Testing

/// Wikitext from Markdown: what a stock MediaWiki 1.39 shows as the source means it.
@Suite struct WikitextWriterTests {
  /// The wikitext of a record with a Markdown text, without what stands around the text.
  private func wikitext(_ markdown: String, footnotes: Bool = false) throws -> String {
    let publication = Publication(
      key: "net", status: "proposed",
      pages: [
        SourcePage(
          role: .record, key: "net", file: "adr.md", title: "Net",
          tree: MarkdownTree(parsing: markdown)),
        SourcePage(
          role: .report, key: "net/report", file: "report.md", title: "Net: design review",
          tree: MarkdownTree(parsing: "")),
      ],
      attachments: [
        Attachment(path: "figures/a.png", bytes: [1]),
        Attachment(path: "figures/a.svg", bytes: [2]),
        Attachment(path: "data.json", bytes: [3]),
      ])
    let words = SiteWords(notice: "", documents: "Documents", footnotes: "Notes")
    let site = try Site([publication], for: .mediawiki, Site.Options(words: words))
    let text = site.pages[0].text
    let start = try #require(text.firstRange(of: "__TOC__\n\n")?.upperBound)
    let end = try #require(text.firstRange(of: "\n\n<!-- netadr-page net -->")?.lowerBound)
    return String(text[start..<end])
  }

  @Test(arguments: [
    ("Plain text, 1 + 1 = 2; a: b.", "Plain text, 1 + 1 = 2; a: b."),
    (
      "*a* **b** ***c*** ~~d~~",
      "<em>a</em> <strong>b</strong> <em><strong>c</strong></em> <s>d</s>"
    ),
    ("one\ntwo\\\nthree", "one two<br>three"),
    ("`''x'' [[y]]`", "<code>&#39;&#39;x&#39;&#39; &#91;&#91;y&#93;&#93;</code>"),
    ("## Two words", "== <span id=\"two-words\"></span>Two words =="),
    ("#### word = x", "==== <span id=\"word--x\"></span>word &#61; x ===="),
    ("## word", "== word =="),
    ("---", "----"),
    ("* a\n  * b\n    1. c\n* d", "* a\n** b\n**# c\n* d"),
    ("1. a\n2. b", "# a\n# b"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("* [ ] a\n* [x] b", "* ☐ a\n* ☑ b"),
    (
      "* a\n\n  b\n\n  ```\n  c\n  ```\n* d",
      "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n<pre>\nc</pre>\n</li>\n<li>d</li>\n</ul>"
    ),
    ("> a\n>\n> * b", "<blockquote>\na\n\n* b\n</blockquote>"),
    (
      "```yaml\na: [[b]] {{c}} <pre> &amp; ~~~~\n\n  d\n```",
      "<pre>\na: &#91;&#91;b]] &#123;&#123;c}} &lt;pre&gt; &amp;amp; &#126;&#126;&#126;&#126;\n\n  d</pre>"
    ),
    (
      "| A \\| | B |\n| --- | ---: |\n| x \\|\\| y | -1 |\n| `a \\| b` | |",
      """
      {| class="wikitable"
      ! scope="col" | A &#124;
      ! scope="col" style="text-align:right" | B
      |-
      | x &#124;&#124; y
      | style="text-align:right" | -1
      |-
      | <code>a &#124; b</code>
      | style="text-align:right" | 
      |}
      """
    ),
  ])
  func `each construct has its form`(markdown: String, wikitext: String) throws {
    #expect(try self.wikitext(markdown) == wikitext)
  }

  @Test(arguments: [
    ("[a](https://e.test/x)", "[https://e.test/x a]"),
    (
      "[a](<https://e.test/x y?q=[1]&copy=''|__>)",
      "[https://e.test/x%20y?q=%5B1%5D&amp;copy=%27%27%7C%5F%5F a]"
    ),
    ("[](https://e.test/x)", "[https://e.test/x https&#58;//e.test/x]"),
    ("<mailto:a@e.test>", "[mailto:a@e.test mailto&#58;a@e.test]"),
    ("[a](ftp://e.test/x)", "a"), ("[a](/x)", "a"), ("[a](javascript:x)", "a"),
    ("[a](#context)", "[[#context|a]]"),
    ("[a](#x]]{{y}}__toc__)", "[[#xy&#95;&#95;toc&#95;&#95;|a]]"),
    ("[a](report.md#b)", "[[:Net/Design review#b|a]]"),
    ("[a](report.md)", "[[:Net/Design review|a]]"),
    ("[a](other.md)", "a"), ("[a](data.json)", "[[Media:Net-data.json|a]]"),
    ("![x | \\]](figures/a.svg)", "[[File:Net-a.png|frameless|800px|alt=x &#124; &#93;]]"),
    (
      "[![x](figures/a.svg)](https://e.test/y)",
      "[[File:Net-a.png|frameless|800px|alt=x|link=https://e.test/y]]"
    ),
    (
      "[![x](figures/a.svg)](report.md)",
      "[[File:Net-a.png|frameless|800px|alt=x|link=Net/Design review]]"
    ),
    ("![x](https://e.test/y.png)", "[https://e.test/y.png x]"), ("![x](missing.svg)", "x"),
  ])
  func `links and pictures lead where they did`(markdown: String, wikitext: String) throws {
    #expect(try self.wikitext(markdown) == wikitext)
  }

  @Test func `footnotes lead there and back`() throws {
    let text = try wikitext("a[^x] b[^y] c[^x]\n\n[^x]: one\n[^y]: two\n\n    three\n")
    #expect(
      text == """
        a<sup id="fnref-1">[[#fn-1|&#91;1&#93;]]</sup> b<sup id="fnref-2">[[#fn-2|&#91;2&#93;]]</sup> \
        c<sup>[[#fn-1|&#91;1&#93;]]</sup>

        == Notes ==

        <ol>
        <li><span id="fn-1"></span>one [[#fnref-1|↑]]</li>
        <li><span id="fn-2"></span>
        <p>two</p>
        <p>three</p>
         [[#fnref-2|↑]]</li>
        </ol>
        """)
    let plain = try wikitext("a[^x]\n\n## Notes\n\nThe notes.\n\n[^x]: one\n")
    #expect(
      plain.hasSuffix(
        "== <span id=\"notes\"></span>Notes ==\n\nThe notes.\n\n"
          + "# <span id=\"fn-1\"></span>one [[#fnref-1|↑]]"))
  }

  @Test(arguments: [
    ("[[x]] {{y}} {|", "&#91;&#91;x&#93;&#93; &#123;&#123;y&#125;&#125; &#123;&#124;"),
    ("''a'' '''b'''", "&#39;&#39;a&#39;&#39; &#39;&#39;&#39;b&#39;&#39;&#39;"),
    ("~~~~ ~", "&#126;&#126;&#126;&#126; ~"), ("__TOC__ a_b", "&#95;&#95;TOC&#95;&#95; a_b"),
    ("＿＿TOC＿＿", "&#65343;&#65343;TOC&#65343;&#65343;"),
    ("<nowiki> & &amp;", "&lt;nowiki&gt; &amp; &amp;amp;"),
    ("http://a mailto:b x: y 10:30", "http&#58;//a mailto&#58;b x: y 10:30"),
    ("RFC 1918, PMID 12, ISBN 3, RFCs", "RF&#67; 1918, PMI&#68; 12, ISB&#78; 3, RFCs"),
    ("!! a!", "&#33;&#33; a!"), ("a\u{7}\u{7F}\nb\tc\r", "a\u{FFFD}\u{FFFD} b c "),
    ("e\u{301}", "é"), ("a|b", "a&#124;b"),
  ])
  func `text that could mean something is written as letters`(text: String, escaped: String) {
    #expect(WikitextEscape.text(text) == escaped)
  }

  @Test(arguments: "*#:;=-!+ ")
  func `no line begins anything`(first: Character) {
    let scalar = first.unicodeScalars.first?.value ?? 0
    #expect(WikitextEscape.lineStart("\(first)x") == "&#\(scalar);x")
    #expect(WikitextEscape.lineStart("x\(first)") == "x\(first)")
  }

  @Test func `fields, notice, documents, marker and category stand around the text`() throws {
    let site = try Sample.site(for: .mediawiki)
    #expect(
      site.pages[0].text == """
        {| class="wikitable"
        ! scope="row" | Status
        | proposed
        |}

        <em>Written by a program.</em>

        __TOC__

        == <span id="context"></span>Context ==

        All is well.

        See the [[:Network model/Design review#scores|report]].

        == Documents ==
        * [[Media:Payments-adr.pdf|payments-adr.pdf]]

        <!-- netadr-page payments -->
        [[Category:Architecture decision records|payments netadr-page]]
        """)
    #expect(site.attachments.map(\.path).contains("Payments-scores.png"))
  }

  /// A million characters of what parsers trip over: time and size stay in proportion.
  @Test func `large hostile texts stay small and quick`() throws {
    let text = String(repeating: "[[{{''~~~~__TOC__|", count: 5_000)
    #expect(WikitextEscape.text(text).utf8.count < text.utf8.count * 7)
    let deep = String(repeating: "> ", count: 500) + "x"
    #expect(try wikitext(deep).contains("x"))
  }
}
