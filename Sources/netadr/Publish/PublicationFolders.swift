import Diagnostics
import Foundation
import Publishing

/// The folders that `generate` wrote, read for publishing.
enum PublicationFolders {
  /// The most bytes of one file that is published: 64 MiB.
  private static let maximumBytes = 64 << 20

  /// Reads every folder.
  ///
  /// - Parameters:
  ///   - paths: The folders as the user named them.
  ///   - documents: The endings of the documents that go with the pages.
  /// - Returns: A publication a folder, in the same order.
  /// - Throws: A failure with exit code 2 and every reason why some folder cannot be published.
  static func read(
    _ paths: [String], documents: Set<String>
  ) throws(CommandFailure) -> [Publication] {
    var publications: [Publication] = []
    var problems: [Diagnostic] = []
    var names: [String: String] = [:]
    for path in paths {
      let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      if let first = names.updateValue(path, forKey: place) {
        problems.append(
          Diagnostic(
            .error, at: nil, "'\(first)' and '\(path)' are one folder", cure: "name it once"))
        continue
      }
      do throws(CommandFailure) {
        publications.append(try read(path, documents: documents))
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw CommandFailure(.unusable, problems) }
    return publications
  }

  /// The files of a folder that `generate` wrote.
  ///
  /// - Parameter path: The folder as the user named it.
  /// - Returns: The decision's name, which is that of the folder, the folder's path and its files.
  /// - Throws: A failure with exit code 2 when the folder cannot be read or has no name.
  static func files(
    of path: String
  ) throws(CommandFailure) -> (key: String, folder: String, files: [InputFolder.File]) {
    let folder = path.trimmingTrailingSlashes
    let files = try InputFolder(folder).read(
      endings: Publication.endings, limit: maximumBytes)
    guard let key = folder.split(separator: "/").last.map(String.init), key != ".", key != ".."
    else {
      throw CommandFailure(
        .unusable, "\(path): has no name of its own", cure: "name the folder, as Output/payments")
    }
    return (key, folder, files)
  }

  private static func read(
    _ path: String, documents: Set<String>
  ) throws(CommandFailure) -> Publication {
    let (key, folder, files) = try files(of: path)
    do throws(PublishProblems) {
      return try Publication(
        key: key, folder: folder, files: files.map { ($0.name, $0.bytes) }, documents: documents)
    } catch {
      throw CommandFailure(.unusable, error.diagnostics)
    }
  }
}
