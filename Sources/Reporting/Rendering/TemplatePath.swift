internal import MarkdownEscaping

/// What a tag names: a dotted path into the model, and the helper around it.
///
/// `.` is the current value, `.outcome.kind` a field of a field. A path always begins with a dot:
/// without one swift-mustache searches the enclosing values too, and finds the wrong `note`.
struct TemplatePath: Sendable, Hashable {
  let helper: TemplateHelper?
  let names: [String]

  /// Why a tag's content is no path.
  enum Problem: Error, Hashable {
    /// The name has no leading dot; the dotted form.
    case undotted(String)
    case unknownHelper(String)
    case malformed
  }

  /// Reads the content of a tag.
  init(_ content: String) throws(Problem) {
    guard let open = content.firstIndex(of: "(") else {
      helper = nil
      names = try Self.names(of: content[...])
      return
    }
    guard content.last == ")" else { throw .malformed }
    let argument = content[content.index(after: open)...].dropLast()
    guard let helper = TemplateHelper(rawValue: String(content[..<open])) else {
      throw .unknownHelper(String(content[..<open]))
    }
    self.helper = helper
    names = try Self.names(of: argument)
  }

  /// The path with its helper as the library sees it: `outcome*kind`, `rows?has`.
  var libraryName: String {
    names.joined(separator: "*") + (helper.map { "?" + $0.rawValue } ?? "")
  }

  private static func names(of text: Substring) throws(Problem) -> [String] {
    guard text != "." else { return [] }
    let isDotted = text.first == "."
    let names = (isDotted ? text.dropFirst() : text).split(
      separator: ".", omittingEmptySubsequences: false)
    let wellFormed = names.allSatisfy { name in
      !name.isEmpty
        && name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }
    guard wellFormed else { throw .malformed }
    guard isDotted else { throw .undotted("." + text) }
    return names.map { String($0) }
  }
}
