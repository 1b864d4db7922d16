internal import Diagnostics
internal import LocatedYAML

/// The built-in knowledge files, as text and compiled.
package enum KnowledgeText {
  /// Every file of the knowledge base, in the order of the paths.
  package static let all: [(path: String, text: String)] = EmbeddedText.files
    .filter { $0.path != KnowledgeTree.path }.map { ($0.path, $0.text.description) }

  /// The compiled form of the files.
  package static var compiled: String? {
    EmbeddedText.files.first { $0.path == KnowledgeTree.path }?.text.description
  }

  /// The path of the compiled form below the target's folder.
  package static let compiledPath = KnowledgeTree.path

  /// The compiled form made anew from the files; nil when one of them cannot be read.
  package static func compile() -> String? {
    var files: [(path: String, root: YAMLValue)] = []
    for (path, text) in all {
      let (root, diagnostics) = YAMLReader.read(text, file: path)
      guard let root, diagnostics.isEmpty else { return nil }
      files.append((path, root))
    }
    return KnowledgeTree.encoded(files)
  }
}
