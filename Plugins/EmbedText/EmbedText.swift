import Foundation
import PackagePlugin

/// Turns every text file of a target's folder into a Swift string literal of that target.
///
/// It runs for the target whose folder holds the files, so that adding or deleting one plans the
/// build anew; a plugin that reads a folder outside its target misses deletions.
@main
struct EmbedText: BuildToolPlugin {
  private static let extensions: Set<String> = ["yaml", "mustache", "css", "tree"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { Self.extensions.contains(URL(fileURLWithPath: $0).pathExtension) }
      .sorted()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) text files of \(target.name)",
        executable: try context.tool(named: "embed-text").url,
        arguments: [output.path, folder.path] + files,
        inputFiles: files.map { folder.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
