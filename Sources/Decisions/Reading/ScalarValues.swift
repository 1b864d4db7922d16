internal import IPMath
internal import LocatedYAML

/// The exact values that a scalar's text may stand for; nil where it stands for none.
extension YAMLValue {
  /// A whole number in plain digits, without quotes.
  var integer: Int? {
    guard case .scalar(let text, true) = content else { return nil }
    return Int(plainDigits: text)
  }

  /// The text of a list's scalars, or of the one scalar that stands for a list.
  var texts: [String] { text.map { [$0] } ?? elements.compactMap(\.text) }

  /// The enumeration's case that is spelled as the scalar is.
  func word<Word: RawRepresentable>(_ type: Word.Type = Word.self) -> Word?
  where Word.RawValue == String {
    text.flatMap { Word(rawValue: $0) }
  }

  /// A prefix of either family.
  var prefix: IPPrefix? { text.flatMap { try? IPPrefix(parsing: $0) } }
}

extension Int {
  /// A number in digits without sign, padding or separators.
  init?(plainDigits text: String) {
    let digits = text.utf8
    guard digits.allSatisfy({ (48...57).contains($0) }), digits.first != 48 || digits.count == 1
    else { return nil }
    self.init(text)
  }
}

extension Percentage {
  /// The largest percentage that a decision file may state.
  public static let maximum = Percentage(1_000)

  /// Reads `50%` or `12.5%`: plain digits, at most two decimals, 0 to 1,000.
  init?(text: String) {
    guard text.last == "%", let hundredths = Int(decimal: text.dropLast(), decimals: 2),
      hundredths <= Self.maximum.hundredths
    else { return nil }
    self.init(hundredths: hundredths)
  }
}

extension Weight {
  /// The largest weight that a decision file may state.
  public static let maximum = Weight(thousandths: 1_000_000)

  /// Reads `3` or `0.5`: plain digits, at most three decimals, 0 to 1,000.
  init?(text: String) {
    guard let thousandths = Int(decimal: text[...], decimals: 3),
      thousandths <= Self.maximum.thousandths
    else { return nil }
    self.init(thousandths: thousandths)
  }
}

extension KubernetesVersion {
  /// Reads `1.33` or `1.33.2`; the patch number is not kept.
  init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count <= 3 }) else {
      return nil
    }
    let numbers = parts.compactMap { Int(plainDigits: String($0)) }
    guard numbers.count == parts.count, (1...9).contains(numbers[0]), numbers[1] <= 99 else {
      return nil
    }
    self.init(numbers[0], numbers[1])
  }
}

extension Int {
  /// Reads a decimal number with a point exactly, as a multiple of its smallest place.
  fileprivate init?(decimal text: Substring, decimals: Int) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.utf8.count <= 9,
      let units = Int(plainDigits: String(whole))
    else { return nil }
    var fraction = parts.count > 1 ? String(parts[1]) : "0"
    guard (1...decimals).contains(fraction.utf8.count),
      fraction.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    fraction += String(repeating: "0", count: decimals - fraction.utf8.count)
    guard let part = Int(fraction) else { return nil }
    let scale = decimals == 2 ? 100 : 1_000
    self = units * scale + part
  }
}
