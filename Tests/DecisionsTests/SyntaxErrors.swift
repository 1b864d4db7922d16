import Testing

@Suite struct SyntaxErrors {
  @Test func `each problem of YAML syntax is worded with its place and its cure`() {
    let rows: [Row] = [
      Row(
        "[10.20.0.0/16]", "[10.20.0.0/16:, x]",
        [
          "7:32: error: ':' is not allowed here; put a value that holds ': ' in quotes, or mend the indentation"
        ]),
      Row(
        "title: T", "title: T\ntitle: U",
        ["2:1: error: key 'title' is given twice; the first is on line 1; remove one of them"]),
      Row(
        "title: T", "\ttitle: T",
        ["1:1: error: a tab in the indentation; indent with spaces"]),
      Row(
        "    - {name", "\t- {name",
        ["4:1: error: a tab in the indentation; indent with spaces"]),
      Row(
        "title: T", "title: &a T",
        ["1:8: error: YAML anchor '&a' is not supported; write the value out in each place"]),
      Row(
        "title: T", "title: *a",
        ["1:8: error: YAML aliases are not supported; write the value out in each place"]),
      Row(
        "title: T", "title: *bold* text",
        ["1:8: error: a value cannot begin with '*'; put the value in quotes"]),
      Row(
        "title: T", "title: !!binary aGk=",
        ["1:8: error: YAML tag '!!binary' is not supported; remove the tag"]),
      Row(
        "title: T", "title: !secret T",
        ["1:8: error: YAML tag '!secret' is not supported; remove the tag"]),
      Row(
        "title: T", "<<: {a: b}\ntitle: T",
        ["1:1: error: the YAML merge key '<<' is not supported; write the value out in each place"]),
      Row(
        "title: T", "? [a]\n: b\ntitle: T",
        ["1:3: error: a key is one word, not a list or a mapping"]),
      Row(
        "title: T", ": x\ntitle: T",
        ["1:1: error: expected a key here; mend the indentation, or the quotes of the value before"]
      ),
      Row(
        "title: T", "title: 'T",
        ["1:8: error: the text that begins here has no closing quote; add the quote"]),
      Row(
        "title: T", "title: \"a\\qb\"",
        [
          "1:10: error: an unknown escape in double quotes; write '\\\\' for a backslash, or use single quotes"
        ]),
      Row(
        "title: T", "title: a: b",
        [
          "1:9: error: ':' is not allowed here; put a value that holds ': ' in quotes, or mend the indentation"
        ]),
      Row(
        "title: T", "title: @team",
        ["1:8: error: a value cannot begin with '@'; put the value in quotes"]),
      Row(
        "title: T", "title: `x`",
        ["1:8: error: a value cannot begin with '`'; put the value in quotes"]),
      Row(
        "title: T", "title: T\nfoo",
        ["2:1: error: expected ':' after the key; write 'key: value', or '- ' before a list entry"]),
      Row(
        "[10.20.0.0/16]", "[10.20.0.0/16",
        ["8:1: error: expected ',' or ']'; close what line 7 opens"]),
      Row(
        "nodes: 3}", "nodes: 3",
        ["5:8: error: expected ',' or '}'; close what line 4 opens"]),
      Row(
        "title: T", "%YAML 1.2\n---\ntitle: T",
        []),
      Row(
        "title: T", "--- \ntitle: T\n---\na: b",
        ["3:1: error: a second YAML document begins here; keep one document a file"]),
      Row(
        "title: T", "title: T\n  date: 2026-11-22",
        [
          "2:7: error: ':' is not allowed here; put a value that holds ': ' in quotes, or mend the indentation"
        ]),
      Row(
        "title: T", "- title\ntitle: T",
        ["2:1: error: expected a list entry that begins with '-'; mend the indentation"]),
      Row(
        "title: T", "title: | x",
        ["1:10: error: expected a line break after '|' or '>'; put the value in quotes"]),
      Row(
        "title: T", "title: %x",
        ["1:8: error: a value cannot begin with '%'; put the value in quotes"]),
      Row(
        "title: T", "title: 'a' b",
        [
          "1:12: error: expected a key here; mend the indentation, or the quotes of the value before"
        ]),
    ]
    for row in rows { row.check() }
  }
}
