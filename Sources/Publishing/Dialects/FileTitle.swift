/// What wikis that are kept in files have in common: titles as names of files, links between them.
enum FileTitle {
  /// The most bytes of a file's name on the file systems that wikis lie on.
  static let maximumNameBytes = 255

  /// What keeps a title from being a file's name, a clause each.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - name: The name of its file, without the ending.
  ///   - forbidden: The characters that the title must not hold.
  ///   - reserved: The names that mean something else to the wiki, in lower case.
  /// - Returns: The clauses.
  static func problems(
    _ title: String, named name: String, forbidden: String = "", reserved: Set<String> = []
  ) -> [String] {
    var problems: [String] = []
    if title.allSatisfy(\.isWhitespace) { return ["is empty"] }
    if title.first?.isWhitespace == true || title.last?.isWhitespace == true {
      problems.append("begins or ends with a blank")
    }
    // Scalars and not characters: an accent behind a slash makes one character of both.
    let scalars = title.unicodeScalars
    if scalars.first == "." || scalars.last == "." { problems.append("begins or ends with '.'") }
    for scalar in forbidden.unicodeScalars where scalars.contains(scalar) {
      problems.append("holds '\(scalar)'")
    }
    if scalars.contains(where: { $0.properties.generalCategory == .control }) {
      problems.append("holds a control character")
    }
    if name.isEmpty { problems.append("has no character that the name of a file takes") }
    if reserved.contains(folded(name)) {
      problems.append("is '\(name)' on the wiki, which is a page of the wiki's own")
    }
    // A page's file ends in .md.
    let bytes = name.utf8.count + 3
    if bytes > maximumNameBytes {
      problems.append(
        "makes a file's name of \(bytes) bytes, and file systems take \(maximumNameBytes)")
    }
    return problems
  }

  /// A title as a file's name: without the characters that some file system or wiki refuses, which
  /// are `\ / : * ? " < > |`; a slash becomes a hyphen.
  static func name(_ title: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in title.unicodeScalars {
      switch scalar {
      case "/", "\\": kept.append("-")
      case ":", "*", "?", "\"", "<", ">", "|": break
      case " " where kept.isEmpty || kept.last == " ": break
      default: kept.append(scalar)
      }
    }
    if kept.last == " " { kept.removeLast() }
    return String(kept)
  }

  /// A title as a file's name, with hyphens for blanks.
  static func hyphenatedName(_ title: String) -> String {
    String(String.UnicodeScalarView(name(title).unicodeScalars.map { $0 == " " ? "-" : $0 }))
  }

  /// A name under which differences of case, which some wikis and file systems ignore, are gone.
  static func folded(_ name: String) -> String { name.uppercased().lowercased() }

  /// The title of a page below its record's, without the record's title and the colon at its start.
  static func ownTitle(of page: SourcePage, below record: SourcePage) -> String {
    let prefix = record.title + ": "
    guard page.title.hasPrefix(prefix), page.title != prefix else { return page.title }
    return String(page.title.dropFirst(prefix.count)).capitalisedFirst
  }

  /// A path without the ending of its page's file.
  static func withoutEnding(_ path: String) -> String {
    path.hasSuffix(".md") ? String(path.dropLast(3)) : path
  }

  /// The folder that a file lies in; empty for the wiki's top.
  static func folder(_ path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// The name of a page's file, without its folders and its ending.
  static func nameWithoutEnding(_ path: String) -> String {
    withoutEnding(path).split(separator: "/").last.map(String.init) ?? ""
  }

  /// The target of a link from the page with some path to a file of the wiki, percent-encoded.
  static func relativeTarget(to path: String, from page: String) -> String {
    let to = path.split(separator: "/").map(String.init)
    let from = page.split(separator: "/").dropLast().map(String.init)
    var shared = 0
    while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
    let up = Array(repeating: "..", count: from.count - shared)
    return (up + to[shared...].map(segment)).joined(separator: "/")
  }

  /// The target of a link to a file of the wiki from its top, percent-encoded.
  static func rootTarget(to path: String) -> String {
    path.split(separator: "/").map { "/" + segment(String($0)) }.joined()
  }

  /// A part of a path in an address.
  ///
  /// Letters beyond ASCII stay readable: every wiki encodes them itself.
  static func segment(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { segment, scalar in
      if scalar.isASCII {
        segment += String(scalar).percentEscaped(keeping: "!$&'*+,;=@")
      } else {
        segment.unicodeScalars.append(scalar)
      }
    }
  }
}
