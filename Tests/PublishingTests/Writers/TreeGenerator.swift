import MarkdownHTML
import TestSupport

/// Random trees of modest shape with hostile texts, as Markdown can say them.
///
/// Left out is what no Markdown says: white space at the ends of paragraphs, two texts or breaks
/// side by side, emphasis within emphasis, an e-mail's address that is no link, a heading on two
/// lines.
struct TreeGenerator {
  private var random: SplitMix64
  private var footnotes = 0
  private var isQuoted = 0

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private typealias Block = MarkdownTree.Block
  private typealias Inline = MarkdownTree.Inline

  private enum Place { case paragraph, heading, cell }

  mutating func tree() -> MarkdownTree {
    footnotes = 0
    let blocks = self.blocks(1...4, depth: 0)
    let count = footnotes
    // A footnote that refers to footnotes would change their order.
    footnotes = -1
    let notes = (0..<count).map { _ in self.blocks(1...2, depth: 2) }
    return MarkdownTree(blocks: blocks, footnotes: notes)
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  // MARK: Blocks

  private mutating func blocks(_ counts: ClosedRange<Int>, depth: Int) -> [Block] {
    let count = Int.random(in: counts, using: &random)
    return (0..<count).map { _ in block(depth: depth) }
  }

  private mutating func block(depth: Int) -> Block {
    switch below(depth < 3 ? 10 : 6) {
    case 0: return .heading(.init(level: 1 + below(6), id: "", content: line(.heading)))
    case 1: return code()
    case 2: return .rule
    case 3: return table()
    case 4, 5: return .paragraph(line(.paragraph))
    case 6:
      isQuoted += 1
      defer { isQuoted -= 1 }
      return .quote(blocks(1...3, depth: depth + 1))
    default: return list(depth: depth + 1)
    }
  }

  private mutating func code() -> Block {
    let lines = ["```", "~~~", "  a", "", "# b", "````", "`", "<!-- x -->", "\\|", "a  "]
    let count = below(4)
    let text = (0..<count).map { _ in pick(lines) + "\n" }.joined()
    return .code(language: pick(["", "swift", "c++", "a`b", "x&amp;y", "\\n"]), text: text)
  }

  private mutating func table() -> Block {
    let columns = 1 + below(3)
    let head = (0..<columns).map { _ in line(.cell) }
    let rows = (0..<below(3)).map { _ in
      (0..<columns).map { _ in below(5) == 0 ? [] : line(.cell) }
    }
    let alignments = (0..<columns).map { _ in
      pick([MarkdownTree.Alignment.none, .left, .centre, .right])
    }
    return .table(.init(alignments: alignments, head: head, rows: rows))
  }

  private mutating func list(depth: Int) -> Block {
    let isTight = below(2) == 0
    let count = isTight ? 1 + below(3) : 2 + below(2)
    let items = (0..<count).map { _ in
      // cmark reads a task only where its mark is the first of a line.
      let isTask = depth == 1 && isQuoted == 0 && footnotes >= 0 && below(4) == 0
      // An open task with [x] anywhere in its line is a done one to cmark.
      let task = Block.paragraph([.text("A task "), .emphasis([.text("7*")])])
      let further = isTight ? (isTask ? [] : tightBlocks(depth)) : looseBlocks(depth)
      return MarkdownTree.Item(
        isDone: isTask ? below(2) == 0 : nil, blocks: isTask ? [task] + further : further)
    }
    return .list(.init(start: pick([nil, 1, 7, 0, 998]), isTight: isTight, items: items))
  }

  /// A text, and below it what can follow without an empty line.
  private mutating func tightBlocks(_ depth: Int) -> [Block] {
    let text = Block.paragraph(line(.paragraph))
    switch below(depth < 3 ? 5 : 4) {
    case 0: return [text, code()]
    case 1: return [text, .heading(.init(level: 2, id: "", content: line(.heading)))]
    case 2: return [text, .rule, code()]
    case 4:
      let items = [MarkdownTree.Item(blocks: tightBlocks(depth + 1))]
      return [text, .list(.init(start: pick([nil, 1]), isTight: true, items: items))]
    default: return [text]
    }
  }

  private mutating func looseBlocks(_ depth: Int) -> [Block] {
    // An empty line behind a heading, a line or code makes no list loose.
    blocks(0...2, depth: depth) + [.paragraph(line(.paragraph))]
  }

  // MARK: Lines

  private mutating func line(_ place: Place) -> [Inline] {
    let count = 1 + below(5)
    let parts = (0..<count).map { _ in inline(place, Surroundings()) }
    return tidied(parts, place)
  }

  /// What is around a part of a line.
  private struct Surroundings {
    var depth = 0
    var isInLink = false
    var marks: Set<Int> = []
  }

  private mutating func inline(_ place: Place, _ around: Surroundings) -> Inline {
    let choice = below(around.depth < 3 ? 16 : 10)
    switch choice {
    case 0, 1, 2, 3, 4: return .text(text())
    case 5: return .code(codeText(place))
    case 6: return place == .paragraph ? .softBreak : .text(text())
    case 7: return .lineBreak
    case 8:
      if around.isInLink || footnotes < 0 { return .text(text()) }
      if footnotes == 0 || below(2) == 0 { footnotes += 1 }
      return .footnote(footnotes)
    case 9:
      // An anchor is no picture.
      let url = address()
      return .image(
        url: url.hasPrefix("#") ? "https://x.example/a.png" : url, alternative: trimmed(text()))
    case 10...14:
      let kind = choice / 2
      if around.marks.contains(kind) { return .text(text()) }
      var inside = around
      inside.marks.insert(kind)
      let content = inner(place, inside)
      return kind == 5 ? .emphasis(content) : kind == 6 ? .strong(content) : .strikethrough(content)
    default:
      if around.isInLink { return .text(text()) }
      return .link(
        url: address(),
        content: inner(place, Surroundings(depth: around.depth, isInLink: true)))
    }
  }

  private mutating func inner(_ place: Place, _ around: Surroundings) -> [Inline] {
    let count = 1 + below(3)
    var inside = around
    inside.depth += 1
    return tidied((0..<count).map { _ in inline(place, inside) }, place)
  }

  private mutating func text() -> String {
    let words = [
      "a", "word", "7", " ", " ", "*", "**", "_", "__", "`", "[", "]", "(", ")", "<b>", "<",
      "<!-- x -->", "&amp;", "&", "#", "1.", "2)", "-", "+", "|", "~", "~~", "\\", "!", "$", ":",
      "http://x.example", "www.x.example", ">", "=", "---", "ä", "€", "—", "😀", "\u{A0}", "^",
      "[x] ", "[^1]", "](", "e\u{301}", "|\u{301}", "…", "\"", "'",
    ]
    return (0..<(1 + below(4))).map { _ in pick(words) }.joined()
  }

  private mutating func codeText(_ place: Place) -> String {
    let words = ["a", "`", "``", " ", "|", "<b>", "&amp;", "*", "ä", "`\u{301}"]
    // A backslash before a bar cannot be said in a cell.
    let all = place == .cell ? words : words + ["\\"]
    return (0..<(1 + below(4))).map { _ in pick(all) }.joined()
  }

  private mutating func address() -> String {
    pick([
      "https://x.example/", "https://x.example/a(b", "https://x.example/a)b", "#heading",
      "https://x.example/a b", "https://x.example/?a=1&amp;b", "https://x.example/?a&copy;",
      "mailto:a@b.example", "https://x.example/<a>", "https://x.example/a\\b", "https://ä.example",
      "https://x.example/`*_[]\"'",
    ])
  }

  private func trimmed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView(text.unicodeScalars.drop { $0.properties.isWhitespace })
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return scalars.isEmpty ? "x" : String(scalars)
  }

