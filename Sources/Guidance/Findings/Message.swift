internal import Knowledge

/// A sentence with its figures: the wording comes from the knowledge base, the values from a rule.
///
/// In the wording, `{nodes}` prints a value and `{nodes|node|nodes}` prints a count with its noun in
/// the right number (`1 node`, `5,000 nodes`); `{~pools|runs|run}` prints the word alone.
public struct Message: Sendable, Hashable {
  /// A figure or a word in a sentence.
  public enum Value: Sendable, Hashable {
    /// A count, printed with thousands separators.
    case count(Int)
    /// Words of our own, such as a date, a prefix or an option's title.
    case text(String)
    /// Words of the user, such as a pool's name; renderers must escape them.
    case userText(String)
    /// Several names or figures, printed as `a, b and c`; very many names of the user or figures
    /// end in `and 88 more`.
    case list([Value])

    fileprivate var isOurs: Bool {
      if case .text = self { true } else { false }
    }
  }

  /// Which wording of the rule.
  public let key: String
  /// The values by the names that the wording uses.
  public let values: [String: Value]

  /// A message with its values.
  public init(_ key: String, _ values: [String: Value] = [:]) {
    self.key = key
    self.values = values
  }

  /// A message that is a finished sentence of the knowledge base, without figures.
  public init(verbatim text: String) {
    self.init(Self.verbatimKey, ["text": .text(text)])
  }

  /// The key of messages that carry their own text.
  public static let verbatimKey = "verbatim"

  /// The sentence.
  ///
  /// - Parameters:
  ///   - wording: The text of `key` from the knowledge base.
  ///   - escape: Makes the user's words safe for the output format.
  /// - Returns: The wording with every placeholder filled; a placeholder without a value stays as
  ///   it is written.
  public func sentence(_ wording: String, escape: (String) -> String = { $0 }) -> String {
    var sentence = ""
    // Bytes are looked at, as finding the bounds of characters takes most of the time.
    var rest = wording[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      sentence += rest[..<open]
      guard let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) else {
        rest = rest[open...]
        break
      }
      let inside = rest[rest.utf8.index(after: open)..<close]
      let parts = inside.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      if let name = parts.first, let value = values[Placeholders.name(name[...])] {
        let words = Array(parts.dropFirst())
        sentence +=
          name.hasPrefix("~")
          ? Self.word(for: value, words)
          : Self.text(value, nouns: words, escape: escape)
      } else {
        sentence += rest[open...close]
      }
      rest = rest[rest.utf8.index(after: close)...]
    }
    return sentence + rest
  }

  /// The word of two that fits a count.
  private static func word(for value: Value, _ words: [String]) -> String {
    (value == .count(1) ? words.first : words.last) ?? ""
  }

  /// The most names or figures of a list that goes on.
  private static let longestList = 12

  private static func text(_ value: Value, nouns: [String], escape: (String) -> String) -> String {
    switch value {
    case .count(let count):
      let noun = count == 1 ? nouns.first : nouns.last
      return count.grouped + (noun.map { " \($0)" } ?? "")
    case .text(let text): return text
    case .userText(let text): return escape(text)
    case .list(let values):
      // A hundred pools are no sentence; our own lists are short.
      let isLong = values.count > longestList + 1 && !values.contains(where: \.isOurs)
      let named = isLong ? values.prefix(longestList) : values[...]
      let rest = values.count - named.count
      return
        (named.map { Self.text($0, nouns: [], escape: escape) }
        + (rest > 0 ? ["\(rest.grouped) more"] : [])).asSentenceList
    }
  }
}

extension BinaryInteger {
  /// The number with commas between thousands: `65,536`.
  public var grouped: String {
    let digits = Array(String(magnitude).utf8)
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }
}

extension Sequence<String> {
  /// `a`, `a and b`, `a, b and c`.
  public var asSentenceList: String { asSentenceList("and") }

  /// `a`, `a and b`, `a, b and c`, with another word for `and`.
  public func asSentenceList(_ and: String) -> String {
    let words = Array(self)
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(and) " + last
  }
}
