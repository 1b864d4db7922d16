extension String {
  /// The text with control characters, line separators and direction marks written as `\u{…}`.
  ///
  /// A diagnostic quotes what the user wrote; it must not move the cursor, colour the terminal or
  /// turn the reading direction of the line around.
  public var escapingControls: String {
    guard unicodeScalars.contains(where: Self.isInvisible) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if Self.isInvisible(scalar) {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text cut to `limit` Unicode scalars, with an ellipsis where it was cut.
  ///
  /// Scalars and not characters are counted: one character may have any number of marks.
  public func shortened(to limit: Int) -> String {
    let scalars = unicodeScalars
    guard let end = scalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
    else { return self }
    return String(scalars[..<end]) + "…"
  }

  /// Controls; line breaks, joiners and marks of direction; soft hyphens, annotations and hidden tags.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0x61C: true
    case 0xAD, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
