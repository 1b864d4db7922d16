import Figures
import Reporting
import Testing

/// What holds for every figure of every decision.
@Suite struct FigureTests {
  @Test(arguments: cases.map(\.name)) func `every figure is a clean SVG that stands alone`(
    _ name: String
  ) throws {
    for figure in try figures(name) {
      let drawn = Drawn(figure)
      #expect(drawn.isWellFormed, "\(figure.subject)")
      let known: Set = [
        "svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "circle", "text",
      ]
      #expect(Set(drawn.elements.map(\.name)).isSubset(of: known))
      let root = try #require(drawn.elements.first)
      #expect(root.attributes["role"] == "img")
      let labels = root.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
      #expect(labels.count == 2 && Set(labels).isSubset(of: drawn.ids))
      let id = try #require(root.attributes["id"])
      #expect(Set(drawn.ids).count == drawn.ids.count)
      #expect(drawn.ids.allSatisfy { $0.hasPrefix(id) })
      for fill in drawn.elements.compactMap({ $0.attributes["fill"] }) {
        #expect(drawn.ids.contains(String(fill.dropFirst("url(#".count).dropLast())))
      }
      #expect(!figure.description.isEmpty)
      #expect(drawn.texts.allSatisfy { !$0.words.contains("{") })
      #expect(!figure.svg.contains("nan") && !figure.svg.contains("inf\""))
      #expect(figure.svg.utf8.count < 150_000, "\(figure.subject)")
    }
  }

  @Test func `the ids of a report's figures differ`() throws {
    let ids = try figures("growth").flatMap { Drawn($0).ids }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: cases.map(\.name), ["en", "de", "long"])
  func `no text overlaps another or leaves the figure`(_ name: String, _ language: String) throws {
    for figure in try figures(name, try words(language)) {
      let drawn = Drawn(figure)
      let box = try #require(drawn.elements.first?.attributes["viewBox"])
        .split(separator: " ").compactMap { Double($0) }
      #expect(drawn.texts.count > 3)
      var faults: [String] = []
      for (index, text) in drawn.texts.enumerated() {
        let own = text.box
        if own.left < 0 || own.top < 0 || own.right > box[2] || own.bottom > box[3] {
          faults.append("\(text) leaves the figure")
        }
        for other in drawn.texts.dropFirst(index + 1) {
          let its = other.box
          let isApart =
            own.right <= its.left || its.right <= own.left || own.bottom <= its.top
            || its.bottom <= own.top
          if !isApart { faults.append("\(text.words) | \(other.words)") }
        }
      }
      #expect(faults.isEmpty, "\(figure.subject)")
    }
  }

  @Test(arguments: cases.map(\.name)) func `every number of a figure stands in a table`(
    _ name: String
  ) throws {
    let report = try report(text(name))
    let tables = try markdown(report).split(separator: "\n").filter { $0.hasPrefix("|") }
    let known = Set(tables.flatMap { numbers(String($0)) })
    for figure in report.figures {
      for text in Drawn(figure).texts where !["tick", "quiet"].contains(text.style) {
        let strange = numbers(text.words).filter { !known.contains($0) }
        #expect(strange.isEmpty, "\(figure.subject): \(text.words)")
      }
    }
  }

