public import Diagnostics

/// A YAML value that remembers where it was written.
///
/// Anchors and aliases are resolved; scalars keep their text, so that the reader decides what a
/// number or a date is and `010` is never silently eight.
public struct YAMLValue: Sendable, Hashable {
  /// What the value is.
  public enum Content: Sendable, Hashable {
    /// A scalar: its text, and whether it was written without quotes.
    case scalar(text: String, isPlain: Bool)
    /// A mapping in the order of the file. Keys are unique.
    case mapping([Entry])
    /// A sequence in the order of the file.
    case sequence([YAMLValue])
  }

  /// One key of a mapping with its value.
  public struct Entry: Sendable, Hashable {
    /// The key's text.
    public let key: String
    /// Where the key is written.
    public let keyLocation: SourceLocation
    /// The value.
    public let value: YAMLValue

    /// A key with its value.
    public init(key: String, keyLocation: SourceLocation, value: YAMLValue) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// What the value is.
  public let content: Content
  /// Where the value begins.
  public let location: SourceLocation

  /// A value at a place.
  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// The value under `key`, when this is a mapping that has it.
  public subscript(key: String) -> YAMLValue? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The entries, when this is a mapping; else none.
  public var entries: [Entry] {
    guard case .mapping(let entries) = content else { return [] }
    return entries
  }

  /// The elements, when this is a sequence; else none.
  public var elements: [YAMLValue] {
    guard case .sequence(let elements) = content else { return [] }
    return elements
  }

  /// The text, when this is a scalar.
  public var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// Whether this is a plain `null`, `~` or nothing at all.
  public var isNull: Bool {
    guard case .scalar(let text, true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }
}
