import Diagnostics
import Testing

@testable import Reporting

/// Templates for a test: Markdown with the pragma already written, by name.
func templates(_ files: (name: String, body: String)...) -> [(path: String, text: String)] {
  files.map { ("\($0.name).md.mustache", "{{% CONTENT_TYPE:MARKDOWN}}\n" + $0.body) }
}

/// Renders a Markdown template without partials.
func rendered(_ body: String, _ model: ModelValue) throws -> String {
  try TemplateSet(builtIn: templates(("main", body))).render("main.md.mustache", model)
}

/// The problems of reading or rendering, one line each.
func problems(_ body: String, _ model: ModelValue = [:]) -> [String] {
  problems(templates(("main", body)), model)
}

func problems(_ files: [(path: String, text: String)], _ model: ModelValue = [:]) -> [String] {
  do {
    _ = try TemplateSet(builtIn: files).render("main.md.mustache", model)
    return []
  } catch {
    return error.diagnostics.map(\.description)
  }
}

struct RenderingTraps {
  @Test func markdownIsNotEscapedAsHTML() throws {
    #expect(try rendered("{{.x}}", ["x": "R&D \"a\" <b>"]) == "R&D \"a\" \\<b>\n")
  }

  @Test func partialsKeepTheirContentType() throws {
    let set = try TemplateSet(
      builtIn: templates(("main", "{{> part}}"), ("part", "{{.x}} * {{.x}}")))
    #expect(try set.render("main.md.mustache", ["x": "a<b"]) == "a\\<b * a\\<b\n")
  }

  @Test func pragmaMustBeTheFirstLine() {
    let files = [
      ("main.md.mustache", "# {{.x}}\n"), ("part.html.mustache", "\n{{% CONTENT_TYPE:HTML}}\n"),
    ]
    #expect(
      problems(files.map { (path: $0.0, text: $0.1) }) == [
        "main.md.mustache:1:1: error: the template does not say how values are escaped; "
          + "make {{% CONTENT_TYPE:MARKDOWN}} its first line",
        "part.html.mustache:1:1: error: the template does not say how values are escaped; "
          + "make {{% CONTENT_TYPE:HTML}} its first line",
      ])
  }

  @Test func unknownFieldIsAnErrorWithPlaceAndSuggestion() {
    let model: ModelValue = ["title": "a", "rows": [["note": "n"], ["note": "n"]]]
    #expect(
      problems("é {{.titel}}\n{{#.rows}}\n{{.nota}}\n{{/.rows}}\n", model) == [
        "main.md.mustache:2:3: error: the current value has no field 'titel'; did you mean 'title'?",
        "main.md.mustache:4:1: error: the current value has no field 'nota'; did you mean 'note'?",
      ])
  }

  @Test func missingPartialIsAnErrorWithPlaceAndSuggestion() {
    #expect(
      problems(templates(("main", "a {{> report/sumary}}"), ("report/summary", ""))) == [
        "main.md.mustache:2:3: error: there is no template 'report/sumary.md.mustache'; "
          + "did you mean 'report/summary'?"
      ])
  }

  @Test func namesNeverClimb() {
    #expect(
      problems("{{#.rows}}{{note}}{{/.rows}}") == [
        "main.md.mustache:2:11: error: 'note' has no leading dot, so it could name something "
          + "further out; write '.note'"
      ])
    let model: ModelValue = ["note": "root", "rows": [["note": nil], ["other": 1]]]
    #expect(
      problems("{{#.rows}}{{.note}}{{/.rows}}", model) == [
        "main.md.mustache:2:11: error: '.note' has no value here; "
          + "guard it: {{#has(.note)}}…{{/has(.note)}}",
        "main.md.mustache:2:11: error: the current value has no field 'note'; it has other",
      ])
  }
}