  @Test func `the same decision gives the same bytes`() throws {
    for name in cases.map(\.name) { #expect(try figures(name) == figures(name)) }
  }

  @Test func `what the user wrote is text and never markup`() throws {
    for figure in try figures("markup") {
      #expect(!figure.svg.contains("<script") && !figure.svg.contains("]]>"))
    }
  }

  @Test func `scores are drawn only where there are some`() throws {
    let subjects = try figures("full").map(\.subject)
    #expect(subjects == [.demand, .addresses, .map])
    #expect(try figures("growth").map(\.subject) == [.demand, .addresses, .scores, .map])
  }

  @Test(arguments: cases.map(\.name)) func `no letters are smaller than twelve pixels`(
    _ name: String
  ) throws {
    for figure in try figures(name) {
      #expect(Drawn(figure).texts.allSatisfy { $0.size >= 12 }, "\(figure.subject)")
    }
  }

  @Test func `the map has few pods at its bottom and explains only the letters on it`() throws {
    for name in ["wishes", "growth", "decisions/windows"] {
      let map = try #require(try figures(name).first { $0.subject == .map })
      let texts = Drawn(map).texts
      let rows = texts.filter { $0.anchor == "end" && Int($0.words) != nil }
      #expect(rows.count > 10)
      #expect(rows.map(\.y) == rows.map(\.y).sorted(by: >))
      #expect(rows.compactMap { Int($0.words) } == rows.compactMap { Int($0.words) }.sorted())
      let letters = texts.map(\.words).filter { Figure.letters.contains($0) }
      let explained = texts.map(\.words).filter { $0.dropFirst().hasPrefix(": ") }
        .map { String($0.prefix(1)) }
      #expect(letters == explained && !letters.isEmpty, "\(name)")
    }
  }

  @Test func `what is not too large but over a limit of nodes is said to be so`() throws {
    let texts = try figures("decisions/large-scale").flatMap { Drawn($0).texts.map(\.words) }
    #expect(texts.contains("4,952, over 400 nodes"))
    #expect(!texts.contains("4,952, too large"))
    let table = try markdown(report(text("decisions/large-scale")))
    #expect(table.contains("\n| kubenet | 4,952 | – | 1,267,200 | over 400 nodes |\n"))
  }

  @Test func `a weight that flips a thousandth beyond a whole one is named by that`() throws {
    let texts = try figures("decisions/default").flatMap { Drawn($0).texts.map(\.words) }
    #expect(texts.contains { $0.hasPrefix("rising above 8: ") })
    #expect(!texts.contains { $0.contains("8.001") })
    #expect(try markdown(report(text("decisions/default"))).contains(" above 8: "))
  }

  @Test func `the ranges in use stand in the table by their prefixes`() throws {
    let table = try markdown(report(text("decisions/default-production")))
    for range in ["10.20.0.0/26 | 64", "10.20.1.0/24 | 256"] {
      #expect(table.contains("\n| In use | \(range) |\n"), "\(range)")
    }
    #expect(table.contains("\n| In use, all together | – | 384 |\n"))
  }

  private func text(_ name: String) throws -> String {
    try #require(cases.first { $0.name.hasPrefix(name) }).text
  }

  @Test func `every word of a figure is that of its language`() throws {
    let (english, german) = (try words("en").figures, try words("de").figures)
    #expect(english.keys.sorted() == german.keys.sorted())
    for name in cases.map(\.name) {
      for (one, other) in zip(try figures(name), try figures(name, try words("de"))) {
        #expect(one.subject == other.subject && one.description != other.description)
        let (texts, others) = (Drawn(one).texts.map(\.words), Drawn(other).texts.map(\.words))
        // What both say is a value: a number, a prefix, or a title of the knowledge base.
        let phrases = english.values.filter { !$0.contains("{") }
          .filter { !german.values.contains($0) }
        for text in Set(texts).intersection(others) {
          #expect(!phrases.contains(text), "\(other.subject): \(text)")
        }
        for text in others { #expect(!text.contains(" and "), "\(other.subject): \(text)") }
      }
    }
  }

  private func figures(
    _ name: String, _ strings: TemplateStrings = .english
  ) throws -> [Figure] { try report(text(name), strings: strings).figures }

  /// The numbers and prefixes in a text, with their commas, dots and slashes.
  private func numbers(_ text: String) -> [String] {
    var found: [String] = []
    var current = ""
    var previous: Character = " "
    for character in text + " " {
      let goesOn = character.isNumber || (!current.isEmpty && ",./".contains(character))
      if goesOn, !current.isEmpty || !previous.isLetter {
        current.append(character)
      } else if !current.isEmpty {
        while let last = current.last, ",./".contains(last) { current.removeLast() }
        found.append(current)
        current = ""
      }
      previous = character
    }
    return found
  }
}
