/// The files of a knowledge base, by name.
enum KnowledgeFile: String, CaseIterable {
  case sources = "sources.yaml"
  case facts = "facts.yaml"
  case options = "options.yaml"
  case features = "features.yaml"
  case criteria = "criteria.yaml"
  case constraints = "constraints.yaml"
  case rules = "rules.yaml"
  case statements = "statements.yaml"
  case claims = "claims.yaml"

  /// Whether a base is incomplete without it.
  var isRequired: Bool { ![.rules, .statements, .claims].contains(self) }

  /// The file that a path names by its last part, if any.
  init?(path: String) {
    guard let name = path.split(separator: "/").last else { return nil }
    self.init(rawValue: String(name))
  }
}
