import MarkdownHTML
import Testing

@Suite struct HeadingTests {
  @Test func headingsGetAnIDAndALinkToThemselves() {
    let fragment = MarkdownHTML.render("# Plan *A* & `b`\n\nText\n---\n")
    #expect(
      fragment.html == """
        <h1 id="plan-a--b"><a class="self" href="#plan-a--b">\
        Plan <em>A</em> &amp; <code>b</code></a></h1>
        <h2 id="text"><a class="self" href="#text">Text</a></h2>

        """)
    #expect(fragment.headings.map(\.level) == [1, 2])
    #expect(fragment.headings.map(\.text) == ["Plan A & b", "Text"])
  }

  @Test func aHeadingWithALinkOrWithoutTextEndsInItsOwn() {
    let rows = [
      ("[a](b)", "a"), ("a https://e.example", "a-httpseexample"), ("![a](a.png)", "section"),
      ("a[^n]", "a"), ("", "section"), ("<br>", "section"),
    ]
    for (text, id) in rows {
      let html = MarkdownHTML.render("## \(text)\n\n[^n]: N").html
      let link = "<a class=\"self\" href=\"#\(id)\" aria-label=\"Link to this section\"></a></h2>\n"
      #expect(html.hasPrefix("<h2 id=\"\(id)\">"), "\(html)")
      #expect(html.contains(link), "\(html)")
    }
  }

  @Test func anchorsCanBeLeftOut() {
    let html = MarkdownHTML.render("# A", options: .init(headingAnchors: false)).html
    #expect(html == "<h1 id=\"a\">A</h1>\n")
  }

  @Test func slugsAreGitHubs() {
    let slugs = [
      ("Hello, World!", "hello-world"),
      ("IP plan (10.0.0.0/16)", "ip-plan-1000016"),
      ("a  b", "a--b"),
      ("snake_case and-hyphen", "snake_case-and-hyphen"),
      ("Über uns", "über-uns"),
      ("Профили пользователей", "профили-пользователей"),
      ("日本語 見出し", "日本語-見出し"),
      ("I ♥ unicode", "i--unicode"),
      ("e\u{301}tude", "e\u{301}tude"),
      ("٣ digits ½ ²", "٣-digits--"),
      (":rocket: up", "rocket-up"),
      ("what is `x < y`?", "what-is-x--y"),
      ("1. First", "1-first"),
      ("Dash – and — more", "dash--and--more"),
      ("A <b>bold</b> one", "a-bold-one"),
      ("An ![image](x.png) here", "an--here"),
      ("[Link](x) \\*star\\*", "link-star"),
    ]
    for (text, slug) in slugs {
      let heading = MarkdownHTML.render("## " + text).headings.first
      #expect(heading.map { Array($0.id.utf8) } == Array(slug.utf8), "\(text)")
    }
  }

  @Test func equalHeadingsAreNumbered() {
    let ids = MarkdownHTML.render("# a\n# a\n# A\n# a-1\n# a\n# a-1").headings.map(\.id)
    #expect(ids == ["a", "a-1", "a-2", "a-1-1", "a-3", "a-1-2"])
  }

  @Test func aHeadingWithoutASlugIsASection() {
    let ids = MarkdownHTML.render("# !\n#\n# section\n# ?").headings.map(\.id)
    #expect(ids == ["section", "section-1", "section-2", "section-3"])
  }

  @Test func textShowsWhatTheReaderSees() {
    let heading = MarkdownHTML.render("# a ![b *c*](x.png) <i>d</i><!-- e --><br>f[^n]\n\n[^n]: g")
    #expect(heading.headings.first?.text == "a b c <i>d</i> f")
  }

  @Test func headingsInQuotationsAndListsCount() {
    let fragment = MarkdownHTML.render("> # q\n\n- # l\n")
    #expect(fragment.headings.map(\.id) == ["q", "l"])
    #expect(
      fragment.html.hasPrefix("<blockquote>\n<h1 id=\"q\"><a class=\"self\" href=\"#q\">q</a>"))
  }

  @Test func linksToHeadingsReachThem() {
    let fragment = MarkdownHTML.render("[a](#one-two) [b](#one-two-1)\n\n# One two\n# One, two")
    let page = PageIDs(fragment.html)
    #expect(page.targets.isSubset(of: page.ids))
    #expect(page.targets == ["one-two", "one-two-1"])
  }
}
