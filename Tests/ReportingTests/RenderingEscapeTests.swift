import TestSupport
import Testing

@testable import Reporting

/// What was escaped, and the text with every escaped pair replaced by a point.
///
/// CommonMark 2.4: a backslash before ASCII punctuation stands for it; before anything else it is
/// itself.
func unescaped(_ markdown: String) -> (text: String, active: String) {
  var (text, active) = ("", "")
  var scalars = Array(markdown.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    let punctuation = ##"!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"##
    if scalar == "\\", let next = scalars.first, punctuation.unicodeScalars.contains(next) {
      text.unicodeScalars.append(next)
      active += "·"
      scalars.removeFirst()
    } else {
      text.unicodeScalars.append(scalar)
      active.unicodeScalars.append(scalar)
    }
  }
  return (text, active)
}

struct RenderingEscapeTests {
  @Test func ordinaryTextStaysReadable() {
    for text in [
      "A plain sentence, with (parentheses), it's \"quoted\"; done: yes?", "10.20.0.0/16", "pods-1",
      "1.33", "R&D and AT&T", "snake_case_name", "a < b > c", "-5 and +1", "--flag", "50 % = half",
      "C#", "2 * 3", "$5 and $6", "größe – naïve", "me.and.you", "a:b", "C:\\dir", "", "1.5 TB",
    ] {
      #expect(MarkdownText.escaped(text) == text)
    }
  }

  @Test func activeCharactersAreEscaped() {
    for (text, markdown) in [
      ("*a* __b__ _c", "\\*a\\* \\_\\_b\\_\\_ \\_c"), ("`x`", "\\`x\\`"), ("a|b", "a\\|b"),
      ("[a](b) ![i](u)", "\\[a\\](b) !\\[i\\](u)"), ("[^1]", "\\[^1\\]"), ("^1", "\\^1"),
      ("<b>x</b>", "\\<b>x\\</b>"), ("<!-- c", "\\<!-- c"), ("&amp; &#35;", "\\&amp; \\&\\#35;"),
      ("~~s~~", "\\~\\~s\\~\\~"), ("www.a.com", "www\\.a.com"), ("http://a", "http\\://a"),
      ("#123 @me !7", "\\#123 \\@me \\!7"), ("- a", "\\- a"), ("+", "\\+"), ("> q", "\\> q"),
      ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("# h", "\\# h"), ("foo ##", "foo \\##"),
      ("===", "\\==="), ("---", "\\---"), (":-:", "\\:-:"), ("a\\", "a\\\\"), ("\\*", "\\\\\\*"),
      ("a\nb\r\nc\td", "a b c d"), ("a\u{1B}\u{202E}\u{0}b", "ab"), ("Wow!", "Wow\\!"),
      ("    code", " code"), ("$x$", "\\$x\\$"), ("\u{2028}a", " a"), ("{{.x}}", "{{.x}}"),
    ] {
      #expect(MarkdownText.escaped(text) == markdown, "\(text)")
    }
  }

  /// The slow oracle: what is left without a backslash can start no construct.
  @Test func escapedTextIsInertAndReadsAsTheOriginal() throws {
    let pieces =
      ##"ab1 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"##.map { String($0) } + [
        "www.", "http://", "&amp;", "**", "__", "- ", "1. ", "    ", "é", "–", "\n",
      ]
    let active: [Regex<Substring>] = [
      /[`~\[\]|]/, /<[A-Za-z\/!?]/, /&#?[A-Za-z0-9]{2,};/, /(?:^|[^a-z0-9])www\./, /:\/\//,
      /^ ?(?:>|[-+] |[-+]$|#{1,6}(?: |$)|[0-9]{1,9}[.)](?: |$)|=+ *$|-[- ]*$|:-)/, /\\$/,
      /(?:^|[^a-zA-Z0-9])[#@][a-zA-Z0-9]/, /\x20#+ *$/, /!$/, /(?:^|[^ ])\*|\*(?:$|[^ ])/,
      /(?:^|[^ a-zA-Z0-9_])_+|_+(?:$|[^ a-zA-Z0-9_])/, /[\n\t\r]/,
    ]
    var random = SplitMix64(seed: 42)
    for _ in 0..<250 {
      let length = Int.random(in: 1...12, using: &random)
      let text = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let markdown = MarkdownText.escaped(text)
      let read = unescaped(markdown)
      let wanted = text.replacing("\n", with: " ").drop { $0 == " " }
      #expect(read.text.drop { $0 == " " } == wanted, "\(text.debugDescription)")
      for pattern in active {
        #expect(
          read.active.firstMatch(of: pattern) == nil,
          "\(text.debugDescription) became \(markdown.debugDescription)")
      }
    }
  }

  @Test func htmlIsEscapedByteByByte() throws {
    let set = try TemplateSet(builtIn: [
      ("main.html.mustache", "{{% CONTENT_TYPE:HTML}}\n<p title=\"{{.x}}\">{{.y}}</p>{{.body}}")
    ])
    let model: ModelValue = [
      "x": "\"\u{301} onload='x'", "y": "<\u{338}b>&", "body": .html("<hr>"),
    ]
    #expect(
      try set.render("main.html.mustache", model)
        == "<p title=\"&quot;\u{301} onload=&#39;x&#39;\">&lt;\u{338}b&gt;&amp;</p><hr>\n")
  }

  @Test func yamlScalarsArePlainOnlyWhenSafe() throws {
    let set = try TemplateSet(builtIn: [
      ("main.yaml.mustache", "{{% CONTENT_TYPE:YAML}}\n{{.x}}")
    ])
    for (value, scalar): (ModelValue, String) in [
      ("Network model", "Network model"), ("2026-11-22", "2026-11-22"), ("no", "\"no\""),
      ("True", "\"True\""), ("1.33", "\"1.33\""), ("", "\"\""), ("a: b", "\"a: b\""),
      ("- a", "\"- a\""), ("a #b", "\"a #b\""), ("a\nb\"\\", "\"a\\nb\\\"\\\\\""), (7, "7"),
      (.decimal(thousandths: -1_250), "-1.25"), ("[x]", "\"[x]\""),
      ("a\u{202E}b", "\"a\\u202Eb\""), ("é", "\"é\""), ("~", "\"~\""), ("a ", "\"a \""),
    ] {
      #expect(try set.render("main.yaml.mustache", ["x": value]) == scalar + "\n", "\(scalar)")
    }
  }

  @Test func markdownOfTheModelIsNotEscaped() throws {
    #expect(try rendered("{{.x}}", ["x": .markdown("**a**\n\n- b")]) == "**a**\n\n- b\n")
    #expect(try rendered("{{.x}}", ["x": "\u{2}**a**"]) == "\\*\\*a\\*\\*\n")
  }

  @Test func codeAndAddressesHaveTheirOwnRules() throws {
    let model: ModelValue = ["a": "my_name*", "b": "x|y`", "u": "https://a.b/c_d(e) f"]
    #expect(
      try rendered("{{code(.a)}} {{code(.b)}} [t]({{url(.u)}})", model)
        == "`my_name*` x\\|y\\` [t](https://a.b/c_d%28e%29%20f)\n")
  }
}
