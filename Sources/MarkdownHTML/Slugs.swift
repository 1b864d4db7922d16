/// The ids of a document's headings, as GitHub makes them.
///
/// The rule is that of GitHub's own `toc` filter (html-pipeline), written out by github-slugger:
/// lower case; everything goes but letters, marks, decimal digits, connector punctuation, hyphens
/// and spaces; each space becomes a hyphen; a slug that is taken gets `-1`, `-2` and so on. Only
/// where a heading is longer than any that somebody links to is its slug cut short.
struct Slugs {
  /// The most letters of a slug.
  private static let longest = 250

  /// How often each id was asked for again: the number that its next namesake tries first.
  private var taken: [String: Int] = [:]

  /// The id of the next heading whose plain text is `text`.
  mutating func next(for text: String) -> String {
    let slug = String(Self.slug(of: text).unicodeScalars.prefix(Self.longest))
    return next(slug.isEmpty ? "section" : slug)
  }

  /// `base`, or with a number where that is taken.
  mutating func next(_ base: String) -> String {
    guard var number = taken[base] else {
      taken[base] = 0
      return base
    }
    var id: String
    repeat {
      number += 1
      id = "\(base)-\(number)"
    } while taken[id] != nil
    taken[base] = number
    taken[id] = 0
    return id
  }

  /// The slug of `text` without regard to other headings; empty when nothing of it is kept.
  static func slug(of text: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: slug.append(UInt8(scalar.value))  // a-z 0-9 - _
      case 0x41...0x5A: slug.append(UInt8(scalar.value) | 0x20)  // A-Z
      case 0x20: slug.append(0x2D)
      case ..<0x80: break
      case _ where scalar.isWordCharacter:
        slug.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      default: break
      }
    }
    return String(decoding: slug, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is in `\p{Word}` of the regular expressions that GitHub uses (Onigmo's).
  fileprivate var isWordCharacter: Bool {
    if properties.isAlphabetic { return true }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
    default: false
    }
  }
}
