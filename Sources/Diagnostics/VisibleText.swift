extension String {
  /// The text with control characters and direction marks written as `\u{…}`.
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

  /// The text cut to `limit` characters, with an ellipsis where it was cut.
  public func shortened(to limit: Int) -> String {
    guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return self[..<end] + "…"
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true  // C0 and C1 controls
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x61C: true  // direction, joins
    default: false
    }
  }
}
