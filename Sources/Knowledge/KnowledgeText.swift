/// The built-in knowledge files by path.
enum KnowledgeText {
  /// Every file of the knowledge base, in the order of the paths.
  static let all: [(path: String, text: String)] = EmbeddedText.files.map {
    ($0.path, $0.text.description)
  }
}
