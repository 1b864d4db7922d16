internal import MarkdownHTML

/// Names and places of everything in a site, from which its pages are written.
struct SitePlan {
  private let publications: [Publication]
  private let rules: any DialectRules
  private let options: Site.Options
  private let map: SiteMap
  private let titles: [String: String]

  init(
    _ publications: [Publication], rules: any DialectRules, options: Site.Options,
    problems: inout PublishProblems
  ) {
    self.publications = publications
    self.rules = rules
    self.options = options
    var titles: [String: String] = [:]
    var places: [String: SiteMap.Place] = [:]
    var files: [String: [String: SiteFile]] = [:]
    for publication in publications {
      if files[publication.key] != nil {
        problems.add(
          "two folders are named '\(publication.key)'",
          cure: "rename one: the folder's name tells whose page is whose")
      }
      let record = publication.pages.first { $0.key == publication.key }
      for page in publication.pages {
        let own =
          record.map { $0.key == page.key ? page.title : rules.title(of: page, below: $0) }
          ?? page.title
        titles[page.key] = options.titles[page.key] ?? own
      }
      for page in publication.pages {
        let above = page.key == publication.key ? [] : [titles[publication.key] ?? page.title]
        let chain = options.root + above + [titles[page.key] ?? page.title]
        places[page.key] = SiteMap.Place(
          key: page.key, titles: chain, path: rules.path(of: chain))
      }
      files[publication.key] = Dictionary(
        publication.attachments.map { attachment in
          let name = Self.name(of: attachment, in: publication)
          let path = rules.path(ofAttachment: name, below: options.root)
          return (attachment.path, SiteFile(name: name, path: path, bytes: attachment.bytes))
        }
      ) { first, _ in first }
    }
    self.titles = titles
    map = SiteMap(places: places, files: files, publications: publications)
    for unknown in options.titles.keys.sorted() where titles[unknown] == nil {
      problems.add("no page has the key '\(unknown)', which a title is given for")
    }
  }

  /// The name of an attachment: the decision's key and the file's own name, in letters that every
  /// wiki takes.
  private static func name(of attachment: Attachment, in publication: Publication) -> String {
    let own = attachment.path.split(separator: "/").last.map(String.init) ?? attachment.path
    return "\(publication.key)-\(own)".unicodeScalars.reduce(into: "") { name, scalar in
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
      name.unicodeScalars.append(isPlain ? scalar : "-")
    }
  }

  /// The attachments that some page shows or offers, in the order of their paths.
  var attachments: [SiteFile] {
    var seen: Set<String> = []
    return publications.flatMap { publication in
      publication.pages.flatMap { files(of: $0, in: publication) }
    }
    .filter { seen.insert($0.path).inserted }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  func pages(for dialect: Dialect) -> [SitePage] {
    publications.flatMap { publication in
      publication.pages.map { page($0, in: publication, dialect) }
    }
  }

  private func page(
    _ source: SourcePage, in publication: Publication, _ dialect: Dialect
  ) -> SitePage {
    let place = map.places[source.key]
    let content = PageContent(
      page: source, titles: place?.titles ?? [source.title],
      fields: source.tree.frontMatter.map { ($0.name, $0.value) },
      documents: documents(of: source, in: publication), words: options.words,
      hasContents: options.hasContents)
    let title = titles[source.key] ?? source.title
    let text = rules.text(of: content, in: map)
    let labels = ["adr", "netadr"]
    let attachments = files(of: source, in: publication)
    let parent = source.key == publication.key ? nil : publication.key
    let shape: [String] =
      [
        "\(Site.writerVersion)", dialect.rawValue, source.key, title, parent ?? "",
        place?.path ?? "", text, "\(labels.count)",
      ] + labels + attachments.flatMap { [$0.name, $0.digest.hexadecimal] }
    return SitePage(
      key: source.key, title: title, parent: parent, path: place?.path ?? "", text: text,
      labels: labels, attachments: attachments,
      digest: ContentDigest(of: shape.map { Array($0.utf8) }))
  }

  /// The documents made of a page: those with the name of its file.
  private func documents(of page: SourcePage, in publication: Publication) -> [SiteFile] {
    let stem = page.file.prefix { $0 != "." }
    return publication.attachments.filter { attachment in
      !["svg", "png"].contains(attachment.ending)
        && attachment.path.prefix { $0 != "." } == stem
    }
    .compactMap { map.files[publication.key]?[$0.path] }
  }

  /// The files of a page: the figures that it shows, the SVG beside each PNG, the files that it
  /// links to and its documents.
  private func files(of page: SourcePage, in publication: Publication) -> [SiteFile] {
    var files: [SiteFile] = []
    for target in page.targets {
      if let picture = map.picture(target, from: page) { files.append(picture) }
      if case .file(let file)? = map.destination(of: target, from: page) { files.append(file) }
    }
    files += documents(of: page, in: publication)
    var seen: Set<String> = []
    return files.filter { seen.insert($0.path).inserted }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Checks titles, pages and files against the wiki's limits, and their names against each other.
  func check(_ site: Site, problems: inout PublishProblems) {
    for title in options.root {
      for problem in rules.problems(ofRoot: title) {
        problems.add("--root: the title '\(title)' \(problem)")
      }
    }
    for page in site.pages {
      for problem in rules.problems(ofTitle: page.title) {
        problems.add(
          "\(page.key): the title '\(page.title)' \(problem)",
          cure:
            "change it in the decision file, or give the page another with --title \(page.key)=…")
      }
      for problem in rules.problems(of: page) { problems.add("\(page.key): \(problem)") }
    }
    for file in site.attachments {
      for problem in rules.problems(of: file) { problems.add("\(file.name): \(problem)") }
    }
    var owners: [String: String] = [:]
    for (name, path) in site.pages.map({ ($0.key, $0.path) })
      + site.attachments.map({ ($0.name, $0.path) })
    {
      let identity = rules.identity(of: path)
      if let owner = owners[identity] {
        problems.add(
          "\(owner) and \(name) would be one page on the wiki: '\(path)'",
          cure: "give one of them another title with --title \(name)=…")
      } else {
        owners[identity] = name
      }
    }
  }
}
