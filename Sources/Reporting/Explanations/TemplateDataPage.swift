internal import Diagnostics
internal import LocatedYAML

extension ReferencePages {
  /// The page on what templates see: every field with its type, its meaning and an example.
  ///
  /// - Parameters:
  ///   - reports: The reports whose data is walked; together they should reach every field.
  ///   - meanings: The file of the fields' meanings, YAML: tables by path, a text a field.
  /// - Returns: The page, and the fields without a meaning and meanings without a field.
  /// - Throws: What the template asks for and the data lacks.
  public func templateData(
    _ reports: [Report], meanings: String
  ) throws(TemplateError) -> (page: Page, problems: [String]) {
    let model = TemplateDataModel(reports.map(\.data))
    let (texts, types) = Self.meanings(in: meanings)
    var problems: [String] = []
    var unused = Set(texts.keys)
    let tables = model.tables.map { table -> ModelValue in
      let name = table.path.isEmpty ? "report" : table.path
      return [
        "name": .string(name),
        "isTop": .bool(table.path.isEmpty),
        "fields": .array(
          table.fields.map { field in
            let key = "\(name) \(field.name)"
            let common = "any \(field.name)"
            unused.remove(texts[key] == nil ? common : key)
            let meaning = texts[key] ?? texts[common] ?? Self.meaning(of: field, in: table) ?? ""
            if meaning.isEmpty { problems.append("\(key): no meaning") }
            if (field.type == nil) != (types[key] != nil) {
              problems.append("\(key): its type is to be given where no value shows it")
            }
            if field.isNullable, !meaning.contains("null") {
              problems.append("\(key): it is null at times, and its meaning does not say when")
            }
            return [
              "name": .string(field.name),
              "type": .string(field.type ?? types[key] ?? ""),
              "table": .string(orNull: field.table),
              "anchor": .string(orNull: field.table.map(Self.anchor)),
              "meaning": .string(meaning),
              "example": .string(orNull: field.example),
            ]
          }),
      ]
    }
    problems += unused.sorted().map { "\($0): no such field" }
    return (try page("TemplateData", ["tables": .array(tables)]), problems)
  }

  /// What `hasRows` means beside a field `rows`; nil for other fields.
  private static func meaning(
    of field: TemplateDataModel.Field, in table: TemplateDataModel.Table
  ) -> String? {
    guard field.name.hasPrefix("has"), field.type == "yes or no" else { return nil }
    let rest = field.name.dropFirst("has".count)
    let list = rest.prefix(1).lowercased() + rest.dropFirst()
    return table.fields.contains { $0.name == list } ? "Whether \(list) has elements." : nil
  }

  /// GitHub leaves points and brackets out of a heading's anchor.
  private static func anchor(_ path: String) -> String {
    path.lowercased().filter { !".[]".contains($0) }
  }

  private static func meanings(
    in text: String
  ) -> (texts: [String: String], types: [String: String]) {
    var (texts, types): ([String: String], [String: String]) = ([:], [:])
    for table in YAMLReader.read(text, file: "TemplateData.yaml").root?.entries ?? [] {
      for field in table.value.entries {
        let key = "\(table.key) \(field.key)"
        texts[key] = field.value.text ?? field.value["meaning"]?.text
        types[key] = field.value["type"]?.text
      }
    }
    return (texts, types)
  }
}
