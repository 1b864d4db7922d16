internal import Diagnostics

/// The fields that templates see, found by walking the data of reports.
///
/// Objects with the same fields are one table, wherever they stand.
struct TemplateDataModel {
  /// The fields of one kind of object.
  struct Table {
    /// Where the object stands first, `options[].sizing`; empty for the whole data.
    let path: String
    /// The fields in the order of the data.
    var fields: [Field]
  }

  /// One field, as all reports together have it.
  struct Field {
    let name: String
    /// What it is, such as `text` or `list of objects`; nil while every report has null.
    var type: String?
    /// The path of the table of its objects.
    var table: String?
    var isNullable = false
    var example: String?
  }

  /// The tables in the order in which they are met.
  private(set) var tables: [Table] = []
  /// The index of the table of objects with certain fields.
  private var indices: [[String]: Int] = [:]

  /// The tables of the data of reports.
  init(_ values: [ModelValue]) {
    for value in values { _ = visit(value, at: "") }
  }

  /// Takes in an object, and gives back the path of its table.
  private mutating func visit(_ value: ModelValue, at path: String) -> String? {
    guard case .object(let fields) = value else { return nil }
    let names = fields.map(\.name)
    let index: Int
    if let known = indices[names] {
      index = known
    } else {
      index = tables.count
      indices[names] = index
      tables.append(Table(path: path, fields: names.map { Field(name: $0) }))
    }
    for (place, field) in fields.enumerated() {
      let inner = path.isEmpty ? field.name : "\(path).\(field.name)"
      let (type, table) = describe(field.value, at: inner)
      tables[index].fields[place].isNullable =
        tables[index].fields[place].isNullable || field.value == .null
      if let type, tables[index].fields[place].type?.hasPrefix("list of") != true {
        tables[index].fields[place].type = type
      }
      if let table { tables[index].fields[place].table = table }
      if tables[index].fields[place].example == nil {
        tables[index].fields[place].example = Self.example(of: field.value)
      }
    }
    return tables[index].path
  }

  private mutating func describe(
    _ value: ModelValue, at path: String
  ) -> (type: String?, table: String?) {
    switch value {
    case .null: return (nil, nil)
    case .bool: return ("yes or no", nil)
    case .integer, .decimal: return ("number", nil)
    case .string: return ("text", nil)
    case .markdown: return ("Markdown", nil)
    case .html: return ("HTML", nil)
    case .object: return ("object", visit(value, at: path))
    case .array(let elements):
      var found: (type: String?, table: String?) = (nil, nil)
      for element in elements {
        let inner = describe(element, at: path + "[]")
        found = (inner.type ?? found.type, inner.table ?? found.table)
      }
      return (found.type.map { "list of \(Self.plurals[$0] ?? $0)" } ?? "list", found.table)
    }
  }

  private static let plurals = ["text": "texts", "number": "numbers", "object": "objects"]

  /// A value as an example shows it; nil where it says nothing.
  private static func example(of value: ModelValue) -> String? {
    if case .array(let elements) = value { return elements.first.flatMap(example) }
    guard let text = value.plainText, !text.isEmpty else { return nil }
    return text.split(separator: "\n").first.map { String($0).shortened(to: 60) }
  }
}
