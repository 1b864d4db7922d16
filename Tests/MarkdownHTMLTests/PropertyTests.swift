import MarkdownHTML
import Testing

/// What holds for every text, tried on random ones.
@Suite struct PropertyTests {
  private static let pieces = [
    "# ", "## ", "\n", "\n\n", "\n\n", "|", "|a|b|\n|-|-|\n|", "| ", "Table: ", "> ", "- ", "1. ",
    "- [ ] ", "- [x] ", "*", "**", "_", "`", "~~", "[", "](", ")", "![", "](x.png)", "](#a)",
    "](javascript:x)", "](https://e.example/i.png)", "[^1]", "[^2]", "\n[^1]: ", "\n[^2]: ", "<b>",
    "</b>", "<script>", "<!-- c -->", "<!--", "-->", "<br>", "\n<div>\n", "```\n", "    ", "\t",
    "  ",
    "&lt;", "\"", "'", "\\", "\n---\n", "\n===\n", "***", "http://e.example ", "\r\n", "\0", "🙂",
  ]

  /// A text with words w0, w1, … between random marks.
  private static func text(_ random: inout SplitMix64) -> (text: String, words: [String]) {
    var text = ""
    var words: [String] = []
    for number in 0..<Int.random(in: 1...30, using: &random) {
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      if !text.hasSuffix("<!--"), !text.hasSuffix("](") {
        words.append("w\(number)w")
        text += "w\(number)w"
      }
    }
    return (text, words)
  }

  @Test func outputIsSafeAndItsIDsAreUnique() {
    var random = SplitMix64(state: 20_261_122)
    for _ in 0..<4_000 {
      let (text, _) = Self.text(&random)
      let fragment = MarkdownHTML.render(text)
      let html = fragment.html
      for bad in ["<script", "<b>", "<div>", "<!--", "=\"javascript:", "src=\"http", "src=\"\""] {
        #expect(!html.contains(bad), "\(bad) in \(text.debugDescription)")
      }
      let page = PageIDs(html)
      #expect(page.ids.count == page.all.count, "\(text.debugDescription)")
      let dangling = page.targets.subtracting(page.ids).subtracting(["a"])  // "a" is in the pieces
      #expect(dangling.isEmpty, "\(dangling) in \(text.debugDescription)")
      #expect(fragment.headings.allSatisfy { page.ids.contains($0.id) })
      #expect(Self.isBalanced(html), "\(text.debugDescription)")
    }
  }

  @Test func noTextIsLost() {
    var random = SplitMix64(state: 7)
    var kept = 0
    for _ in 0..<6_000 {
      let (text, words) = Self.text(&random)
      // These marks make cmark itself drop words: definitions, addresses, short rows, attributes.
      guard !["[^", "](", "|", "<!--", "```", "[", "~~"].contains(where: text.contains) else {
        continue
      }
      let html = MarkdownHTML.render(text).html
      for word in words { #expect(html.contains(word), "\(word) of \(text.debugDescription)") }
      kept += 1
    }
    #expect(kept > 100)
  }

  /// Browsers drop tabs and line ends inside a scheme, and controls and blanks before it.
  @Test func noPaddingHidesAScheme() {
    var random = SplitMix64(state: 6)
    let padding = ["&#9;", "&#10;", "&#13;", "&#1;", "&#32;", "&#xAD;", "%09", "a", "\u{200B}"]
    for _ in 0..<2_000 {
      let letters = (["javascript", "vbscript", "data"].randomElement(using: &random) ?? "").map {
        let count = Int.random(in: 0...12, using: &random)
        return "\($0)"
          + (0..<count).map { _ in padding.randomElement(using: &random) ?? "" }.joined()
      }
      let url = letters.joined() + ":w0w"
      #expect(!MarkdownHTML.render("[a](<\(url)>)").html.contains("<a"), "\(url)")
      #expect(!MarkdownHTML.render("![a](<\(url)>)").html.contains("<img"), "\(url)")
      for text in ["[a](<\(url)>)", "![a](<\(url)>)"] {
        let tree = MarkdownTree(parsing: text)
        #expect(tree.blocks == [.paragraph([.text("a")])], "\(url)")
      }
    }
  }

  @Test func severalTasksGetTheSameBytes() async {
    var random = SplitMix64(state: 99)
    let texts = (0..<60).map { _ in Self.text(&random).text }
    let expected = texts.map { MarkdownHTML.render($0) }
    await withTaskGroup(of: [HTMLFragment].self) { group in
      for _ in 0..<16 { group.addTask { texts.map { MarkdownHTML.render($0) } } }
      for await fragments in group {
        for (fragment, first) in zip(fragments, expected) where fragment != first {
          Issue.record("\(fragment.html.debugDescription) is not \(first.html.debugDescription)")
        }
      }
    }
  }

  /// Whether every element that is opened is closed, in order.
  private static func isBalanced(_ html: String) -> Bool {
    var open: [Substring] = []
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0 != ">" && $0 != " " && $0 != "\n" }
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return false }
      } else if !["br", "hr", "img", "input"].contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
