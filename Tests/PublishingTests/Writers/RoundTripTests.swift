import Foundation
import MarkdownHTML
import TestSupport
import Testing

@testable import Publishing

/// What the writer writes says what it was given.
@Suite struct RoundTripTests {
  /// The Markdown of a tree, its links as they are.
  static func written(_ tree: MarkdownTree, files: [String] = []) -> String {
    let page = SourcePage(role: .record, key: "k", file: "adr.md", title: "T", tree: tree)
    let report = SourcePage(
      role: .report, key: "k/report", file: "report.md", title: "R", tree: tree)
    let attachments = files.map { Attachment(path: $0, bytes: []) }
    let publication = Publication(
      key: "k", status: "proposed", pages: [page, report], attachments: attachments)
    let places = publication.pages.map {
      ($0.key, SiteMap.Place(key: $0.key, titles: [$0.title], path: $0.file))
    }
    let own = files.map { ($0, SiteFile(name: $0, path: $0, bytes: [])) }
    let map = SiteMap(
      places: Dictionary(uniqueKeysWithValues: places),
      files: ["k": Dictionary(uniqueKeysWithValues: own)], publications: [publication])
    let content = PageContent(
      page: page, titles: ["T"], fields: [], documents: [],
      words: SiteWords(notice: "", documents: "", footnotes: ""), hasContents: false)
    let style = MarkdownStyle(
      footnotes: .native, contents: nil, showsTitle: true,
      pageTarget: { place, _ in place.path }, fileTarget: { file, _ in file.path })
    return MarkdownWriter(content, in: map, style: style).body()
  }

