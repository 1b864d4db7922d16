internal import Diagnostics

/// Stops alias bombs before Yams composes them.
///
/// Anchors are refused in any case, in the composed tree, where each is known for certain. But Yams hashes
/// mapping keys while it composes, and a key may be an alias that stands for exponentially many
/// nodes. So texts that name more aliases than a few are refused before.
enum AliasGuard {
  /// The wording for an anchor or alias of any kind.
  static let cure = "write the value out in each place"

  /// With so few aliases the largest expansion is 3⁴ copies of the text.
  private static let harmlessAliases = 12

  /// The problem of a text with more aliases than are harmless.
  ///
  /// Marks in prose (`*emphasis*`) are not counted: only names that follow an ampersand and an
  /// asterisk alike. Whatever YAML takes for an alias is counted.
  static func excess(in text: YAMLText, file: String) -> Diagnostic? {
    let utf8 = Array(text.string.utf8)
    let asterisk = UInt8(ascii: "*")
    let ampersand = UInt8(ascii: "&")
    guard utf8.contains(ampersand) else { return nil }
    var anchors: Set<ArraySlice<UInt8>> = []
    var aliases: [ArraySlice<UInt8>: Int] = [:]
    var index = 0
    while index < utf8.count {
      let mark = utf8[index]
      let isWordStart = index == 0 || !isNameByte(utf8[index - 1])
      index += 1
      guard mark == asterisk || mark == ampersand, isWordStart else { continue }
      let start = index
      while index < utf8.count, isNameByte(utf8[index]) { index += 1 }
      guard index > start else { continue }
      if mark == ampersand {
        anchors.insert(utf8[start..<index])
      } else {
        aliases[utf8[start..<index], default: 0] += 1
      }
    }
    let count = aliases.reduce(0) { anchors.contains($1.key) ? $0 + $1.value : $0 }
    guard count > harmlessAliases else { return nil }
    return Diagnostic(
      .error, at: SourceLocation(file: file, line: 1, column: 1),
      "the file uses \(count) YAML aliases, which are not supported", cure: cure)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