  /// Parts without what Markdown cannot say about them.
  private func tidied(_ parts: [Inline], _ place: Place) -> [Inline] {
    var tidy: [Inline] = []
    for part in parts {
      switch (tidy.last, part) {
      case (.text(let before)?, .text(let text)): tidy[tidy.count - 1] = .text(before + text)
      case (.softBreak?, .softBreak), (.lineBreak?, .softBreak), (.softBreak?, .lineBreak): break
      case (nil, .softBreak), (nil, .lineBreak): break
      default: tidy.append(part)
      }
    }
    while case .softBreak? = tidy.last { tidy.removeLast() }
    while case .lineBreak? = tidy.last { tidy.removeLast() }
    for index in tidy.indices {
      guard case .text(var text) = tidy[index] else { continue }
      let isFirst = index == 0 || tidy[index - 1].isBreak
      let isLast = index == tidy.count - 1 || tidy[index + 1].isBreak
      // More than one blank at the start of a text is one.
      while text.hasPrefix("  ") { text.removeFirst() }
      if isFirst || isLast {
        let kept = trimmed(text)
        if isFirst, isLast {
          text = kept
        } else if isFirst {
          text = String(Substring(text.unicodeScalars.drop { $0.properties.isWhitespace }))
          if text.isEmpty { text = "x" }
        } else {
          text = text.hasPrefix(" ") && kept != "x" ? " " + kept : kept
        }
      }
      tidy[index] = .text(text)
    }
    return tidy.isEmpty ? [.text("x")] : tidy
  }
}

extension MarkdownTree.Inline {
  fileprivate var isBreak: Bool { self == .softBreak || self == .lineBreak }
}
