import Diagnostics

/// A file to write below a folder.
struct OutputFile: Hashable, Sendable {
  /// The path below the folder, such as `adr.md` or `figures/addresses.svg`.
  let name: String
  /// What the file holds; texts are UTF-8.
  let bytes: [UInt8]

  /// A file that holds bytes.
  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file that holds a text.
  init(name: String, text: String) {
    self.name = name
    bytes = [UInt8](text.utf8)
  }

  /// The folders below the output folder that the file lies in, outermost first.
  var folders: [String] {
    name.indices.filter { name[$0] == "/" }.map { String(name[..<$0]) }
  }

  /// Whether the name stays in the folder and needs no escape in a manifest.
  var hasPlainName: Bool {
    name != Manifest.name
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !["", ".", ".."].contains($0)
      }
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
  }
}

/// What writing did to a file.
enum WriteOutcome: String, Hashable, Sendable {
  /// The file was not there.
  case created
  /// The file held other bytes.
  case updated
  /// The file held these bytes already and was not touched.
  case unchanged
  /// The file was one of an earlier run, has no place any more, and is gone.
  case removed
}

/// What writing a folder did.
struct WrittenFolder: Hashable, Sendable {
  /// A file and what became of it.
  struct File: Hashable, Sendable {
    /// The path below the folder.
    let name: String
    /// What became of it.
    let outcome: WriteOutcome
  }

  /// What became of each file, in the order given; after them come those that were removed.
  let files: [File]
  /// Files of an earlier run that are still there and were not written this time, by name.
  let leftOver: [String]
  /// A warning for each of them that would have been removed, had nobody edited it by hand.
  let warnings: [Diagnostic]

  /// Whether no file was written or removed.
  var isUnchanged: Bool { files.allSatisfy { $0.outcome == .unchanged } }
}
