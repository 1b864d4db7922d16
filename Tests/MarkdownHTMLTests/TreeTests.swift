import MarkdownHTML
import Templates
import TestSupport
import Testing

/// A Markdown text as a tree of values.
@Suite struct TreeTests {
  private func blocks(_ text: String) -> [MarkdownTree.Block] {
    MarkdownTree(parsing: text).blocks
  }

  @Test func `comments are left out, alone and within a line`() {
    #expect(blocks("<!-- a -->\n\nb <!-- c -->d\n\n<!--\n\n-->\n") == [.paragraph([.text("b d")])])
    #expect(blocks("- a\n\n<!-- -->\n\n- b").count == 2)
  }

  @Test func `raw HTML is text`() {
    #expect(blocks("a <b>c</b>") == [.paragraph([.text("a <b>c</b>")])])
    #expect(
      blocks("<div>\n<p>a\n\nb")
        == [
          .paragraph([.text("<div>"), .softBreak, .text("<p>a")]), .paragraph([.text("b")]),
        ])
    #expect(
      blocks("<!-- a --> b --> <script>")
        == [.paragraph([.text("<!-- a --> b --> <script>")])])
  }

  @Test(arguments: ["<br>", "<br/>", "<BR />"])
  func `a break of HTML is a break`(tag: String) {
    #expect(blocks("a\(tag)b") == [.paragraph([.text("a"), .lineBreak, .text("b")])])
    let table = blocks("| a\(tag)b |\n| --- |")
    guard case .table(let table)? = table.first else {
      Issue.record("no table")
      return
    }
    #expect(table.head == [[.text("a"), .lineBreak, .text("b")]])
  }

  @Test func `a break with attributes is text`() {
    #expect(blocks("a<br class=x>b") == [.paragraph([.text("a<br class=x>b")])])
  }

  @Test func `footnotes stand in the order of their marks`() {
    let tree = MarkdownTree(
      parsing: "a[^2] b[^1] c[^2] d[^none]\n\n[^1]: One\n\n[^unused]: No\n\n[^2]: Two\n\n    more\n"
    )
    #expect(
      tree.footnotes
        == [
          [.paragraph([.text("Two")]), .paragraph([.text("more")])], [.paragraph([.text("One")])],
        ])
    #expect(
      tree.blocks
        == [
          .paragraph([
            .text("a"), .footnote(1), .text(" b"), .footnote(2), .text(" c"), .footnote(1),
            .text(" d[^none]"),
          ])
        ])
  }

  @Test func `lists, tasks and their numbers are told`() {
    #expect(
      blocks("7. a\n8. b")
        == [
          .list(
            .init(
              start: 7, isTight: true,
              items: [
                .init(blocks: [.paragraph([.text("a")])]),
                .init(blocks: [.paragraph([.text("b")])]),
              ]))
        ])
    let tasks = blocks("- [x] a\n\n- [ ] b\n- c")
    guard case .list(let list)? = tasks.first else {
      Issue.record("no list")
      return
    }
    #expect(list.start == nil && !list.isTight)
    #expect(list.items.map(\.isDone) == [true, false, nil])
  }

  @Test func `tables have a cell for each column`() {
    let table = blocks("| a | b | c |\n| :-- | :-: | --: |\n| `1\\|2` |\n")
    #expect(
      table == [
        .table(
          .init(
            alignments: [.left, .centre, .right], head: [[.text("a")], [.text("b")], [.text("c")]],
            rows: [[[.code("1|2")], [], []]]))
      ])
  }

  @Test func `code has the first word behind its fence for a language`() {
    #expect(blocks("~~~ swift linenos\na\n~~~") == [.code(language: "swift", text: "a\n")])
    #expect(blocks("    a\n") == [.code(language: "", text: "a\n")])
    #expect(blocks("```\n```") == [.code(language: "", text: "")])
  }

  @Test(arguments: ["javascript:a", "data:text/html,a", "vbscript:a", "file:///a"])
  func `a link that nobody should follow is its text`(url: String) {
    #expect(blocks("[a *b*](\(url))") == [.paragraph([.text("a "), .emphasis([.text("b")])])])
  }

  @Test func `front matter is told apart`() {
    let tree = MarkdownTree(parsing: "---\nstatus: accepted\ndate: 2026-11-22\n---\n# A\n")
    #expect(tree.frontMatter.map(\.name) == ["status", "date"])
    #expect(tree.frontMatter.map(\.value) == ["accepted", "2026-11-22"])
    #expect(tree.blocks == [.heading(.init(level: 1, id: "a", content: [.text("A")]))])
  }

  /// What is too deep is text, and nothing runs out of stack.
  @Test(arguments: [
    String(repeating: "> ", count: 5_000) + "a",
    (0..<150).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
    String(repeating: "*a **b ", count: 2_000) + String(repeating: "** *", count: 2_000),
    String(repeating: "[", count: 50_000), String(repeating: "- ", count: 20_000) + "a",
  ])
  func `depth has an end`(text: String) {
    let tree = MarkdownTree(parsing: text)
    #expect(!tree.blocks.isEmpty)
    #expect(tree.blocks.map(Self.depth).max() ?? 0 <= 101)
  }

  private static func depth(_ block: MarkdownTree.Block) -> Int {
    switch block {
    case .quote(let blocks): 1 + (blocks.map(depth).max() ?? 0)
    case .list(let list): 1 + (list.items.flatMap(\.blocks).map(depth).max() ?? 0)
    case .heading, .paragraph, .code, .table, .rule: 1
    }
  }

  /// Links between pages of a wiki rely on it.
  @Test func `headings have the ids that the HTML has`() {
    var texts = Templates.all.filter { $0.path.hasSuffix(".mustache") }.map(\.text)
    texts += [
      "# A\n\n## A\n\n# a-1\n\nB\n===\n\n> # A\n\n- # *A* `b`\n\n# [x](y) ![z](w)\n\n#\n\n# <br> é\n",
      "# A<!-- b -->\n\n# 1. Ä_b-c (d)\n\n# a[^1]\n\n[^1]: # In a footnote\n",
    ]
    for text in texts {
      let tree = MarkdownTree(parsing: text)
      var ids: [String] = []
      for block in tree.blocks + tree.footnotes.flatMap(\.self) { Self.collect(block, &ids) }
      #expect(ids == MarkdownHTML.render(text).headings.map(\.id))
    }
  }

  private static func collect(_ block: MarkdownTree.Block, _ ids: inout [String]) {
    switch block {
    case .heading(let heading): ids.append(heading.id)
    case .quote(let blocks): for block in blocks { collect(block, &ids) }
    case .list(let list):
      for block in list.items.flatMap(\.blocks) { collect(block, &ids) }
    case .paragraph, .code, .table, .rule: break
    }
  }

  @Test func `plain text has no markup`() {
    let tree = MarkdownTree(parsing: "a *b* `c` [d](e) ![f](g)\\\nh[^1]\n\n[^1]: i")
    guard case .paragraph(let content)? = tree.blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(content.plainText == "a b c d f h")
  }
}
