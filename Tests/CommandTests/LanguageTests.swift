import Foundation
import MarkdownHTML
import Reporting
import Publishing
import Templates
import TestSupport
import Testing

@testable import netadr

/// Headings in other languages, and what stays as machines read it.
@Suite struct LanguageTests {
  let root: TemporaryFolder
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
    try root.write(Templates.text("decisions/article.yaml") ?? "", to: "d.yaml")
  }

  private func generate(_ arguments: String...) throws -> (exitCode: Int32, error: String) {
    let run = try netadr.run(["generate", "d.yaml", "--date", "2026-11-22"] + arguments)
    return (run.exitCode, run.error)
  }

  @Test func germanHasGermanHeadingsAndTheSameMachineKeys() throws {
    #expect(try generate("--output", "en", "--layout", "bridge").exitCode == 0)
    #expect(try generate("--output", "de", "--layout", "bridge", "--language", "de").exitCode == 0)
    #expect(try root.text("de/d/decision.json") == root.text("en/d/decision.json"))
    let (english, german) = (try root.text("en/d/adr.md"), try root.text("de/d/adr.md"))
    let (ours, theirs) = (english.split(separator: "\n"), german.split(separator: "\n"))
    #expect(ours.count == theirs.count)
    let changed = zip(ours, theirs).filter { $0 != $1 }.map { String($1) }
    #expect(
      changed == ["## Entscheidung", "## Konsequenzen", "## Vor- und Nachteile der Optionen"])
    #expect(try root.text("de/d/report.md").contains("\n## Adressberechnung je Option\n"))
    #expect(try root.text("de/d/report.html").contains("<html lang=\"de\">"))
    #expect(try root.text("en/d/report.html").contains("<html lang=\"en\">"))
  }

  @Test func aPageNamesItsPartsInItsLanguage() throws {
    let arguments = ["--output", "de", "--language", "de", "--format", "html,fragment"]
    let run = try netadr.run(["generate", "d.yaml", "--date", "2026-11-22"] + arguments)
    #expect(run.exitCode == 0)
    for name in ["report.html", "report.fragment.html"] {
      let labels = try root.text("de/d/\(name)").components(separatedBy: " aria-label=\"")
        .dropFirst().map { $0.prefix { $0 != "\"" } }
      for label in ["Fußnoten", "Fußnote 1", "Zurück zu Verweis 1", "Abbildung 1"] {
        #expect(labels.contains(label[...]), "\(label) in \(name)")
      }
      let english = labels.filter { label in
        ["Footnote", "Back", "Link to", "Table", "Figure"].contains(where: label.hasPrefix)
      }
      #expect(english == [])
    }
  }

  @Test func everyLanguageHasTheKeysThatTemplatesAskForAndNoOther() throws {
    let asked = Set(
      Templates.all.filter { $0.path.hasSuffix(".mustache") }.flatMap { _, text in
        text.components(separatedBy: "{{t(").dropFirst().map { String($0.prefix { $0 != ")" }) }
      }
    ).union(SiteWords.keys).union(ReviewComment.Words.keys).union(MarkdownHTML.Words.keys)
    for language in ["en", "de"] {
      let text = Templates.text("strings/\(language).yaml") ?? ""
      // What stands below `figures` is asked for by figures.
      let keys = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix(" ") }
        .map { String($0.prefix { $0 != ":" }) }.filter { $0 != "figures" }
      #expect(Set(keys) == asked, "\(language): \(asked.symmetricDifference(keys).sorted())")
      #expect(keys.count == asked.count)
    }
  }

  @Test func aLanguageOfOnesOwnFallsBackToEnglishAndSaysWhere() throws {
    try root.write("decision: Décision\n", to: "my/strings/fr.yaml")
    let run = try generate("--templates", "my", "--language", "fr", "--layout", "nygard")
    #expect(run.exitCode == 0)
    #expect(
      run.error.hasPrefix(
        "my/strings/fr.yaml:1:1: warning: these texts are missing and stay English: "))
    #expect(run.error.contains("consequences") && !run.error.contains(" decision,"))
    let text = try root.text("Output/d/adr.md")
    #expect(text.contains("\n## Décision\n") && text.contains("\n## Consequences\n"))
  }

  @Test func aFileOfOnesOwnChangesSingleWordsOfAKnownLanguage() throws {
    try root.write("decision: Beschluss\n", to: "my/strings/de.yaml")
    let run = try generate("--templates", "my", "--language", "de", "--layout", "nygard")
    #expect(run.exitCode == 0 && run.error.isEmpty, "\(run.error)")
    let text = try root.text("Output/d/adr.md")
    #expect(text.contains("\n## Beschluss\n") && text.contains("\n## Konsequenzen\n"))
  }

  @Test func whatIsWrongWithALanguageIsSaidWithItsPlace() throws {
    for (text, problem) in [
      (
        "decison: x\n",
        "1:1: error: no template asks for the text 'decison'; did you mean 'decision'?"
      ),
      ("scores: ''\n", "1:9: error: 'scores' has no text"),
      ("here: 'a {{.x}}'\n", "1:7: error: 'here' holds braces"),
      ("", "1:1: error: the file is empty"), ("words\n", "1:1: error: the file holds no keys"),
      ("decision: [a]\n", "1:11: error: 'decision' has no text"),
      ("a: b\n- c\n", "2:1: error: "), ("figures: x\n", "1:10: error: 'figures' holds no keys"),
      (
        "figures: {fit: x}\n",
        "1:11: error: no figure asks for the text 'figures.fit'; did you mean 'figures.fits'?"
      ),
      (
        "figures: {value: '{adresses}'}\n",
        "1:18: error: 'figures.value' has no value 'adresses'; did you mean 'addresses'?"
      ),
      ("figures: {fits: 'a {b'}\n", "1:17: error: 'figures.fits' holds an odd brace"),
    ] {
      try root.write(text, to: "my/strings/fr.yaml")
      let check = try netadr("templates", "check", "my")
      #expect(check.exitCode == 1, "\(text)")
      #expect(check.error.contains("my/strings/fr.yaml:" + problem), "\(text): \(check.error)")
    }
  }

  @Test func figuresAndTheirTablesSpeakTheLanguage() throws {
    #expect(try generate("--language", "de").exitCode == 0)
    let report = try root.text("Output/d/report.md")
    for cell in ["| Frei im VNet |", "| zu groß |", "| Frei, alle zusammen |", "| Nach Wachstum |"]
    {
      #expect(report.contains(cell), "\(cell)")
    }
    let figure = try root.text("Output/d/figures/address-demand.svg")
    #expect(figure.contains("-title\">Adressbedarf je Option: "))
    #expect(figure.contains("-desc\">Balken der VNet-Adressen, "))
    #expect(report.contains("![Balken der VNet-Adressen, "))
  }

  @Test func wordsOfFiguresMayBeOnesOwnAndFallBackToEnglish() throws {
    try root.write("figures: {fits: reicht}\n", to: "my/strings/de.yaml")
    try root.write("figures: {fits: '{}'}\n", to: "my/strings/en.yaml")
    let check = try netadr("templates", "check", "my")
    #expect(check.error.contains("my/strings/en.yaml:1:17: error: 'figures.fits' has no value ''"))
    try root.write("figures: {too-large: over}\n", to: "my/strings/en.yaml")
    try root.write("figures: {fits: va}\n", to: "my/strings/fr.yaml")
    let missing = try netadr("templates", "check", "my").error
    #expect(missing.contains("fr.yaml:1:1: warning: these texts are missing and stay English: "))
    #expect(missing.contains("figures.demand-title") && !missing.contains("figures.fits"))
    for (language, words) in [("de", ["reicht", "zu groß"]), ("fr", ["va", "over", "Addresses"])] {
      #expect(try generate("--templates", "my", "--language", language).exitCode == 0)
      let figure = try root.text("Output/d/figures/address-demand.svg")
      for word in words { #expect(figure.contains(word), "\(language): \(word)") }
    }
  }

  @Test func aHeadingMayHoldSignsOfMarkdown() throws {
    try root.write("decision: 'a*b* [c](d) #1'\n", to: "my/strings/en.yaml")
    #expect(try generate("--templates", "my", "--layout", "nygard").exitCode == 0)
    #expect(try root.text("Output/d/adr.html").contains("a*b* [c](d) #1</"))
  }
}
