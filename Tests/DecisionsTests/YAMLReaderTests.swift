import Diagnostics
import LocatedYAML
import Testing

@Suite struct YAMLReaderTests {
  /// What the reader says about bytes, without the file's name.
  private func complaints(_ bytes: [UInt8]) -> [String] {
    let (_, diagnostics) = YAMLReader.read(bytes, file: "f")
    return diagnostics.map { String($0.description.dropFirst(2)) }
  }

  private func complaints(_ text: String) -> [String] { complaints(Array(text.utf8)) }

  @Test func `bytes that are no YAML text are refused with the reason and the place`() {
    let rows: [([UInt8], String)] = [
      ([], "1:1: error: the file is empty"),
      (Array(" \n\r\n\t\n".utf8), "1:1: error: the file is empty"),
      (Array("# only\n  # comments\n".utf8), "1:1: error: the file holds only comments"),
      (Array("---\n".utf8), "1:1: error: the file is empty"),
      (
        Array("a: b\nc: \0".utf8),
        "2:4: error: a NUL byte: this is a binary file; name a YAML text file"
      ),
      (Array("a: \u{1}".utf8), "1:4: error: control character \\u{1}; remove it"),
      (
        Array("a: é\nb: ".utf8) + [0xFF, 0xFE],
        "2:4: error: byte 9 of the file (0xFF) is not UTF-8 text; save it as UTF-8"
      ),
      (
        Array("a: ".utf8) + [0xE2, 0x82],
        "1:4: error: byte 3 of the file (0xE2) is not UTF-8 text; save it as UTF-8"
      ),
      (
        [0xEF, 0xBB, 0xBF] + Array("a: ".utf8) + [0x80],
        "1:4: error: byte 6 of the file (0x80) is not UTF-8 text; save it as UTF-8"
      ),
      ([0xFF, 0xFE, 0x61, 0], "1:1: error: the file is UTF-16 text; save it as UTF-8"),
      ([0xFE, 0xFF, 0, 0x61], "1:1: error: the file is UTF-16 text; save it as UTF-8"),
      (
        Array(repeating: 0x61, count: 1_048_577),
        "1:1: error: the file has 1048577 bytes, more than the 1048576 that are read; "
          + "move long text into files of its own and link to them"
      ),
    ]
    for (bytes, complaint) in rows { #expect(complaints(bytes) == [complaint]) }
  }

  @Test(.timeLimit(.minutes(10))) func `nesting without end neither crashes nor takes long`() {
    let tooDeep = "error: more than 32 levels of nesting; flatten the file"
    for opening in ["[", "{a: ", "- ", "[{a: ", "? "] {
      for depth in [33, 500, 100_000] {
        let found = complaints(String(repeating: opening, count: depth))
        #expect(found.count == 1, "\(opening) \(depth): \(found)")
      }
    }
    let closed = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
    #expect(complaints(closed) == ["1:33: " + tooDeep])
    #expect(complaints(String(repeating: "[", count: 100_000)).first?.hasSuffix(tooDeep) == true)
    #expect(complaints(String(closed.dropFirst().dropLast())) == [])
    let indented = (0..<40).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(complaints(indented) == ["33:33: " + tooDeep])
  }

  @Test(.timeLimit(.minutes(10))) func `alias bombs are refused at once`() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...60 {
      let alias = "*a\(level - 1)"
      bomb += "a\(level): &a\(level) [\(alias), \(alias), \(alias)]\n"
    }
    let refusal =
      "1:1: error: the file uses 180 YAML aliases, which are not supported; "
      + "write the value out in each place"
    #expect(complaints(bomb) == [refusal])
    #expect(complaints(bomb + "? *a60\n: b\n").count == 1)
    // Few enough to be composed: each anchor is named where it stands.
    #expect(
      complaints("a: &x [1, 2]\nb: [*x, *x]\nc: {*x : *x}\n") == [
        "1:4: error: YAML anchor '&x' is not supported; write the value out in each place"
      ])
  }

  @Test(.timeLimit(.minutes(10))) func `keys inside of keys are refused at once`() {
    let list = "[" + String(repeating: "a,", count: 100_000) + "]"
    for (depth, problem) in [
      (
        30,
        "1:5: error: lists and mappings are nested too deeply from here on; "
          + "close each bracket, and write keys as single words"
      ),
      (900, "1:33: error: more than 32 levels of nesting; flatten the file"),
    ] {
      let nested =
        String(repeating: "{", count: depth) + list + String(repeating: "}", count: depth)
      #expect(
        complaints(nested) == [problem])
      let asked = String(repeating: "? ", count: depth) + list
      #expect(complaints(asked).first?.contains("nest") == true)
    }
    #expect(complaints("{{a}: b}") == ["1:2: error: a key is one word, not a list or a mapping"])
    let prose = String(repeating: "  What? Is { open ?\n  ? Yes.\n", count: 40)
    #expect(complaints("context: |\n" + prose) == [])
  }

  @Test func `braces in prose, quotes and comments open nothing`() {
    let line = "  if (x) { \"quote  # {{{{ ? 'it's [[[ ?\n"
    let prose = String(repeating: line, count: 10_000)
    let quoted = String(repeating: "{[ '' # \n  ", count: 20_000)
    let plain = String(repeating: "{[ '\" \n  ", count: 20_000)
    for text in [
      "context: |\n\(prose)", "context: >-\n\n\(prose)", "context: |2 # {\n\(prose)",
      "- a: 1\n  context: |\n  \(prose.split(separator: "\n").joined(separator: "\n  "))\n  b: 2",
      "context: '\(quoted)'", "{a: [b, {c: '\(quoted)'}]}", "context: a \(plain)",
      "a: 1 " + String(repeating: "# {[\n", count: 20_000),
    ] {
      #expect(complaints(text) == [], "\(text.prefix(40))")
    }
  }

  @Test(.timeLimit(.minutes(10))) func `closers that close nothing hide no depth`() {
    let list = "[" + String(repeating: "a,", count: 100_000) + "]"
    for opener in [
      "{ #}\n", "{ '}': \n {", "{ \"}\\\"}\": {", "{? '}''}' : {", "{ a}: {", "{ !}a b: {",
      "{ a#}\n ", "{ 'a'#}\n ",
    ] {
      let text = String(repeating: opener, count: 60) + list
      let all = complaints(text)
      #expect(all.count == 1, "\(opener)")
    }
    let hidden = "a: |\n\n   \n  " + String(repeating: "{", count: 60) + list
    #expect(complaints(hidden).first?.contains("nest") == true)
    let shallow = "a:\n  - |\n " + String(repeating: "? ", count: 60) + list
    #expect(complaints(shallow).count == 1)
  }

  @Test func `marks in prose are no aliases`() {
    let prose = String(repeating: "  See *R* & *D*, a &b; *b* and C's int *p = &p;\n", count: 50)
    #expect(complaints("context: |\n" + prose).count == 1)
    let markdown = String(repeating: "  A *word*, &nbsp; and **two words**, R&D.\n", count: 50)
    #expect(complaints("context: |\n" + markdown) == [])
  }

  @Test func `each key that comes again is reported with the line of the first`() {
    let text = """
      a: 1
      b: {c: 1, "c": 2, 'c': 3}
      "a": 2
      d:
        - e: 1
          e: 2
      """
    #expect(
      complaints(text) == [
        "2:11: error: key 'c' is given twice; the first is on line 2; remove one of them",
        "2:19: error: key 'c' is given twice; the first is on line 2; remove one of them",
        "3:1: error: key 'a' is given twice; the first is on line 1; remove one of them",
        "6:5: error: key 'e' is given twice; the first is on line 5; remove one of them",
      ])
    let root = YAMLReader.read(text, file: "f").root
    #expect(root?.entries.map(\.key) == ["a", "b", "d"])
    #expect(root?["a"]?.text == "1")
  }

  @Test func `so many keys that come again end the reading in linear time`() {
    let many = (0..<4_000).map { "k\($0 / 2): 1\n" }.joined()
    let found = complaints(many)
    #expect(found.count == 1)
    #expect(found.first?.contains("is given more than once") == true)
  }

  @Test func `scalars keep their text and tell whether they are plain`() {
    let text = "a: 010\nb: 1.30\nc: \"x\"\nd: !!str 7\ne: ~\nf:\ng: yes\nh: 'it''s'\n"
    let root = YAMLReader.read(text, file: "f").root
    #expect(root?["a"]?.content == .scalar(text: "010", isPlain: true))
    #expect(root?["b"]?.content == .scalar(text: "1.30", isPlain: true))
    #expect(root?["c"]?.content == .scalar(text: "x", isPlain: false))
    #expect(root?["d"]?.content == .scalar(text: "7", isPlain: false))
    #expect(root?["e"]?.isNull == true)
    #expect(root?["f"]?.isNull == true)
    #expect(root?["g"]?.text == "yes")
    #expect(root?["h"]?.text == "it's")
    #expect(root?["z"] == nil)
  }

  @Test func `columns count Unicode scalars`() {
    let root = YAMLReader.read("{é́: 1, 👩‍👩‍👧: 2}", file: "f").root
    #expect(root?.entries.map(\.keyLocation.column) == [2, 9])
  }
}
