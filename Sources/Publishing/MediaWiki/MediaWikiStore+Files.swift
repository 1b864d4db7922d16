extension MediaWikiStore {
  /// The most files that are asked for at once, for the length of the address.
  private static let filesAtOnce = 20

  /// Uploads those files of a page that the wiki has not got yet.
  ///
  /// A file is known by its bytes. One of the same name with other bytes is written over only when a
  /// run of ours uploaded it; files are the whole wiki's.
  mutating func upload(
    _ files: [SiteFile], of page: SitePage, _ progress: inout WriteProgress
  ) throws(StoreFailure) {
    for (file, isKnown) in try missing(files) {
      progress.next = "its file '\(file.path)' was not uploaded"
      try upload(file, isKnown: isKnown, of: page)
      progress.files += 1
    }
  }

  /// Looks for files of a page that the wiki does not take, or that are somebody else's, and for
  /// what keeps it from its title.
  public mutating func check(_ page: SitePage, over old: StoredPage?) throws(StoreFailure) {
    if let old { _ = try isToMove(old, to: page) }
    _ = try missing(page.attachments)
  }

  /// The files that the wiki has not got yet, all of which it can take, and whether each would be
  /// a new version of one that it has.
  private mutating func missing(
    _ files: [SiteFile]
  ) throws(StoreFailure) -> [(file: SiteFile, isKnown: Bool)] {
    let files = files.filter { !isSpare($0, among: files) }
    var missing: [(file: SiteFile, isKnown: Bool)] = []
    for start in stride(from: 0, to: files.count, by: Self.filesAtOnce) {
      let batch = Array(files[start..<min(files.count, start + Self.filesAtOnce)])
      let there = try images(batch)
      for file in batch {
        let versions = there[file.path] ?? []
        guard versions.first?.sha1 != ServerDigest.sha1(file.bytes) else { continue }
        try check(file)
        try check(file, against: versions)
        missing.append((file, !versions.isEmpty))
      }
    }
    return missing
  }

  /// The newest versions of files by their names, the newest first.
  private mutating func images(
    _ files: [SiteFile]
  ) throws(StoreFailure) -> [String: [MediaWikiAnswer.ImageInfo]] {
    let titles = files.map { "File:\($0.path)" }.joined(separator: "|")
    let answer = try session.read([
      ("action", "query"), ("titles", titles), ("prop", "imageinfo"), ("iiprop", "sha1|comment"),
    ])
    var images: [String: [MediaWikiAnswer.ImageInfo]] = [:]
    for page in answer.query?.pages ?? [] {
      // The name space has another name in each language.
      guard let title = page.title, let colon = title.firstIndex(of: ":") else { continue }
      images[String(title[title.index(after: colon)...])] = page.imageinfo ?? []
    }
    return images
  }

  /// Whether a file is the drawing beside a PNG, which is shown, on a wiki that takes no SVG.
  private func isSpare(_ file: SiteFile, among files: [SiteFile]) -> Bool {
    guard file.path.hasSuffix(".svg"), !takes(ending: "svg") else { return false }
    let picture = file.path.dropLast(3) + "png"
    return files.contains { $0.path == picture }
  }

  private func takes(ending: String) -> Bool {
    abilities?.fileextensions?.contains { $0.ext == ending } ?? true
  }

  /// Whether the wiki takes such a file at all, by what it says of itself.
  private func check(_ file: SiteFile) throws(StoreFailure) {
    if abilities?.general?.uploadsenabled == false {
      throw .refused("the wiki takes no files; publish without figures and with --attach none")
    }
    let ending = Attachment(path: file.name, bytes: []).ending
    if !takes(ending: ending) {
      let endings = (abilities?.fileextensions ?? []).map(\.ext).joined(separator: ", ")
      throw .refused(
        "\(file.name): the wiki takes no .\(ending) files, only \(session.shown(endings)); choose "
          + "documents with --attach, and generate figures as PNG")
    }
    if let limit = abilities?.general?.maxuploadsize, limit > 0, file.bytes.count > limit {
      throw .refused(
        "\(file.name): is \(file.bytes.count) bytes long, and the wiki takes \(limit)")
    }
  }

  private mutating func check(
    _ file: SiteFile, against versions: [MediaWikiAnswer.ImageInfo]
  ) throws(StoreFailure) {
    guard let newest = versions.first, !MediaWikiMarker.isFileSummary(newest.comment ?? "") else {
      return
    }
    // Only then is the history worth a request.
    let answer = try session.read([
      ("action", "query"), ("titles", "File:\(file.path)"), ("prop", "imageinfo"),
      ("iiprop", "comment"), ("iilimit", "max"),
    ])
    let isOurs = (answer.query?.pages?.first?.imageinfo ?? []).contains { version in
      MediaWikiMarker.isFileSummary(version.comment ?? "")
    }
    guard isOurs else {
      throw .conflict("the wiki has another file named '\(file.path)', which is not ours")
    }
    guard options.overwrites else {
      throw .conflict(
        "somebody uploaded another version of the file '\(file.path)'; --overwrite writes over it")
    }
  }

  /// Sends a file; warnings that are no danger are passed over one by one, never all at once.
  private mutating func upload(
    _ file: SiteFile, isKnown: Bool, of page: SitePage
  ) throws(StoreFailure) {
    let fields: MediaWikiSession.Fields = [
      ("action", "upload"), ("filename", file.path), ("watchlist", "nochange"),
      ("comment", MediaWikiMarker.fileSummary(for: page.key)),
    ]
    var upload = try session.write(fields, file: file).upload
    if upload?.result == "Warning" {
      // The same bytes under another name, or a PNG beside an SVG, do nobody harm.
      var harmless: Set<String> = [
        "duplicate", "duplicate-archive", "exists-normalized", "large-file", "thumb",
      ]
      if isKnown { harmless.formUnion(["exists", "page-exists"]) }
      if options.overwrites { harmless.insert("was-deleted") }
      let names = upload?.warnings?.names ?? []
      if isKnown, names == ["nochange"] { return }
      let others = names.filter { !harmless.contains($0) }
      guard others.isEmpty, !names.isEmpty, let key = upload?.filekey else {
        let word = others.joined(separator: ", ")
        let warning = "\(file.name): the wiki warns: \(session.shown(word))"
        if others == ["was-deleted"] {
          throw .conflict("\(warning); --overwrite uploads it again")
        }
        throw .refused(warning)
      }
      upload = try session.write(fields + [("filekey", key), ("ignorewarnings", "1")]).upload
    }
    guard upload?.result == "Success" else {
      throw .refused("\(file.name): the wiki did not save the file")
    }
    guard upload?.imageinfo?.sha1 == ServerDigest.sha1(file.bytes) else {
      throw .refused("\(file.name): the wiki saved other bytes than it was sent")
    }
  }
}
