import Diagnostics

/// The output folders of decision files: `payments.yaml` goes to `payments`.
enum DecisionFolders {
  /// An input and the name of the folder that it is written to.
  struct Assignment: Hashable, Sendable {
    /// The input.
    let input: InputFile
    /// The folder's name below the output root.
    let folder: String
  }

  /// Gives every input its folder, before anything is written.
  ///
  /// Two names are taken for one when they differ in case or in how accents are encoded, for there
  /// are file systems that do not tell them apart, and a repository is used on several.
  ///
  /// - Throws: A failure with exit code 2 that names every input without a folder name, and each
  ///   pair of inputs that would write to one folder.
  static func assign(_ inputs: [InputFile]) throws(CommandFailure) -> [Assignment] {
    var assignments: [Assignment] = []
    var firstInput: [String: InputFile] = [:]
    var problems: [Diagnostic] = []
    for input in inputs {
      guard let name = name(for: input) else {
        problems.append(
          Diagnostic(
            .error, at: nil, "\(input.displayName): gives no name to its output folder",
            cure: "read it from a file with a name, such as payments.yaml"))
        continue
      }
      // String compares by canonical equivalence; the two mappings take care of ß and its kin.
      let key = name.uppercased().lowercased()
      if let first = firstInput[key] {
        problems.append(
          Diagnostic(
            .error, at: nil,
            "\(input.displayName): would be written to the folder '\(name)', as would "
              + first.displayName,
            cure: first.plainPath == input.plainPath ? "name it once" : "rename one of them"))
      } else {
        firstInput[key] = input
        assignments.append(Assignment(input: input, folder: name))
      }
    }
    guard problems.isEmpty else { throw CommandFailure(.unusable, problems) }
    return assignments
  }

  /// The folder name for an input: its file name without `.yaml` or `.yml`.
  ///
  /// Nil for standard input and where the name would be empty, hidden, or hold a control character.
  static func name(for input: InputFile) -> String? {
    guard !input.isStandardInput, !input.path.hasSuffix("/") else { return nil }
    var name = input.path.split(separator: "/").last ?? ""
    for ending in [".yaml", ".yml"] where name.lowercased().hasSuffix(ending) {
      name = name.dropLast(ending.count)
      break
    }
    let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard !name.isEmpty, !name.hasPrefix("."), isPlain else { return nil }
    return String(name)
  }
}

extension InputFile {
  /// The path's bytes without `.` parts and doubled slashes: the same path in fewer spellings.
  fileprivate var plainPath: [UInt8] {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return Array(((path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")).utf8)
  }
}
