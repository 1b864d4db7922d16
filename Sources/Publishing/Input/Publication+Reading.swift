public import Diagnostics
private import Foundation
internal import MarkdownHTML

extension Publication {
  /// The endings of the files that are looked at in a decision's folder.
  public static let endings = [".md", ".json", ".svg", ".png", ".pdf", ".docx"]

  /// Reads what is to be published out of a decision's folder.
  ///
  /// - Parameters:
  ///   - key: The decision's name, which is that of the folder.
  ///   - folder: The folder as the user named it, for messages.
  ///   - files: The files below the folder by their paths.
  ///   - documents: The endings of the documents that are offered with the page, such as `pdf`.
  /// - Throws: Every reason why the folder cannot be published.
  public init(
    key: String, folder: String, files: [(path: String, bytes: [UInt8])], documents: Set<String>
  ) throws(PublishProblems) {
    var problems = PublishProblems()
    let contents = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    let outline = contents["decision.json"].flatMap(DecisionOutline.init)
    if outline == nil {
      problems.add(
        "\(folder): has no decision.json that this version reads",
        cure: "write the folder anew with netadr generate")
    }
    let prefix = outline?.titlePrefix ?? ""

    var pages: [SourcePage] = []
    for (role, file) in [(SourcePage.Role.record, "adr.md"), (.report, "report.md")] {
      guard let bytes = contents[file] else {
        problems.add(
          "\(folder): has no \(file)", cure: "generate it with the format md")
        continue
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        problems.add("\(folder)/\(file): is not UTF-8", cure: "write it anew with netadr generate")
        continue
      }
      var tree = MarkdownTree(parsing: text)
      guard let title = tree.takeTitle() else {
        problems.add(
          "\(folder)/\(file): has no heading of level 1, which a page takes its title from",
          cure: "write it anew with netadr generate")
        continue
      }
      pages.append(
        SourcePage(
          role: role, key: role == .record ? key : "\(key)/\(role.rawValue)", file: file,
          title: prefix + title, tree: tree))
    }
    guard problems.isEmpty, let outline else { throw problems }
    let attachments = files.filter { file in
      let ending = Attachment(path: file.path, bytes: []).ending
      return ["svg", "png"].contains(ending) || documents.contains(ending)
    }
    self.init(
      key: key, status: outline.status, pages: pages,
      attachments: attachments.map { Attachment(path: $0.path, bytes: $0.bytes) }
        .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
  }
}

/// The little of `decision.json` that publishing needs.
struct DecisionOutline: Decodable {
  let schema: String
  let number: Int?
  let status: String

  init?(_ bytes: [UInt8]) {
    guard let outline = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      outline.schema.hasPrefix("netadr.decision/")
    else { return nil }
    self = outline
  }

  /// What stands before the title of a record that has a number: `ADR-0007: `.
  var titlePrefix: String {
    guard let number else { return "" }
    let digits = "\(number)"
    return "ADR-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits): "
  }
}

extension MarkdownTree {
  /// Takes the first heading of level 1 out of the text, where it is the first block.
  mutating func takeTitle() -> String? {
    guard case .heading(let heading)? = blocks.first, heading.level == 1 else { return nil }
    blocks.removeFirst()
    let title = heading.content.plainText
    return title.isEmpty ? nil : title
  }
}

/// Everything that keeps something from being published, found before the first byte is written.
public struct PublishProblems: Error, Sendable, Hashable {
  /// The problems in the order in which they were found.
  public private(set) var diagnostics: [Diagnostic] = []

  /// No problem.
  public init() {}

  /// One error without a place.
  init(_ summary: String, cure: String? = nil) { add(summary, cure: cure) }

  /// Whether there is no problem.
  public var isEmpty: Bool { diagnostics.isEmpty }

  /// Adds an error without a place.
  public mutating func add(_ summary: String, cure: String? = nil) {
    diagnostics.append(Diagnostic(.error, at: nil, summary, cure: cure))
  }
}
