internal import Mustache

/// What went wrong while a model was rendered.
///
/// The library swallows every failure, so the nodes count them; the wording, with the place in the
/// template, is left to ``TemplateWalk``, which is slower and runs only then.
final class RenderFailures {
  /// How many times a node was asked for what it has not.
  private(set) var count = 0

  /// Notes a failure.
  func note() { count += 1 }
}

/// A value of the model as swift-mustache sees it.
///
/// A struct around one reference, so that the library's `Any` holds it without a copy, and its many
/// dynamic casts need not look for superclasses. Booleans are given as `Bool` and lists as
/// ``ModelList``, because the library treats these in its own way.
struct ModelNode {
  private final class Storage {
    let value: ModelValue
    let place: ListPlace?
    let failures: RenderFailures

    init(_ value: ModelValue, _ place: ListPlace?, _ failures: RenderFailures) {
      self.value = value
      self.place = place
      self.failures = failures
    }
  }

  private let storage: Storage

  private var value: ModelValue { storage.value }
  private var place: ListPlace? { storage.place }
  private var failures: RenderFailures { storage.failures }

  init(_ value: ModelValue, at place: ListPlace? = nil, failures: RenderFailures) {
    storage = Storage(value, place, failures)
  }

  /// What the library gets for a field's value.
  static func child(for value: ModelValue, failures: RenderFailures) -> Any {
    switch value {
    case .bool(let flag): flag
    case .array(let elements) where !elements.isEmpty: ModelList(elements, failures: failures)
    default: ModelNode(value, failures: failures)
    }
  }

  private func fail() -> String {
    failures.note()
    return ""
  }
}

/// Where an element stands in its list.
struct ListPlace: Sendable, Hashable {
  /// From 0.
  let index: Int
  /// How many elements the list has.
  let count: Int

  /// Whether it is the last.
  var isLast: Bool { index + 1 == count }

  /// What stands between this element and the next in a sentence.
  var comma: String { isLast ? "" : index + 2 == count ? " and " : ", " }
}

extension ModelNode: MustacheParent {
  func child(named name: String) -> Any? {
    if let field = value.field(at: name[...]) { return Self.child(for: field, failures: failures) }
    if let result = helped(name) { return result }
    failures.note()
    return nil
  }
}

extension ModelNode: MustacheCustomRenderable {
  var renderText: String {
    switch value {
    case .string(let text): RawMark.removing(from: text)
    case .markdown(let text): RawMark.markdown.marking(text)
    case .html(let text): RawMark.html.marking(text)
    case .integer(let number): RawMark.everywhere.marking(String(number))
    case .decimal(let thousandths):
      RawMark.everywhere.marking(ModelValue.decimalText(thousandths: thousandths))
    case .bool(let flag): RawMark.everywhere.marking(flag ? "true" : "false")
    case .null, .array, .object: fail()
    }
  }

  var isNull: Bool { !value.isPresent }
}

extension ModelNode {
  /// What a helper makes of this value; nil after noting a failure.
  private func apply(_ helper: TemplateHelper) -> Any? {
    switch helper {
    case .has: return value.isPresent
    case .isFirst: if let place { return place.index == 0 }
    case .isLast: if let place { return place.isLast }
    case .comma: if let place { return node(.markdown(place.comma)) }
    case .position: if let place { return node(.integer(place.index + 1)) }
    case .code: if let text = value.codeSpan { return node(.markdown(text)) }
    case .url: if let text = value.linkDestination { return node(.markdown(text)) }
    }
    failures.note()
    return nil
  }

  /// What a name with a helper, `rows?has`, stands for; nil when the name has none.
  ///
  /// Templates cannot spell such a name; ``TemplateFile/libraryText`` writes it.
  fileprivate func helped(_ name: String) -> Any? {
    guard let mark = name.utf8.firstIndex(of: UInt8(ascii: "?")),
      let helper = TemplateHelper(rawValue: String(name[name.utf8.index(after: mark)...]))
    else { return nil }
    if mark == name.startIndex { return apply(helper) }
    guard let field = value.field(at: name[..<mark]) else { return nil }
    return node(field).apply(helper)
  }

  private func node(_ value: ModelValue) -> ModelNode { ModelNode(value, failures: failures) }
}

/// A list with elements; an empty one is a ``ModelNode`` that counts as absent.
struct ModelList {
  private let elements: [ModelValue]
  private let failures: RenderFailures

  init(_ elements: [ModelValue], failures: RenderFailures) {
    self.elements = elements
    self.failures = failures
  }
}

extension ModelList: MustacheSequence {
  func makeIterator() -> AnyIterator<Any> {
    var index = 0
    return AnyIterator { [elements, failures] in
      guard index < elements.count else { return nil }
      defer { index += 1 }
      let value = elements[index]
      if case .array(let inner) = value, !inner.isEmpty {
        return ModelList(inner, failures: failures)
      }
      return ModelNode(
        value, at: ListPlace(index: index, count: elements.count), failures: failures)
    }
  }
}

extension ModelList: MustacheParent {
  func child(named name: String) -> Any? {
    if name == "?has" { return true }
    failures.note()
    return nil
  }
}

extension ModelList: MustacheCustomRenderable {
  var renderText: String {
    failures.note()
    return ""
  }

  var isNull: Bool { false }
}

extension ModelValue {
  /// The value at a path of names with stars between them; nil where there is none.
  fileprivate func field(at path: Substring) -> ModelValue? {
    guard case .object(let fields) = self else { return nil }
    guard let star = path.utf8.firstIndex(of: UInt8(ascii: "*")) else {
      for field in fields where field.name == path { return field.value }
      return nil
    }
    let name = path[..<star]
    for field in fields where field.name == name {
      return field.value.field(at: path[path.utf8.index(after: star)...])
    }
    return nil
  }

  /// Whether a section over the value is rendered.
  ///
  /// Absent are null, false, the empty text and the empty list. Zero is a number like any other.
  var isPresent: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .string(let text), .markdown(let text), .html(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .integer, .decimal, .object: true
    }
  }

  /// The value as plain text, or nil when it is none.
  var plainText: String? {
    switch self {
    case .string(let text), .markdown(let text), .html(let text): text
    case .integer(let number): String(number)
    case .decimal(let thousandths): Self.decimalText(thousandths: thousandths)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// The value as a Markdown code span, or nil when it is no text.
  var codeSpan: String? { plainText.map { MarkdownText.codeSpan($0) } }

  /// The value as the destination of a Markdown link, or nil when it is no text.
  var linkDestination: String? {
    guard case .string(let text) = self else { return nil }
    return MarkdownText.linkDestination(text)
  }
}
