#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Prints a page to PDF with an installed browser or with WeasyPrint.
struct PDFPrinter: Sendable {
  let engine: Toolbox.PDFEngine
  let job: ToolJob

  /// What tells whether a PDF is that of a page.
  ///
  /// The program's version is no part of it: it cannot be had without a start of the program, and
  /// two machines would write over each other's PDF for ever.
  func stamp(of page: String, pictures: [OutputFile]) -> PDFStamp {
    let settings =
      switch engine {
      case .browser: ["browser"] + Self.browserArguments
      case .weasyprint: ["weasyprint"] + Self.weasyprintArguments
      }
    return PDFStamp(of: page, pictures: pictures, settings: ["\(job.date)"] + settings)
  }

  /// The PDF of a page.
  ///
  /// - Parameters:
  ///   - page: The page, HTML.
  ///   - pictures: Files that the page refers to.
  ///   - output: The file as the user knows it, for diagnostics.
  /// - Returns: A tagged PDF with an outline.
  /// - Throws: A failure with exit code 2 when the program gives none.
  func bytes(
    of page: String, pictures: [OutputFile], for output: String
  ) throws(CommandFailure) -> [UInt8] {
    let folder = try ScratchFolder()
    for picture in pictures { try folder.write(picture) }
    let source = try folder.write(OutputFile(name: "page.html", text: page))
    let target = folder.path("page.pdf")
    switch engine {
    case .browser(let program):
      let arguments =
        Self.browserArguments + (getuid() == 0 ? ["--no-sandbox"] : [])
        + [
          "--user-data-dir=\(folder.path("profile"))", "--print-to-pdf=\(target)",
          "file://\(source)",
        ]
      let bytes = try job.bytes(
        program, arguments, making: "page.pdf", startingWith: Self.signature, in: folder,
        for: output)
      return Self.dated(bytes, by: job)
    case .weasyprint(let program):
      return try job.bytes(
        program, Self.weasyprintArguments + [source, target], making: "page.pdf",
        startingWith: Self.signature, in: folder, for: output)
    }
  }

  private static let signature = Array("%PDF-".utf8)
  private static let weasyprintArguments = ["--pdf-variant", "pdf/ua-1"]

  /// Prints without margins' texts of the browser's own, and asks no other machine for anything.
  ///
  /// What a browser calls itself becomes the creator in the PDF's properties.
  ///
  /// The sandbox is left off for the superuser alone, where Chromium refuses to start with it: the
  /// page is ours, has no script, and forbids itself everything by its content security policy.
  private static let browserArguments = [
    "--headless=new", "--user-agent=netadr", "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-extensions", "--disable-sync", "--disable-breakpad", "--disable-crash-reporter",
    "--metrics-recording-only", "--no-default-browser-check", "--no-first-run", "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--password-store=basic", "--use-mock-keychain",
  ]

  /// The PDF with the document's date in the place of the moment when it was printed.
  ///
  /// A browser knows no `SOURCE_DATE_EPOCH`. The two fields stand in the first object and always
  /// have the same length.
  static func dated(_ bytes: [UInt8], by job: ToolJob) -> [UInt8] {
    let digits = Array("\(job.date)".utf8.filter { $0 != 0x2D }) + Array("000000".utf8)
    var bytes = bytes
    let head = bytes.prefix(65_536)
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      let key = Array(name.utf8)
      guard let start = head.firstStart(of: key) else { continue }
      let place = start + key.count..<start + key.count + digits.count
      guard place.upperBound <= bytes.count,
        bytes[place].allSatisfy({ (0x30...0x39).contains($0) })
      else { continue }
      bytes.replaceSubrange(place, with: digits)
    }
    return bytes
  }
}

extension ArraySlice<UInt8> {
  /// Where the bytes of `key` begin first; nil where they do not occur.
  fileprivate func firstStart(of key: [UInt8]) -> Int? {
    indices.first { self[$0] == key[0] && self[$0...].starts(with: key) }
  }
}
