internal import MarkdownEscaping

/// Writes text as a YAML scalar on one line, for the front matter of a record.
enum YAMLScalar {
  /// The text, plain when no YAML reader can take it for anything else, else in double quotes.
  ///
  /// A date such as `2026-11-22` stays plain; it is what the records' readers expect. Everything
  /// else that begins with a digit, and the words of YAML 1.1 such as `no`, is quoted. Plain text
  /// is also safe inside `[…]` and `{…}`.
  static func text(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.count == 10, isDate(bytes) { return true }
    guard let first = bytes.first, first.isLetter, bytes.last != .space else { return false }
    let harmless = bytes.allSatisfy { byte in
      byte.isWord || " _-./()+'&@%;!?=".utf8.contains(byte)
    }
    return harmless && !words.contains(text.lowercased())
  }

  private static func isDate(_ bytes: [UInt8]) -> Bool {
    bytes.indices.allSatisfy { index in
      index == 4 || index == 7 ? bytes[index] == UInt8(ascii: "-") : bytes[index].isDigit
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if PlainText.isInvisible(scalar) {
          result += "\\u" + hexadecimal(scalar.value)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