  @Test(arguments: [
    "article", "conflict", "default-production", "large-scale", "limited-ip-space",
    "migrate-from-kubenet", "proof-of-concept", "regulated", "windows-confidential",
  ])
  func `every page of the gallery is the same after writing and reading`(name: String) throws {
    let folder = Checkout.root.appending(path: "Output/\(name)")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix(".md") }
    for file in ["adr.md", "report.md"] {
      let text = String(
        decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
      let tree = MarkdownTree(parsing: text)
      let again = MarkdownTree(parsing: Self.written(tree, files: files))
      #expect(tree.blocks.count > 3)
      for (one, other) in zip(tree.blocks, again.blocks) { #expect(one == other) }
      #expect(tree.blocks.count == again.blocks.count)
      #expect(tree.footnotes == again.footnotes)
    }
  }

  @Test func `random trees are the same after writing and reading`() {
    var failures: [(seed: UInt64, text: String, difference: String)] = []
    for seed in 0..<1_000 as Range<UInt64> {
      var generator = TreeGenerator(seed: seed)
      let tree = generator.tree()
      let text = Self.written(tree)
      let again = MarkdownTree(parsing: text).withoutIDs
      if again != tree { failures.append((seed, text, Self.difference(tree, again))) }
    }
    // The shortest tell the most.
    for failure in failures.sorted(by: { $0.text.utf8.count < $1.text.utf8.count }).prefix(5) {
      Issue.record("seed \(failure.seed)\n\(failure.text)\n\(failure.difference)")
    }
  }

  /// The first block in which two trees differ.
  private static func difference(_ tree: MarkdownTree, _ again: MarkdownTree) -> String {
    let one = tree.blocks + tree.footnotes.flatMap(\.self)
    let other = again.blocks + again.footnotes.flatMap(\.self)
    for (left, right) in zip(one, other) where left != right {
      let text = written(MarkdownTree(blocks: [left]))
      let (wanted, found) = (left.short, right.short)
      let shared = zip(wanted, found).prefix { $0 == $1 }.count
      let start = max(0, shared - 60)
      return "DIFF\n\(text)\nexpected …\(wanted.dropFirst(start).prefix(160))\n"
        + "found    …\(found.dropFirst(start).prefix(160))"
    }
    return "\(one.count) and \(other.count) blocks"
  }

  @Test(arguments: [
    // Emphasis next to letters and punctuation.
    "a*b*c", "a**b**c", "\\**a*", "*a***b**", "**a***b*", "***a***", "**a *b* c**", "*a **b** c*",
    "(*a*)", "~~a~~b", "*a*<!-- x -->*b*", "a<!-- x -->*(b)*", "**a**\\*",
    // Breaks.
    "a<br>\nb", "a<br><br>b", "a\\\nb", "a  \nb", "a<br>",
    // Lists.
    "* a\n* b\n\n<!-- -->\n\n* c", "1. a\n2. b\n\n<!-- -->\n\n1. c", "* a\n  * b\n    * c\n* d",
    "* a\n\n  b\n* c", "* [ ] a\n* [x] b", "1. ```\n   a\n   ```\n2. b", "* a\n  > b", "*\n* a",
    "9. a",
    "* ---\n* a", "* # a\n* b", "* | a |\n  | --- |\n  | b |",
    // Code.
    "`` a`b ``", "` `` `", "````\n```\n````", "~~~ a`b\n~~~", "`a  b`",
    // Tables.
    "| a | b |\n| --- | :---: |\n| c\\|d | `e\\|f` |\n| g<br>h | |", "| a |\n| ---: |",
    // Footnotes.
    "a[^x] b[^y]\n\n[^y]: Two\n\n    paragraphs.\n\n[^x]: * a\n    * b", "a[^x]\\: b\n\n[^x]: c",
    "a[^x]\\(b)\n\n[^x]: c",
    // Addresses.
    "[a](<https://x.example/a b>)", "[a](https://x.example/a\\)b)", "[a](#b)",
    "[a\\]](https://x.example/?a=1&amp;amp;b)", "![a\\*](https://x.example/a.png)",
    // What looks like more.
    "1\\. a", "\\- a", "\\# a", "\\> a", "a\n\\- b", "a\n\\=", "\\---", "\\&amp;", "\\<b>",
    "http\\://x.example", "> a\n>\n> > b", "Setext\n===", "***\n\na",
  ])
  func `what Markdown says stays said`(text: String) {
    let tree = MarkdownTree(parsing: text)
    let written = Self.written(tree)
    #expect(MarkdownTree(parsing: written) == tree.withoutTrailingBreaks, "\(written)")
  }

  @Test func `texts are read as they are, whatever they look like`() {
    for text in ["<script>", "&lt;", "a_b_c", "2 * 3 * 4", "[link](x)", "~~no~~", "C:\\a", "|"] {
      let tree = MarkdownTree(blocks: [.paragraph([.text(text)])])
      #expect(MarkdownTree(parsing: Self.written(tree)) == tree)
    }
  }

  @Test func `emphasis within emphasis is one`() {
    let text = MarkdownTree.Inline.text("a")
    for (nested, flat) in [
      (MarkdownTree.Inline.strong([.strong([text])]), MarkdownTree.Inline.strong([text])),
      (.emphasis([.text("b "), .emphasis([.code("a")])]), .emphasis([.text("b "), .code("a")])),
      (.emphasis([.strong([.emphasis([text])])]), .emphasis([.strong([text])])),
      (.strikethrough([.strong([.strikethrough([text])])]), .strikethrough([.strong([text])])),
    ] {
      let tree = MarkdownTree(blocks: [.paragraph([nested])])
      #expect(MarkdownTree(parsing: Self.written(tree)).blocks == [.paragraph([flat])])
    }
  }

  @Test func `Windows' ends of lines in code are those of the wiki`() {
    let tree = MarkdownTree(blocks: [.code(language: "", text: "a\r\nb\r\n")])
    #expect(Self.written(tree) == "```\na\nb\n```\n")
  }
}

extension MarkdownTree.Block {
  /// The block as Swift writes it, without the names of modules.
  fileprivate var short: String {
    String(describing: self).replacing("MarkdownHTML.MarkdownTree.", with: "")
  }
}

extension MarkdownTree {
  /// The tree without the ids of headings.
  var withoutIDs: MarkdownTree {
    MarkdownTree(
      blocks: blocks.map(\.withoutIDs), footnotes: footnotes.map { $0.map(\.withoutIDs) })
  }

  /// The tree as readers see it: a break at the end of a paragraph shows nothing.
  fileprivate var withoutTrailingBreaks: MarkdownTree {
    var tree = self
    tree.blocks = blocks.map { block in
      guard case .paragraph(var content) = block else { return block }
      while content.last == .softBreak { content.removeLast() }
      return .paragraph(content)
    }
    return tree
  }
}

extension MarkdownTree.Block {
  fileprivate var withoutIDs: Self {
    switch self {
    case .heading(var heading):
      heading.id = ""
      return .heading(heading)
    case .quote(let blocks): return .quote(blocks.map(\.withoutIDs))
    case .list(var list):
      list.items = list.items.map { .init(isDone: $0.isDone, blocks: $0.blocks.map(\.withoutIDs)) }
      return .list(list)
    case .paragraph, .code, .table, .rule: return self
    }
  }
}
