import Diagnostics
import TestSupport
import Testing

@testable import Reporting

struct RenderingTemplateTests {
  @Test func refusesWhatTheLibraryTakesSilently() {
    for (body, problem) in [
      ("{{{.x}}}", "2:1: error: a template cannot print text unescaped"),
      ("a {{&.x}}", "2:3: error: a template cannot print text unescaped"),
      ("{{=<% %>=}}", "2:1: error: a template cannot change the delimiters"),
      ("{{<a}}{{/a}}", "2:1: error: template inheritance is not supported"),
      ("{{$a}}{{/a}}", "2:1: error: template inheritance is not supported"),
      ("{{#.a}}\nx", "2:1: error: the section '.a' has no end"),
      ("{{/.a}}", "2:1: error: this ends a section that was not begun"),
      ("{{#.a}}\n{{/.b}}\n", "3:1: error: this ends '.b', but the open section is '.a' of line 2"),
      ("{{#.a}}\nx{{/.a}}", "3:2: error: a section's two tags must both stand alone"),
      ("{{}}", "2:1: error: this tag names nothing"), ("{{.x", "2:1: error: this tag has no end"),
      ("{{.a b}}", "2:1: error: '.a b' is not a name"), ("{{.a..b}}", "2:1: error: '.a..b' is not"),
      ("{{last(.)}}", "2:1: error: there is no function 'last'"),
      ("{{last()}}", "2:1: error: there is no"),
      ("{{has(.x)}}", "2:1: error: 'has' is a condition"),
      ("{{#comma(.)}}", "2:1: error: 'comma' gives"),
      ("{{comma(.x)}}", "2:1: error: 'comma' speaks of the current element"),
      ("{{>*.x}}", "2:1: error: '*.x' is not the name of a template"),
      ("  {{> main}}\n", "2:3: error: a partial that is alone on its line must begin the line"),
      (
        "x {{> main}}",
        "2:3: error: the template includes itself: main.md.mustache → main.md.mustache"
      ),
      ("`{{.x}}`", "2:2: error: a value between backticks would show its escapes"),
      ("[a]({{.x}})", "2:5: error: a value is the destination of a link"),
      ("```\n{{.x}}\n```", "3:1: error: a value inside a code block would show its escapes"),
      ("{{% CONTENT_TYPE:HTML}}", "2:1: error: only the first line sets the content type"),
      ("{{.x}}\u{301}", "2:1: error: a combining character touches this tag"),
    ] {
      let found = problems(body)
      #expect(found.contains { $0.hasPrefix("main.md.mustache:" + problem) }, "\(body): \(found)")
    }
  }

