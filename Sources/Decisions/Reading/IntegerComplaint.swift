internal import Diagnostics

extension ScalarFormat {
  /// What is wrong with a whole number, in the most specific words.
  static func integerComplaint(
    _ text: String, isPlain: Bool, range: ClosedRange<Int>, meaning: RangeMeaning,
    orPercentage: Bool = false
  ) -> ScalarComplaint? {
    let quoted = "'\(text.shortened(to: 60))'"
    guard isPlain else { return quotesComplaint(text, quoted: quoted) }
    if let value = Int(plainDigits: text) {
      return range.contains(value)
        ? nil : rangeComplaint("\(value)", isLow: value < range.lowerBound, range, meaning)
    }
    let isNegative = text.first == "-"
    let digits = isNegative ? text.dropFirst() : text[...]
    let allDigits = !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    if allDigits, isNegative {
      return rangeComplaint(text.shortened(to: 60), isLow: true, range, meaning)
    }
    if allDigits, digits.first == "0" {
      return ScalarComplaint(
        " is \(quoted), with a leading zero, which some readers take for an octal number",
        cure: "write the number without leading zeros")
    }
    if allDigits { return rangeComplaint(text.shortened(to: 60), isLow: false, range, meaning) }
    let form = notation(of: digits).map { ", \($0)" } ?? ""
    return ScalarComplaint(
      " is \(quoted)\(form), but must be a whole number\(orPercentage ? " or a percentage" : "")",
      cure: "write a number from \(range.lowerBound) to \(range.upperBound) in plain digits"
        + (orPercentage ? ", or a percentage like '10%'" : ""))
  }

  /// The notation of a number that is not in plain digits, or nil when it is no number.
  private static func notation(of text: Substring) -> String? {
    let lower = text.lowercased()
    let bytes = lower.utf8
    guard let first = bytes.first else { return nil }
    func consists(of characters: String, _ part: some StringProtocol) -> Bool {
      !part.isEmpty && part.allSatisfy { characters.contains($0) }
    }
    if lower.hasPrefix("0x"), consists(of: "0123456789abcdef_", lower.dropFirst(2)) {
      return "a hexadecimal number"
    }
    if lower.hasPrefix("0o"), consists(of: "01234567_", lower.dropFirst(2)) {
      return "an octal number"
    }
    if lower.hasPrefix("0b"), consists(of: "01_", lower.dropFirst(2)) { return "a binary number" }
    if first == UInt8(ascii: "+"), consists(of: "0123456789", lower.dropFirst()) {
      return "with a plus sign"
    }
    guard (48...57).contains(first) || first == UInt8(ascii: ".") else { return nil }
    if consists(of: "0123456789_", lower) { return "with underscores" }
    if consists(of: "0123456789,", lower) { return "with commas" }
    if consists(of: "0123456789 ", lower) { return "with blanks" }
    if consists(of: "0123456789.", lower) { return "a fraction" }
    if lower.contains("e"), consists(of: "0123456789.e+-", lower) { return "with an exponent" }
    if lower.last == "%" { return "a percentage" }
    return nil
  }

  /// What is wrong with a number in quotes.
  static func quotesComplaint(_ text: String, quoted: String) -> ScalarComplaint {
    ScalarComplaint(" is the text \(quoted), not a number", cure: "write it without quotes")
  }

  private static func rangeComplaint(
    _ value: String, isLow: Bool, _ range: ClosedRange<Int>, _ meaning: RangeMeaning
  ) -> ScalarComplaint {
    ScalarComplaint(
      " is \(value), but \(meaning.sentence(range))",
      cure: isLow ? "write \(range.lowerBound) or more" : "write \(range.upperBound) or less")
  }
}
