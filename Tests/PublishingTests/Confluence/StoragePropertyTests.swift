import MarkdownHTML
import TestSupport
import Testing

@testable import Publishing

/// What holds for every text in storage format, tried on hostile and on random ones.
@Suite struct StoragePropertyTests {
  private static let hostile = [
    "]]>", "<![CDATA[", "]]]]>", "&amp;", "&", "<", ">", "\"", "'", "\0", "\u{1}", "\u{B}",
    "\u{1F}",
    "\u{7F}", "\u{85}", "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}", "\r", "\r\n", "\t", "\n", "--", "-->",
    "</ac:parameter>", "</ac:link-body>", "<ac:link>", "${x}", "{code}", "\u{202E}", "e\u{301}",
    "🙂",
    "netadr-page evil", "<ac:parameter ac:name=\"\">netadr-page evil", "é", " ", "word",
  ]

  private static func text(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...4, using: &random))
      .map { _ in hostile.randomElement(using: &random) ?? "" }.joined()
  }

  private static func inlines(_ random: inout SplitMix64, depth: Int) -> [MarkdownTree.Inline] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in inline(&random, depth: depth) }
  }

  private static func inline(_ random: inout SplitMix64, depth: Int) -> MarkdownTree.Inline {
    let targets = [
      "#", "#a\"<b>", "#%22", "report.md#x", "adr.md", "adr.pdf", "figures/scores.svg", "none",
      "https://e.example/\"<&>\u{1}",
    ]
    switch Int.random(in: 0...(depth > 0 ? 9 : 5), using: &random) {
    case 0, 1: return .text(text(&random))
    case 2: return .code(text(&random))
    case 3: return .softBreak
    case 4: return .lineBreak
    case 5: return .footnote(Int.random(in: 0...4, using: &random))
    case 6: return .emphasis(inlines(&random, depth: depth - 1))
    case 7: return .strong(inlines(&random, depth: depth - 1))
    case 8:
      return .link(
        url: targets.randomElement(using: &random) ?? "",
        content: inlines(&random, depth: depth - 1))
    default:
      return .image(
        url: targets.randomElement(using: &random) ?? "", alternative: text(&random))
    }
  }

  private static func blocks(_ random: inout SplitMix64, depth: Int) -> [MarkdownTree.Block] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in block(&random, depth: depth) }
  }

  private static func block(_ random: inout SplitMix64, depth: Int) -> MarkdownTree.Block {
    switch Int.random(in: 0...(depth > 0 ? 7 : 4), using: &random) {
    case 0:
      return .heading(
        .init(
          level: Int.random(in: 0...9, using: &random), id: text(&random),
          content: inlines(&random, depth: 2)))
    case 1, 2: return .paragraph(inlines(&random, depth: 3))
    case 3: return .code(language: text(&random), text: text(&random))
    case 4:
      let columns = Int.random(in: 0...3, using: &random)
      func row() -> [[MarkdownTree.Inline]] {
        (0..<columns).map { _ in inlines(&random, depth: 2) }
      }
      return .table(
        .init(
          alignments: (0..<columns).map { _ in
            [.none, .left, .centre, .right].randomElement(using: &random) ?? .none
          }, head: row(), rows: [row(), row()]))
    case 5: return .quote(blocks(&random, depth: depth - 1))
    case 6: return .rule
    default:
      let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        MarkdownTree.Item(
          isDone: [nil, true, false].randomElement(using: &random) ?? nil,
          blocks: blocks(&random, depth: depth - 1))
      }
      return .list(
        .init(
          start: [nil, 1, 7].randomElement(using: &random) ?? nil,
          isTight: Bool.random(using: &random), items: items))
    }
  }

  @Test func `every text is well-formed, the same each time, and bears its own marker`() throws {
    var random = SplitMix64(seed: 20_261_122)
    for round in 0..<1_500 {
      let tree = MarkdownTree(
        frontMatter: [.init(name: Self.text(&random), value: Self.text(&random))],
        blocks: Self.blocks(&random, depth: 3),
        footnotes: (0..<3).map { _ in Self.blocks(&random, depth: 1) })
      let notice = Self.text(&random)
      func again() throws -> SitePage {
        try StorageWriterTests.pages(tree, contents: true, notice: notice, key: "k")[0]
      }
      let page = try again()
      let problem = StorageXMLCheck.problem(in: page.text)
      #expect(problem == nil, "round \(round): \(page.text.debugDescription)")
      #expect(StorageWriter.key(in: page.text) == "k", "round \(round)")
      #expect(try again() == page)
    }
  }

  @Test func `no character of a text is lost but those that XML forbids`() throws {
    for piece in Self.hostile {
      for block: MarkdownTree.Block in [
        .paragraph([.text("(\(piece))")]), .code(language: "", text: "(\(piece))"),
        .paragraph([.code("(\(piece))")]),
      ] {
        let text = try StorageWriterTests.pages(MarkdownTree(blocks: [block]))[0].text
        var expected = ""
        for scalar in piece.unicodeScalars {
          switch scalar.value {
          case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x1_0000...: expected.unicodeScalars.append(scalar)
          default: expected += "\u{FFFD}"
          }
        }
        // Line ends and blanks are one thing to XML.
        func level(_ text: String) -> [String] {
          text.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        let words = StorageXMLCheck.words(in: text)
        #expect(
          level(words).joined().contains(level("(\(expected))").joined()),
          "\(piece.debugDescription) in \(words.debugDescription)")
      }
    }
  }
}
