/// What a PDF was printed from, in a comment behind its end.
///
/// A browser compresses the same long page to a few other bytes in every run. By its stamp a PDF is
/// known for that of the same page, so that it is neither printed again nor changed.
struct PDFStamp: Hashable, Sendable {
  private let digest: Digest

  /// The stamp of what is to be printed.
  ///
  /// - Parameters:
  ///   - page: The page, HTML.
  ///   - pictures: The files that it shows.
  ///   - settings: What else the PDF depends on.
  init(of page: String, pictures: [OutputFile], settings: [String]) {
    var bytes: [UInt8] = []
    let texts = (settings + [page]).map { OutputFile(name: "", text: $0) }
    for part in texts + pictures {
      // With its length no part can pass for the end of the one before.
      bytes += Array("\(part.bytes.count) \(part.name)\n".utf8) + part.bytes
    }
    digest = Digest(of: bytes)
  }

  /// The PDF with the stamp; readers pass over a comment that follows the end.
  func added(to pdf: [UInt8]) -> [UInt8] { pdf + line }

  /// Whether a PDF has the stamp.
  func ends(_ pdf: [UInt8]) -> Bool { pdf.suffix(line.count) == line[...] }

  private var line: [UInt8] {
    Array("\n% netadr \(digest.count)-\(digest.hexadecimal)\n".utf8)
  }
}
