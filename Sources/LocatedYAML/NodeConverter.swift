internal import Diagnostics
internal import Yams

/// Turns Yams' nodes into located values and refuses what is not supported.
struct NodeConverter {
  let file: String
  /// The true text of the keys that were renamed because they come again in the same mapping.
  let renamedKeys: [KeyPosition: String]
  private(set) var diagnostics: [Diagnostic] = []
  private var refusedAnchors: Set<KeyPosition> = []

  init(file: String, renamedKeys: [KeyPosition: String]) {
    self.file = file
    self.renamedKeys = renamedKeys
  }

  /// The value of a node, or nil when it, or a value inside it, cannot stand for itself.
  mutating func convert(_ node: Node) -> YAMLValue? { convert(node, depth: 1) }

  private mutating func convert(_ node: Node, depth: Int) -> YAMLValue? {
    let place = location(of: node)
    if let anchor = node.anchor {
      // An alias is the anchored node itself: never descend, or a small text becomes a huge tree.
      if refusedAnchors.insert(KeyPosition(line: place.line, column: place.column)).inserted {
        let name = anchor.rawValue.shortened(to: 60)
        refuse(at: place, "YAML anchor '&\(name)' is not supported", cure: AliasGuard.cure)
      }
      return nil
    }
    guard depth <= YAMLReader.maximumDepth else {
      refuse(
        at: place, NestedKeyGuard.tooManyLevels, cure: NestedKeyGuard.tooManyLevelsCure)
      return nil
    }
    switch node {
    case .scalar(let scalar):
      checkTag(scalar.tag, at: place)
      let isPlain = scalar.style == .plain && scalar.tag.description != Self.textTag
      return YAMLValue(.scalar(text: scalar.string, isPlain: isPlain), at: place)
    case .sequence(let sequence):
      checkTag(sequence.tag, at: place)
      var elements: [YAMLValue] = []
      var isComplete = true
      for element in sequence {
        guard let value = convert(element, depth: depth + 1) else {
          isComplete = false
          continue
        }
        elements.append(value)
      }
      return isComplete ? YAMLValue(.sequence(elements), at: place) : nil
    case .mapping(let mapping):
      checkTag(mapping.tag, at: place)
      return entries(of: mapping, depth: depth).map { YAMLValue(.mapping($0), at: place) }
    case .alias:
      refuse(at: place, "YAML aliases are not supported", cure: AliasGuard.cure)
      return nil
    }
  }

  private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLValue.Entry]? {
    var entries: [YAMLValue.Entry] = []
    var places: [String: SourceLocation] = [:]
    var isComplete = true
    for (keyNode, valueNode) in mapping {
      let place = location(of: keyNode)
      guard keyNode.anchor == nil, case .scalar(let scalar) = keyNode else {
        if keyNode.anchor != nil {
          _ = convert(keyNode, depth: depth + 1)
        } else {
          refuse(at: place, "a key is one word, not a list or a mapping", cure: nil)
        }
        isComplete = false
        continue
      }
      checkTag(scalar.tag, at: place)
      let key =
        renamedKeys[KeyPosition(line: place.line, column: place.column)] ?? scalar.string
      if key.isEmpty {
        refuse(at: place, "a key is missing before ':'", cure: nil)
        continue
      }
      if key == "<<", scalar.style == .plain {
        refuse(at: place, "the YAML merge key '<<' is not supported", cure: AliasGuard.cure)
        continue
      }
      if let first = places[key] {
        refuse(
          at: place,
          "key '\(key.shortened(to: 60))' is given twice; the first is on line \(first.line)",
          cure: "remove one of them")
        continue
      }
      places[key] = place
      guard let value = convert(valueNode, depth: depth + 1) else {
        isComplete = false
        continue
      }
      entries.append(YAMLValue.Entry(key: key, keyLocation: place, value: value))
    }
    return isComplete ? entries : nil
  }

  private static let textTag = Tag.Name.str.rawValue

  /// Refuses a tag other than `!!str`, which quotes imply.
  private mutating func checkTag(_ tag: Tag, at place: SourceLocation) {
    let name = tag.description
    guard !name.isEmpty, name != Self.textTag else { return }
    let prefix = "tag:yaml.org,2002:"
    let short = name.hasPrefix(prefix) ? "!!" + name.dropFirst(prefix.count) : name
    refuse(
      at: place, "YAML tag '\(short.shortened(to: 60))' is not supported", cure: "remove the tag")
  }

  private mutating func refuse(at place: SourceLocation, _ summary: String, cure: String?) {
    diagnostics.append(Diagnostic(.error, at: place, summary, cure: cure))
  }

  private func location(of node: Node) -> SourceLocation {
    let mark = node.mark
    return SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
