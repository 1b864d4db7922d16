/// Makes a PNG beside each SVG with rsvg-convert, because many wikis and word processors want one.
struct PictureConverter: Sendable {
  let program: String
  let job: ToolJob

  /// Twice the SVG's own size, so that lines stay sharp on paper and on dense screens.
  private static let zoom = 2

  /// The PNG of each SVG among `files`, named like it; other files are passed over.
  ///
  /// - Throws: A failure with exit code 2 when the program gives none.
  func pictures(of files: [OutputFile]) throws(CommandFailure) -> [OutputFile] {
    var pictures: [OutputFile] = []
    for file in files where file.name.hasSuffix(".svg") {
      let name = "\(file.name.dropLast(4)).png"
      let folder = try ScratchFolder()
      let source = try folder.write(OutputFile(name: "figure.svg", bytes: file.bytes))
      let bytes = try job.bytes(
        program,
        [
          "--zoom=\(Self.zoom)", "--background-color=white",
          "--output=\(folder.path("figure.png"))", source,
        ],
        making: "figure.png", startingWith: [0x89, 0x50, 0x4E, 0x47], in: folder, for: name)
      pictures.append(OutputFile(name: name, bytes: bytes))
    }
    return pictures
  }
}
