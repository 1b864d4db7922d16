private import Foundation

/// Titles as MediaWiki reads them (`MediaWikiTitleCodec` of version 1.39).
enum MediaWikiTitle {
  /// The title as the wiki keeps it: underscores are blanks, runs of blanks one, the first letter is
  /// a capital, and letters with accents are one character.
  static func normalised(_ title: String) -> String {
    var words = ""
    for scalar in title.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0x200E, 0x200F, 0x202A...0x202E: break  // Marks of direction are dropped.
      case 0x20, 0x5F, 0xA0, 0x1680, 0x180E, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
        0x3000:
        words += " "
      default: words.unicodeScalars.append(scalar)
      }
    }
    let name = words.split(separator: " ").joined(separator: " ")
    guard let first = name.unicodeScalars.first else { return name }
    // A letter whose capital is two, such as ß, stays.
    let capital = first.properties.uppercaseMapping
    guard capital.unicodeScalars.count == 1 else { return name }
    return capital + String(name.unicodeScalars.dropFirst())
  }

  /// What keeps the wiki from taking a title, a clause each.
  static func problems(_ title: String) -> [String] {
    let name = normalised(title)
    if name.isEmpty { return ["is empty"] }
    var problems: [String] = []
    for character in "[]{}|<>#" where title.contains(character) {
      problems.append("holds '\(character)'")
    }
    let scalars = title.unicodeScalars
    if scalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0xFFFD }) {
      problems.append("holds a control character")
    }
    if name.hasPrefix(":") { problems.append("begins with ':'") }
    if name.hasPrefix("/") || name.hasSuffix("/") { problems.append("begins or ends with '/'") }
    let isRelative = name.split(separator: "/", omittingEmptySubsequences: false)
      .contains { $0 == "." || $0 == ".." }
    if isRelative { problems.append("holds './' or '../'") }
    for word in ["~~~", "://"] where name.contains(word) { problems.append("holds '\(word)'") }
    if holdsEscape(name) { problems.append("holds what stands for a character, as %41 or &amp;") }
    if let space = space(of: name) {
      problems.append("would lie in the wiki's name space '\(space)'")
    }
    if name.utf8.count > MediaWikiRules.maximumTitleBytes {
      problems.append(
        "is \(name.utf8.count) bytes long, and the wiki takes \(MediaWikiRules.maximumTitleBytes)")
    }
    return problems
  }

  /// Whether something in the title is a percent escape or an entity.
  private static func holdsEscape(_ title: String) -> Bool {
    let bytes = Array(title.utf8)
    for (index, byte) in bytes.enumerated() {
      let rest = bytes[(index + 1)...]
      if byte == UInt8(ascii: "%"), rest.prefix(2).count == 2,
        rest.prefix(2).allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
      {
        return true
      }
      if byte == UInt8(ascii: "&") {
        let name = rest.prefix { $0 >= 0x80 || $0 == UInt8(ascii: "#") || $0.isLetterOrDigit }
        if !name.isEmpty, rest.dropFirst(name.count).first == UInt8(ascii: ";") { return true }
      }
    }
    return false
  }

  /// The wiki's own name spaces; their pages are files, templates and the like.
  private static let spaces: Set<String> = [
    "media", "special", "talk", "user", "user talk", "project", "project talk", "file",
    "file talk", "image", "image talk", "mediawiki", "mediawiki talk", "template",
    "template talk", "help", "help talk", "category", "category talk",
  ]

  private static func space(of name: String) -> String? {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let space = name[..<colon].trimmingBlanks
    return spaces.contains(space.lowercased()) ? space : nil
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    split(separator: " ").joined(separator: " ")
  }
}
