/// What wikis that are kept in files have in common: titles as names of files, links between them.
enum FileTitle {
  /// What keeps a title from being a file's name, a clause each.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - forbidden: The characters that it must not hold.
  ///   - maximumBytes: The most bytes that it may have in UTF-8.
  static func problems(_ title: String, forbidden: String = "", maximumBytes: Int) -> [String] {
    var problems: [String] = []
    if title.allSatisfy(\.isWhitespace) { return ["is empty"] }
    if title.first?.isWhitespace == true || title.last?.isWhitespace == true {
      problems.append("begins or ends with a blank")
    }
    if title.hasPrefix(".") || title.hasSuffix(".") { problems.append("begins or ends with '.'") }
    for character in forbidden where title.contains(character) {
      problems.append("holds '\(character)'")
    }
    if title.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      problems.append("holds a control character")
    }
    if title.utf8.count > maximumBytes {
      problems.append("is \(title.utf8.count) bytes long, and the wiki takes \(maximumBytes)")
    }
    return problems
  }

  /// A title as a file's name: without the characters that some file system or wiki refuses, which
  /// are `\ / : * ? " < > |`; a slash becomes a hyphen.
  static func name(_ title: String) -> String {
    let kept = title.compactMap { character -> Character? in
      switch character {
      case "/", "\\": "-"
      case ":", "*", "?", "\"", "<", ">", "|": nil
      default: character
      }
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }

  /// The target of a link from the page with some titles to a file of the wiki, percent-encoded.
  static func relativeTarget(to path: String, from titles: [String]) -> String {
    let to = path.split(separator: "/").map(String.init)
    let from = titles.dropLast().map(name)
    var shared = 0
    while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
    let up = Array(repeating: "..", count: from.count - shared)
    return (up + to[shared...].map { $0.percentEscaped(keeping: "!$&'*+,;=@") })
      .joined(separator: "/")
  }
}
