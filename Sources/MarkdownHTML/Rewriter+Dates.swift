import CCMarkGFM

extension Rewriter {
  /// Puts ISO dates into `time`, so that a page keeps each on one line: browsers break them behind
  /// their hyphens.
  func rewriteDates(_ texts: [Node]) {
    for text in texts {
      guard let inline = Node(.inline, Dates.marked(text.literal), "") else { continue }
      document.replace(text, with: inline)
    }
  }
}

/// Days (`2028-03-31`) and months (`2024-05`) in a text.
enum Dates {
  private static let hyphen = UInt8(ascii: "-")

  /// Whether a text holds one.
  static func isIn(_ text: String) -> Bool {
    guard text.utf8.contains(hyphen) else { return false }
    let bytes = Array(text.utf8)
    return bytes.indices.contains { length(in: bytes, at: $0) != nil }
  }

  /// The text as HTML, its dates in `time`.
  static func marked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func escaped(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self).htmlEscaped
    }
    var html = ""
    var start = 0
    var index = 0
    while index < bytes.count {
      guard let length = length(in: bytes, at: index) else {
        index += 1
        continue
      }
      html += "\(escaped(start..<index))<time>\(escaped(index..<index + length))</time>"
      index += length
      start = index
    }
    return html + escaped(start..<bytes.count)
  }

  /// The length of the date that begins at a place; nil where none does.
  private static func length(in bytes: [UInt8], at start: Int) -> Int? {
    guard start + 7 <= bytes.count, bytes[start + 4] == hyphen,
      start == 0 || !isPart(bytes[start - 1]),
      let year = number(bytes[start..<start + 4]), year > 0,
      let month = number(bytes[start + 5..<start + 7]), (1...12).contains(month)
    else { return nil }
    var length = 7
    if start + 10 <= bytes.count, bytes[start + 7] == hyphen,
      let day = number(bytes[start + 8..<start + 10])
    {
      guard (1...days(of: month, in: year)).contains(day) else { return nil }
      length = 10
    }
    return start + length < bytes.count && isPart(bytes[start + length]) ? nil : length
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0 as Int?) { number, digit in
      guard let number, isDigit(digit) else { return nil }
      return number * 10 + Int(digit) - 0x30
    }
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a byte beside a date makes it part of something longer, such as a number or a path.
  private static func isPart(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == hyphen || byte == UInt8(ascii: "/")
  }
}
