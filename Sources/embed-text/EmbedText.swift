import Foundation

/// Writes `EmbeddedText.swift`: `embed-text OUTPUT FOLDER FILE...`, files relative to the folder.
///
/// A raw literal of static text compiles in a fraction of a second for a megabyte, where an array
/// of bytes takes minutes.
@main
struct EmbedText {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { throw Failure("usage: embed-text OUTPUT FOLDER FILE...") }
    let folder = URL(fileURLWithPath: arguments[2])
    var source = """
      /// The text files of this target, by path relative to its folder, in the order of the paths.
      enum EmbeddedText {
        static let files: [(path: String, text: StaticString)] = [

      """
    for file in arguments.dropFirst(3).sorted() {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      guard !text.contains("\"\"\"####"), !text.contains("\r") else {
        throw Failure("\(file): holds a carriage return or the end of a raw literal")
      }
      source += "    (\"\(file)\", ####\"\"\"\n\(text)\n\"\"\"####),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}
