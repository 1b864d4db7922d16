import Parallel

/// Makes a PNG beside each SVG with rsvg-convert, because many wikis and word processors want one.
struct PictureConverter: Sendable {
  let program: String
  let job: ToolJob

  /// Twice the SVG's own size, so that lines stay sharp on paper and on dense screens.
  private static let zoom = 2

  /// The PNG of each SVG among `files`, named like it; other files are passed over.
  ///
  /// The program makes one PNG a run; the runs go on at the same time.
  ///
  /// - Parameters:
  ///   - files: The files of a decision.
  ///   - folder: The folder that they are for, as diagnostics name it.
  /// - Returns: The PNG files, in the order of the SVG files.
  /// - Throws: A failure with exit code 2 when the program gives none.
  func pictures(
    of files: [OutputFile], for folder: String
  ) throws(CommandFailure) -> [OutputFile] {
    let figures = files.filter { FileFormat(ofFile: $0.name) == .svg }
    let results = concurrentMap(figures) { figure in
      Result { () throws(CommandFailure) in try picture(of: figure, for: folder) }
    }
    var pictures: [OutputFile] = []
    for result in results { pictures.append(try result.get()) }
    return pictures
  }

  private func picture(
    of figure: OutputFile, for folder: String
  ) throws(CommandFailure) -> OutputFile {
    let name = "\(figure.name.dropLast(FileFormat.svg.ending.count))\(FileFormat.png.ending)"
    let scratch = try ScratchFolder()
    let source = try scratch.write(OutputFile(name: "figure.svg", bytes: figure.bytes))
    let bytes = try job.bytes(
      program,
      [
        "--zoom=\(Self.zoom)", "--background-color=white",
        "--output=\(scratch.path("figure.png"))", source,
      ],
      making: "figure.png", startingWith: [0x89, 0x50, 0x4E, 0x47], in: scratch,
      for: "\(folder)/\(name)")
    return OutputFile(name: name, bytes: bytes)
  }
}
