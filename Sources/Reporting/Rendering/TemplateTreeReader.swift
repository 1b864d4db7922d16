internal import MarkdownEscaping
internal import Diagnostics

/// Builds the tree of a template's tags and refuses what swift-mustache would take silently.
struct TemplateTreeReader {
  private let tags: [TemplateTag]
  private let strings: TemplateStrings
  private(set) var problems: [Diagnostic]
  private(set) var root: [TemplateFile.Node] = []
  /// Whether the sections are those that the author meant, so that their names can be looked up.
  private(set) var hasSections = true
  private var hidesSections = false
  private var open: [(tag: TemplateTag, path: TemplatePath?, nodes: [TemplateFile.Node])] = []

  init(tags: [TemplateTag], strings: TemplateStrings, problems: [Diagnostic]) {
    self.tags = tags
    self.strings = strings
    self.problems = problems
  }

  /// Reads the tags.
  ///
  /// - Parameter hidesSections: Whether a section's tag may be missing among them; then it is no news
  ///   that another one has no counterpart.
  mutating func readFile(hidesSections: Bool) {
    self.hidesSections = hidesSections
    hasSections = !hidesSections
    for tag in tags {
      guard problems.count < TemplateFile.maximumProblems else {
        // What is wrong further down may follow from all that.
        refuse(tag, "the file has more problems from here on", cure: "mend the first ones")
        hasSections = false
        return
      }
      guard open.count <= TemplateFile.maximumDepth else {
        hasSections = false
        return
      }
      read(tag)
    }
    for (tag, _, _) in open where tag.kind != .inheritance { refuseUnended(tag) }
  }

  private mutating func read(_ tag: TemplateTag) {
    switch tag.kind {
    case .variable:
      if let key = TemplateStrings.key(in: tag.content) {
        checkText(key, in: tag)
      } else if let path = path(of: tag) {
        append(.variable(tag, path))
      }
    case .section, .invertedSection:
      if open.count == TemplateFile.maximumDepth {
        refuse(tag, "sections are nested more than \(TemplateFile.maximumDepth) deep")
      }
      open.append((tag, path(of: tag), []))
    case .sectionEnd: close(with: tag)
    case .partial: readPartial(tag)
    case .comment, .pragma: break
    case .unescapedVariable:
      refuse(
        tag, "a template cannot print text unescaped",
        cure:
          "write {{\(tag.name)}}; text that is Markdown or HTML already is marked in the model"
      )
      if let path = try? TemplatePath(tag.content) { append(.variable(tag, path)) }
    case .delimiters: refuse(tag, "a template cannot change the delimiters")
    case .inheritance:
      refuse(tag, "template inheritance is not supported", cure: "use a partial: {{> name}}")
      open.append((tag, nil, []))
    }
  }

  private mutating func close(with tag: TemplateTag) {
    let outer = open.lastIndex { $0.tag.content == tag.content }
    if let outer {
      for (inner, _, _) in open[(outer + 1)...] where inner.kind != .inheritance {
        refuseUnended(inner)
      }
      open.removeSubrange((outer + 1)...)
    }
    guard let section = open.popLast() else {
      refuseSection(tag, "this ends a section that was not begun")
      return
    }
    guard outer != nil else {
      refuseSection(
        tag,
        "this ends '\(tag.name)', but the open section is '\(section.tag.name)' "
          + "of line \(section.tag.location.line)",
        cure: "write {{/\(section.tag.name)}}")
      return
    }
    guard section.tag.kind != .inheritance else { return }
    if section.tag.isStandalone != tag.isStandalone, section.tag.location.line != tag.location.line
    {
      refuse(
        tag, "a section's two tags must both stand alone on their lines, or neither",
        cure: "the other one is on line \(section.tag.location.line)")
    }
    guard let path = section.path else { return }
    append(
      .section(
        section.tag, path, inverted: section.tag.kind == .invertedSection, section.nodes))
  }

  private mutating func readPartial(_ tag: TemplateTag) {
    let isPath = tag.content.utf8.allSatisfy {
      $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "/")
    }
    guard isPath, !tag.content.isEmpty else {
      refuse(
        tag, "'\(tag.name)' is not the name of a template",
        cure: "write its path without the suffix: {{> report/summary}}")
      return
    }
    if tag.isStandalone, tag.location.column != 1 {
      refuse(
        tag, "a partial that is alone on its line must begin the line",
        cure: "remove the blanks before it")
    }
    append(.partial(tag))
  }

  private mutating func checkText(_ key: String, in tag: TemplateTag) {
    guard strings[key] == nil else { return }
    refuse(
      tag, "there is no text '\(key.shortened(to: 40))'",
      cure: Suggestion.didYouMean(key, among: strings.keys) ?? "see the keys of strings/en.yaml")
  }

  private mutating func refuseUnended(_ tag: TemplateTag) {
    refuseSection(tag, "the section '\(tag.name)' has no end", cure: "add {{/\(tag.name)}}")
  }

  /// Refuses sections that do not match; no news where the other tag may have been passed over.
  private mutating func refuseSection(_ tag: TemplateTag, _ summary: String, cure: String? = nil) {
    hasSections = false
    if !hidesSections { refuse(tag, summary, cure: cure) }
  }

  private mutating func append(_ node: TemplateFile.Node) {
    if open.isEmpty {
      root.append(node)
    } else {
      open[open.count - 1].nodes.append(node)
    }
  }

  private mutating func path(of tag: TemplateTag) -> TemplatePath? {
    do {
      let path = try TemplatePath(tag.content)
      checkHelper(of: path, in: tag)
      return path
    } catch {
      switch error {
      case .undotted(let dotted):
        refuse(
          tag, "'\(tag.name)' has no leading dot, so it could name something further out",
          cure: "write '\(dotted)'")
      case .unknownHelper("t"):
        refuse(tag, "'t' gives text, not a condition", cure: "write {{\(tag.name)}}")
      case .unknownHelper(let name):
        let names = TemplateHelper.allCases.map(\.rawValue) + ["t"]
        refuse(
          tag, "there is no function '\(name)'",
          cure: Suggestion.didYouMean(name, among: names)
            ?? "the functions are \(names.joined(separator: ", "))")
      case .malformed:
        refuse(
          tag, tag.content.isEmpty ? "this tag names nothing" : "'\(tag.name)' is not a name",
          cure: "write {{.field}}, {{.field.field}} or {{.}}")
      }
      return nil
    }
  }

  private mutating func checkHelper(of path: TemplatePath, in tag: TemplateTag) {
    guard let helper = path.helper else { return }
    if helper.isCondition != (tag.kind != .variable) {
      let name = helper.rawValue
      refuse(
        tag,
        helper.isCondition ? "'\(name)' is a condition" : "'\(name)' gives text, not a condition",
        cure: helper.isCondition ? "write {{#\(tag.name)}}" : "write {{\(tag.name)}}")
    }
    if helper.isAboutPosition, !path.names.isEmpty {
      refuse(
        tag, "'\(helper.rawValue)' speaks of the current element",
        cure: "write \(helper.rawValue)(.)")
    }
  }

  private mutating func refuse(_ tag: TemplateTag, _ summary: String, cure: String? = nil) {
    problems.append(Diagnostic(.error, at: tag.location, summary, cure: cure))
  }
}
