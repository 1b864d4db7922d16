private import Foundation

/// What earlier runs published below a root, kept in a file of the wiki's repository.
///
/// It tells our pages from those of others, and our words from what people made of them.
struct GitRecord: Sendable, Hashable {
  /// The name of the file.
  static let fileName = ".netadr-publish.json"
  private static let schema = "netadr.wiki-record/1"

  /// A page as it was published.
  struct Page: Sendable, Hashable, Codable {
    /// Where it was put.
    var path: String
    /// Where its titles alone would have put it; other than `path` after people moved it.
    var place: String
    /// The id of the text.
    var blob: String
    /// The digest of everything that shaped the page.
    var digest: String
    /// The paths of its attachments.
    var files: [String]
  }

  /// The pages by their keys.
  var pages: [String: Page] = [:]
  /// The ids of the attachments by their paths.
  var files: [String: String] = [:]

  /// Nothing published yet.
  init() {}

  /// What a record's file is to this version.
  enum Reading: Sendable, Hashable {
    /// The record.
    case record(GitRecord)
    /// It was damaged, by a merge or by hand.
    case damaged
    /// Another version of the program wrote it.
    case foreign(schema: String)
  }

  /// Reads a record's file.
  static func reading(_ bytes: [UInt8]) -> Reading {
    struct Head: Decodable { let schema: String }
    let data = Data(bytes)
    guard let head = try? JSONDecoder().decode(Head.self, from: data) else { return .damaged }
    guard head.schema == schema else { return .foreign(schema: head.schema) }
    guard let file = try? JSONDecoder().decode(Form.self, from: data) else { return .damaged }
    var record = GitRecord()
    record.pages = file.pages
    record.files = file.files
    return .record(record)
  }

  /// The record's file: the same bytes for the same record, a line a value so that git can merge it.
  var bytes: [UInt8] {
    var pages: [String] = []
    for (key, page) in self.pages.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    {
      let files = page.files.map { "        \(Self.quoted($0))" }.joined(separator: ",\n")
      pages.append(
        """
            \(Self.quoted(key)): {
              "path": \(Self.quoted(page.path)),
              "place": \(Self.quoted(page.place)),
              "blob": \(Self.quoted(page.blob)),
              "digest": \(Self.quoted(page.digest)),
              "files": \(files.isEmpty ? "[]" : "[\n\(files)\n      ]")
            }
        """)
    }
    let files = self.files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "    \(Self.quoted($0.key)): \(Self.quoted($0.value))" }
    let text = """
      {
        "schema": \(Self.quoted(Self.schema)),
        "pages": \(Self.braced(pages)),
        "files": \(Self.braced(files))
      }

      """
    return Array(text.utf8)
  }

  private struct Form: Decodable {
    let pages: [String: Page]
    let files: [String: String]
  }

  private static func braced(_ lines: [String]) -> String {
    lines.isEmpty ? "{}" : "{\n\(lines.joined(separator: ",\n"))\n  }"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
