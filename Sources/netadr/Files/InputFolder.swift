import Diagnostics

import Foundation

/// A folder of text files that replace built-in ones, such as `--templates DIR`.
struct InputFolder: Hashable, Sendable {
  /// The most entries that are looked at, so that a wrong folder (`/`) is an error and no hang.
  static let maximumEntries = 1_000

  /// The folder's path as the user gave it.
  let path: String

  /// The folder at a path; nothing is opened yet.
  init(_ path: String) { self.path = path }

  /// A file below the folder.
  struct File: Hashable, Sendable {
    /// The path below the folder, with `/` between its parts.
    let name: String
    /// What the file holds.
    let bytes: [UInt8]
  }

  /// Reads every file below the folder with one of the endings, hidden ones left out.
  ///
  /// - Parameters:
  ///   - endings: The endings, such as `.yaml`.
  ///   - limit: The most bytes of a file.
  /// - Returns: The files in the order of their names' bytes.
  /// - Throws: A failure with exit code 2 when the folder or one of the files cannot be read, or
  ///   when the folder holds more than `maximumEntries` entries.
  func read(
    endings: [String], limit: Int = InputFile.maximumBytes
  ) throws(CommandFailure) -> [File] {
    let status = try naming(path.isEmpty ? "''" : path) { () throws(SystemError) in
      try netadr.status(of: path, followingLinks: true)
    }
    guard let status, status.kind == .folder else {
      let problem = status == nil ? "no such file or folder" : "is not a folder"
      throw CommandFailure(.unusable, "\(path): \(problem)", cure: "name a folder")
    }
    let names = try names(endings)
    var files: [File] = []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      files.append(File(name: name, bytes: try InputFile("\(path)/\(name)").read(limit: limit)))
    }
    return files
  }

  /// Reads every text file below the folder with one of the endings.
  ///
  /// - Throws: What `read` throws, and a failure with exit code 2 for a file that is not UTF-8.
  func texts(endings: [String]) throws(CommandFailure) -> [(path: String, text: String)] {
    var texts: [(path: String, text: String)] = []
    var problems: [Diagnostic] = []
    for file in try read(endings: endings) {
      if let text = String(validating: file.bytes, as: UTF8.self) {
        texts.append((file.name, text))
      } else {
        problems.append(
          Diagnostic(
            .error, at: nil, "\(path)/\(file.name): is not UTF-8", cure: "save it as UTF-8"))
      }
    }
    guard problems.isEmpty else { throw CommandFailure(.unusable, problems) }
    return texts
  }

  private func names(_ endings: [String]) throws(CommandFailure) -> [String] {
    var names: [String] = []
    var folders = [""]
    var count = 0
    while let folder = folders.popLast() {
      let entries: [String]
      do {
        entries = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
      } catch {
        throw CommandFailure(.unusable, "\(path)/\(folder): the folder cannot be read")
      }
      count += entries.count
      guard count <= Self.maximumEntries else {
        throw CommandFailure(
          .unusable, "\(path): holds more than \(Self.maximumEntries) files and folders",
          cure: "name the folder that holds the templates or the knowledge alone")
      }
      for entry in entries where !entry.hasPrefix(".") {
        let name = folder + entry
        // A linked folder is not entered: it could lead back up.
        let status = try naming("\(path)/\(name)") { () throws(SystemError) in
          try netadr.status(of: "\(path)/\(name)", followingLinks: false)
        }
        let isWanted = endings.contains { name.hasSuffix($0) }
        if status?.kind == .folder {
          // Passing over it would take the built-in text, which is not what the user meant.
          if isWanted {
            throw CommandFailure(
              .unusable, "\(path)/\(name): is a folder", cure: "put a file in its place")
          }
          folders.append(name + "/")
        } else if isWanted {
          names.append(name)
        }
      }
    }
    return names
  }
}
