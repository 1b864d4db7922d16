internal import MarkdownEscaping

/// Writes a model as JSON (RFC 8259).
public enum ModelJSON {
  /// The JSON text of a value, ending with a line feed.
  ///
  /// Fields come in the order in which they were built; numbers are exact; text is UTF-8. Control
  /// characters and U+2028 and U+2029, which JavaScript takes for line ends, are escaped.
  /// - Parameters:
  ///   - value: The value; Markdown and HTML are written as text.
  ///   - pretty: Whether to indent by two blanks; else there is no white space.
  /// - Returns: The text in UTF-8.
  public static func text(_ value: ModelValue, pretty: Bool = true) -> String {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(value, depth: 0)
    writer.output.append(.newline)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

private struct JSONWriter {
  let isPretty: Bool
  var output: [UInt8] = []

  mutating func write(_ value: ModelValue, depth: Int) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let flag): output += (flag ? "true" : "false").utf8
    case .integer(let number): output += String(number).utf8
    case .decimal(let thousandths):
      output += ModelValue.decimalText(thousandths: thousandths).utf8
    case .string(let text), .markdown(let text), .html(let text): write(text: text)
    case .array(let elements):
      write(elements, between: (UInt8(ascii: "["), UInt8(ascii: "]")), depth: depth) {
        writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .object(let fields):
      write(fields, between: (UInt8(ascii: "{"), UInt8(ascii: "}")), depth: depth) {
        writer, field in
        writer.write(text: field.name)
        writer.output += (writer.isPretty ? ": " : ":").utf8
        writer.write(field.value, depth: depth + 1)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], between brackets: (open: UInt8, close: UInt8), depth: Int,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    output.append(brackets.open)
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine(depth: depth + 1)
      writeElement(&self, element)
    }
    if !elements.isEmpty { breakLine(depth: depth) }
    output.append(brackets.close)
  }

  private mutating func breakLine(depth: Int) {
    guard isPretty else { return }
    output.append(.newline)
    output += repeatElement(.space, count: 2 * depth)
  }

  private mutating func write(text: String) {
    output.append(UInt8(ascii: "\""))
    // Most texts hold nothing to escape: copied first and looked at then, they are read as an array,
    // in half the time. U+2028 and U+2029 are the bytes E2 80 A8 and E2 80 A9.
    let start = output.count
    output += text.utf8
    if output[start...].contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0xE2 }) {
      output.removeSubrange(start...)
      for scalar in text.unicodeScalars { write(scalar) }
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": output += "\\\"".utf8
    case "\\": output += "\\\\".utf8
    case "\n": output += "\\n".utf8
    case "\r": output += "\\r".utf8
    case "\t": output += "\\t".utf8
    case "\u{0}"..<"\u{20}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      output += "\\u".utf8
      output += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
      output += digits.utf8
    default: output += UTF8.encode(scalar).map { Array($0) } ?? []
    }
  }
}
