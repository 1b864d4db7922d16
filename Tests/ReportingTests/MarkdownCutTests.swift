import TestSupport
import Testing

@testable import Reporting

/// Where Markdown is cut, and what its lists begin with.
struct MarkdownCutTests {
  @Test func cutsBetweenSentencesItemsRowsAndBlocks() {
    for (text, limit, wanted) in [
      ("One. Two.\n", 100, "One. Two.\n"), ("One. Two.\n", 9, "One.\n"), ("One. Two.\n", 4, ""),
      ("One 1.5 two. Three.\n", 14, "One 1.5 two.\n"),
      ("`a. b` c. d\n", 8, ""), ("`a. b` c. d\n", 11, "`a. b` c.\n"),
      ("[a. b](c. d) e. f\n", 13, ""), ("[a. b](c. d) e. f\n", 16, "[a. b](c. d) e.\n"),
      ("**a. b** c. d\n", 10, ""), ("A.[^x] b\n", 8, "A.[^x]\n"),
      ("* a\n* b\n* c\n", 9, "* a\n* b\n"), ("# H\n\nText. More.\n", 8, ""),
      ("A:\n\n* b\n* c\n", 9, "A:\n\n* b\n"), ("A.\n\nB:\n\n* c\n* d\n", 8, "A.\n"),
      (
        "A.\n\n| a |\n| - |\n| b |\n| c |\n", 24, "A.\n\n| a |\n| - |\n| b |\n"
      ),
      ("A.\n\n| a |\n| - |\n| b |\n", 17, "A.\n"),
      ("A.\n\n```\nx. y\n\nz\n```\n", 15, "A.\n"), ("A. \u{1F600}b. c\n", 7, "A.\n"),
    ] {
      #expect(MarkdownCut.beginning(of: text, limit: limit) == wanted, "\(text) at \(limit)")
    }
  }

  @Test func whatIsLeftIsABeginningWithNothingOpen() {
    let pieces = [
      "Word. ", "word ", "`co. de` ", "[li. nk](a.b) ", "**bo. ld** ", "\n", "\n\n", "* item\n",
      "\n```\nx. y\n```\n", "\\` ", "é. ", "\u{1F600} ", "note.[^a] ",
    ]
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let text = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() + "\n"
      for limit in stride(from: 0, to: text.utf16.count + 2, by: 3) {
        let cut = MarkdownCut.beginning(of: text, limit: limit)
        #expect(cut.utf16.count <= limit)
        #expect(text.hasPrefix(cut.dropLast()), "\(text)\n\(limit)")
        let ticks = cut.replacing("\\`", with: "").count { $0 == "`" }
        #expect(ticks.isMultiple(of: 2), "\(cut)")
        #expect(cut.count { $0 == "[" } == cut.count { $0 == "]" }, "\(cut)")
        #expect(cut.count { $0 == "(" } == cut.count { $0 == ")" }, "\(cut)")
        #expect((cut.split(separator: "**", omittingEmptySubsequences: false).count % 2) == 1)
      }
    }
  }

  @Test func theFirstSignOfAListIsThatOfAll() {
    for (text, wanted) in [
      ("- a\n\n* b\n", "- a\n\n- b\n"), ("* a\n- b\n", "* a\n* b\n"), ("-a\n* b\n", "-a\n* b\n"),
      ("---\na: b\n---\n\n* c\n- d\n", "---\na: b\n---\n\n* c\n* d\n"),
      ("- a\n\n```\n* b\n```\n", "- a\n\n```\n* b\n```\n"), ("- a\n  * b\n", "- a\n  * b\n"),
      ("", ""), ("*", "*"), ("- a\n**b**\n", "- a\n**b**\n"),
    ] {
      #expect(MarkdownBullets.unified(text) == wanted, "\(text)")
    }
  }
}
