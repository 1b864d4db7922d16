import Foundation

/// What a generated folder's files were when they were written: `.netadr.json`.
///
/// A file whose bytes still have the digest that stands here was not touched since and may be
/// written anew; any other was edited by hand. The text is stable and has a line a file, so that
/// it reads well in a diff; it names no version and no date, so that it changes only with them.
struct Manifest: Hashable, Sendable {
  /// The manifest's own name in the folder.
  static let name = ".netadr.json"
  /// The most bytes that a manifest is read with.
  static let maximumBytes = 1 << 20

  private static let schema = "netadr.manifest/1"

  /// The digest of each file as it was written, by its path below the folder.
  var files: [String: Digest] = [:]

  /// The digests that files still have while an update is under way, by path.
  ///
  /// They stand in the manifest only between the first and the last rename, so that a run that was
  /// killed there is not taken for an edit by hand. In the text such a file has two lines.
  var replaced: [String: Digest] = [:]

  /// A manifest of no file.
  init() {}

  /// Reads a manifest; nil when the bytes are none that this version knows.
  init?(_ bytes: [UInt8]) {
    guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)),
      content.schema == Self.schema
    else { return nil }
    for file in content.files {
      guard file.bytes >= 0, let hash = UInt64(file.fnv1a64, radix: 16) else { return nil }
      let digest = Digest(count: file.bytes, hash: hash)
      if files[file.name] == nil { files[file.name] = digest } else { replaced[file.name] = digest }
    }
  }

  /// Every digest that tells that netadr wrote the file.
  func digests(of name: String) -> [Digest] { [files[name], replaced[name]].compactMap { $0 } }

  /// The manifest as it is written: JSON, the files in the order of their names.
  var text: String {
    let lines = files.keys.sorted().flatMap { name in
      digests(of: name).map { digest in
        """
            {"name": "\(name)", "bytes": \(digest.count), "fnv1a64": "\(digest.hexadecimal)"}
        """
      }
    }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return "{\n  \"schema\": \"\(Self.schema)\",\n  \"files\": \(list)\n}\n"
  }

  private struct Content: Decodable {
    let schema: String
    let files: [File]
  }

  private struct File: Decodable {
    let name: String
    let bytes: Int
    let fnv1a64: String
  }
}
