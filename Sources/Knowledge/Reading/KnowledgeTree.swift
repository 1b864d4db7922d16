internal import Diagnostics
internal import LocatedYAML

/// The built-in knowledge files as they stand after YAML was parsed, in a form that loads in a
/// fraction of the time: YAML of this size takes longer than a whole run may.
///
/// `Compiled/knowledge.tree` is made from the YAML files and committed; a test compares the two and
/// says how to make it anew. A value is one line with its kind, line, column and length or count,
/// then its text or its parts.
enum KnowledgeTree {
  /// The compiled file's path below the target's folder.
  static let path = "Compiled/knowledge.tree"

  /// Writes parsed files.
  static func encoded(_ files: [(path: String, root: YAMLValue)]) -> String {
    var text = ""
    for file in files {
      text += "\(file.path)\n"
      write(file.root, to: &text)
    }
    return text
  }

  private static func write(_ value: YAMLValue, to text: inout String) {
    let place = "\(value.location.line) \(value.location.column)"
    switch value.content {
    case .scalar(let scalar, let isPlain):
      text += "\(isPlain ? "p" : "q") \(place) \(scalar.utf8.count)\n\(scalar)\n"
    case .sequence(let elements):
      text += "l \(place) \(elements.count)\n"
      for element in elements { write(element, to: &text) }
    case .mapping(let entries):
      text += "m \(place) \(entries.count)\n"
      for entry in entries {
        let key = entry.keyLocation
        text += "k \(key.line) \(key.column) \(entry.key.utf8.count)\n\(entry.key)\n"
        write(entry.value, to: &text)
      }
    }
  }

  /// Reads what `encoded` wrote; nil when it is damaged.
  static func decoded(_ text: String) -> [(path: String, root: YAMLValue)]? {
    var reader = TreeReader(bytes: Array(text.utf8))
    var files: [(path: String, root: YAMLValue)] = []
    while !reader.isAtEnd {
      guard let path = reader.line(), let root = reader.value(file: path) else { return nil }
      files.append((path, root))
    }
    return files
  }
}

/// Reads the tree's lines from the front.
private struct TreeReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  /// The rest of the line.
  mutating func line() -> String? {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  mutating func value(file: String) -> YAMLValue? {
    guard let head = head(file) else { return nil }
    switch head.kind {
    case UInt8(ascii: "p"), UInt8(ascii: "q"):
      guard let scalar = text(length: head.count) else { return nil }
      return YAMLValue(
        .scalar(text: scalar, isPlain: head.kind == UInt8(ascii: "p")), at: head.location)
    case UInt8(ascii: "l"):
      var elements: [YAMLValue] = []
      elements.reserveCapacity(head.count)
      for _ in 0..<head.count {
        guard let element = value(file: file) else { return nil }
        elements.append(element)
      }
      return YAMLValue(.sequence(elements), at: head.location)
    case UInt8(ascii: "m"):
      var entries: [YAMLValue.Entry] = []
      entries.reserveCapacity(head.count)
      for _ in 0..<head.count {
        guard let key = self.head(file), let name = text(length: key.count),
          let value = value(file: file)
        else { return nil }
        entries.append(YAMLValue.Entry(key: name, keyLocation: key.location, value: value))
      }
      return YAMLValue(.mapping(entries), at: head.location)
    default:
      return nil
    }
  }

  /// `kind line column count`, each number below the size of the file.
  private mutating func head(
    _ file: String
  ) -> (kind: UInt8, location: SourceLocation, count: Int)? {
    guard position < bytes.count else { return nil }
    let kind = bytes[position]
    position += 1
    guard let line = number(), let column = number(), let count = number(), count <= bytes.count
    else { return nil }
    return (kind, SourceLocation(file: file, line: line, column: column), count)
  }

  /// A number after a blank; what ends it is passed over.
  private mutating func number() -> Int? {
    guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else { return nil }
    if bytes[position] == UInt8(ascii: " ") { position += 1 }
    var number = 0
    while position < bytes.count, case let digit = Int(bytes[position]) - 48,
      (0...9).contains(digit), number <= bytes.count
    {
      number = number * 10 + digit
      position += 1
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    return number
  }

  private mutating func text(length: Int) -> String? {
    let end = position + length
    guard end < bytes.count else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}
