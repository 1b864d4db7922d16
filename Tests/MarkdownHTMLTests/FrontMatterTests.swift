import MarkdownHTML
import Testing

@Suite struct FrontMatterTests {
  @Test func fieldsAreTakenOffTheText() {
    let fragment = MarkdownHTML.render(
      """
      ---
      # the record
      status: "accepted"  # since May

      date: 2026-11-22
      deciders: [Platform team, 'Net: team']
      consulted:
        - A: b
        - C
      informed:
      note: |
        one
        two
      url: https://example.org/#a
      ---
      # Title
      """)
    #expect(
      fragment.frontMatter.map { [$0.name, $0.value] } == [
        ["status", "accepted"], ["date", "2026-11-22"], ["deciders", "Platform team, Net: team"],
        ["consulted", "A: b, C"], ["informed", ""], ["note", "one, two"],
        ["url", "https://example.org/#a"],
      ])
    #expect(fragment.headings.map(\.text) == ["Title"])
    #expect(fragment.html.hasPrefix("<h1 id=\"title\">"))
  }

  @Test func lineEndsAndAByteOrderMarkDoNotMatter() {
    for text in ["---\r\na: b\r\n---\r\nc\r\n", "\u{FEFF}---\na: b\n...\nc", "--- \na: b\n--- \nc"]
    {
      let fragment = MarkdownHTML.render(text)
      #expect(fragment.frontMatter.map(\.name) == ["a"], "\(text)")
      #expect(fragment.html == "<p>c</p>\n", "\(text)")
    }
  }

  @Test func rulesAreNotFrontMatter() {
    let texts = [
      "---\n\ntext\n\n---\n", "---\na: b\n", "a\n---\nb: c\n---\n", "---\n- a\n---\n", "---",
    ]
    for text in texts {
      let fragment = MarkdownHTML.render(text, options: .init(headingAnchors: false))
      #expect(fragment.frontMatter.isEmpty, "\(text)")
      #expect(fragment.html.contains("<hr />") || fragment.html.contains("<h2"), "\(text)")
    }
  }
}