  @Test func valuesOfTheWrongKindAreErrors() {
    let model: ModelValue = ["o": ["a": 1], "l": [1], "n": nil, "t": "x"]
    for (body, problem) in [
      ("{{.o}}", "'.o' is an object and cannot be printed"),
      ("{{.l}}", "'.l' is a list and cannot"),
      ("{{.n}}", "'.n' has no value here"), ("{{.t.a}}", "'.t' is text and has no field 'a'"),
      ("{{.n.a}}", "'.n' is null and has no field 'a'"),
      ("{{#.l.a}}{{/.l.a}}", "'.l' is a list and has"),
      ("{{comma(.)}}", "'comma(.)' is not inside a list here"),
      ("{{code(.o)}}", "'code(.o)' is an object"),
      ("{{#has(.zz)}}{{/has(.zz)}}", "the current value has no field 'zz'"),
      ("{{url(.n)}}", "'url(.n)' is no address"),
      ("{{#.t}}{{.a}}{{/.t}}", "the current value is text"),
    ] {
      let found = problems(body, model)
      #expect(
        found.contains { $0.hasPrefix("main.md.mustache:2:") && $0.contains(problem) }, "\(found)")
    }
  }

  @Test func sectionsFollowTheModel() throws {
    let model: ModelValue = [
      "yes": true, "no": false, "none": [], "empty": "", "nil": nil, "zero": 0, "name": "N",
      "rows": [["a": "x", "b": 1], ["a": "y", "b": 2]], "words": ["a", "b", "c"],
    ]
    for (body, text) in [
      ("{{#.yes}}{{.name}}{{/.yes}}{{^.no}}!{{/.no}}", "N\\!\n"),
      ("{{^.none}}{{.name}}{{/.none}}{{^.empty}}e{{/.empty}}{{^.nil}}n{{/.nil}}", "Nen\n"),
      ("{{#.zero}}{{.}}{{/.zero}}", "0\n"), ("{{#has(.name)}}{{.name}}{{/has(.name)}}", "N\n"),
      ("{{#has(.yes)}}y{{/has(.yes)}}{{^has(.no)}}n{{/has(.no)}}", "yn\n"),
      ("{{#.words}}{{.}}{{comma(.)}}{{/.words}}", "a, b and c\n"),
      ("{{#.words}}{{position(.)}}{{^isLast(.)}}; {{/isLast(.)}}{{/.words}}", "1; 2; 3\n"),
      ("{{#.words}}{{#isFirst(.)}}>{{/isFirst(.)}}{{.}}{{/.words}}", ">abc\n"),
      (
        "| a | b |\n|---|---|\n{{#.rows}}\n| {{.a}} | {{.b}} |\n{{/.rows}}\n",
        "| a | b |\n|---|---|\n| x | 1 |\n| y | 2 |\n"
      ),
    ] {
      let wanted = text.replacing("\\!", with: "!")
      #expect(try rendered(body, model) == wanted, "\(body)")
    }
  }

  @Test func layoutIsTidiedOutsideCode() throws {
    let model: ModelValue = ["no": false, "code": .markdown("```\na  \n\n\n\nb\n```")]
    #expect(
      try rendered("\n\nx  \n\n{{#.no}}\n\ny\n\n{{/.no}}\n\n{{.code}}\n\n\n", model)
        == "x\n\n```\na  \n\n\n\nb\n```\n")
  }

  @Test func overridesReplaceAndAdd() throws {
    let set = try TemplateSet(
      builtIn: templates(("main", "{{> part}}"), ("part", "built in")) + [("a.yaml", "x")],
      overrides: templates(("part", "own {{> more}}"), ("more", "more"), ("maim", "stray")),
      overrideFolder: "my")
    #expect(try set.render("main.md.mustache", [:]) == "own more\n")
    #expect(set.paths == ["maim", "main", "more", "part"].map { "\($0).md.mustache" })
    #expect(
      set.warnings.map(\.description) == [
        "my/maim.md.mustache:1:1: warning: this template replaces none and no template includes it; "
          + "did you mean 'main.md.mustache'?"
      ])
  }

  @Test func onlyWhatIsRenderedIsParsedAndAllIsChecked() throws {
    let files = templates(("main", "{{> part}}"), ("part", "p"), ("other", "o"))
    let set = try TemplateSet(builtIn: files, rendered: ["main.md.mustache"])
    #expect(try set.render("main.md.mustache", [:]) == "p\n")
    #expect(throws: TemplateError.self) { _ = try set.render("other.md.mustache", [:]) }
    #expect(set.paths == ["main", "other", "part"].map { "\($0).md.mustache" })
    #expect(throws: TemplateError.self) {
      _ = try TemplateSet(
        builtIn: templates(("main", "m"), ("other", "{{> none}}")), rendered: ["main.md.mustache"])
    }
  }

  @Test func aProblemOfAnOverrideNamesItsFolder() {
    #expect(throws: TemplateError.self) {
      _ = try TemplateSet(builtIn: [], overrides: templates(("x", "{{a}}")), overrideFolder: "my")
    }
  }

  @Test func partialsCannotExplode() {
    let files = (0..<14).map { level in
      ("t\(level)", String(repeating: "{{> t\(level + 1)}}", count: 10))
    }
    let all = [("main", "{{> t0}}")] + files + [("t14", "x")]
    let found = problems(
      all.map { (path: "\($0.0).md.mustache", text: "{{% CONTENT_TYPE:MARKDOWN}}\n" + $0.1) })
    #expect(found.contains { $0.contains("more than 100000 tags") })
  }

  @Test func hostileTemplatesNeverCrash() {
    let pieces = [
      "{{", "}}", "{{{", "{{#.a}}", "{{/.a}}", "{{> main}}", "{{!", "{{%", "\n", "a", ".", "{{=",
      "\u{301}", "\r\n", "{{.a", "`", "\u{600}",
    ]
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let text = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = problems(text, ["a": [1, 2]])
    }
    #expect(!problems(String(repeating: "{{#.}}", count: 10_000)).isEmpty)
  }

  @Test func oneSetServesManyThreads() async throws {
    let set = try TemplateSet(builtIn: templates(("main", "{{#.a}}{{.}},{{/.a}}")))
    await withTaskGroup(of: String?.self) { group in
      for number in 0..<64 {
        group.addTask { try? set.render("main.md.mustache", ["a": [.integer(number), "*"]]) }
      }
      var texts: Set<String?> = []
      for await text in group { texts.insert(text) }
      #expect(texts == Set((0..<64).map { "\($0),\\*,\n" }))
    }
  }
}
