internal import Diagnostics
internal import MarkdownHTML

/// Names and places of everything in a site, from which its pages are written.
struct SitePlan: Sendable, Hashable {
  private let publications: [Publication]
  private let dialect: Dialect
  private let options: Site.Options
  private var map: SiteMap
  private let titles: [String: String]
  /// The paths of each page's files below the decision's folder, by the page's key.
  private var usedPaths: [String: [String]] = [:]

  init(
    _ publications: [Publication], for dialect: Dialect, options: Site.Options,
    problems: inout PublishProblems
  ) {
    let rules = dialect.rules
    self.publications = publications
    self.dialect = dialect
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
    for publication in publications {
      for page in publication.pages { usedPaths[page.key] = paths(of: page, in: publication) }
    }
    for unknown in options.titles.keys.sorted() where titles[unknown] == nil {
      problems.add("no page has the key '\(unknown)', which a title is given for")
    }
  }

  private var rules: any DialectRules { dialect.rules }

  /// The titles of the pages above the published ones.
  var root: [String] { options.root }

  /// Puts pages where they stand, by their keys; all others where their titles put them.
  mutating func move(to locations: [String: String]) {
    map.places = map.places.mapValues { place in
      var place = place
      place.path = locations[place.key] ?? rules.path(of: place.titles)
      return place
    }
  }

  /// The name of an attachment: the decision's key and the file's own name, in letters that every
  /// wiki takes.
  ///
  /// A key that loses letters by that gets some digits of its digest, so that it stays its own.
  private static func name(of attachment: Attachment, in publication: Publication) -> String {
    let own = attachment.path.split(separator: "/").last.map(String.init) ?? attachment.path
    let key = plain(publication.key)
    let digest = ContentDigest(of: Array(publication.key.utf8)).hexadecimal.prefix(8)
    return (key == publication.key ? key : "\(key)-\(digest)") + "-" + plain(own)
  }

  private static func plain(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { plain, scalar in
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
      plain.unicodeScalars.append(isPlain ? scalar : "-")
    }
  }

  /// The attachments that some page shows or offers, in the order of their paths.
  var attachments: [SiteFile] {
    publications.flatMap { publication in
      publication.pages.flatMap { files(of: $0, in: publication) }
    }
    .distinct(by: \.path)
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  var pages: [SitePage] {
    publications.flatMap { publication in
      publication.pages.map { page($0, in: publication) }
    }
  }

  private func page(_ source: SourcePage, in publication: Publication) -> SitePage {
    let place = map.places[source.key]
    let content = PageContent(
      page: source, titles: place?.titles ?? [source.title],
      fields: source.tree.frontMatter.map { ($0.name, $0.value) },
      documents: documents(of: source, in: publication), words: options.words,
      hasContents: options.hasContents)
    let title = titles[source.key] ?? source.title
    let text = rules.text(of: content, in: map)
    let labels = ["adr", PageMarker.label]
    let attachments = files(of: source, in: publication)
    let parent = source.key == publication.key ? nil : publication.key
    let shape: [String] =
      [
        "\(Site.writerVersion)", dialect.rawValue, source.key, title, parent ?? "",
        place?.path ?? "", text, "\(labels.count)",
      ] + labels + attachments.flatMap { [$0.name, $0.digest.hexadecimal] }
    return SitePage(
      key: source.key, title: title, parent: parent,
      path: place.map { rules.path(of: $0.titles) } ?? "", location: place?.path ?? "", text: text,
      labels: labels, attachments: attachments,
      digest: ContentDigest(of: shape.map { Array($0.utf8) }))
  }

  /// The documents made of a page: those with the name of its file.
  private func documents(of page: SourcePage, in publication: Publication) -> [SiteFile] {
    documentPaths(of: page, in: publication).compactMap { map.files[publication.key]?[$0] }
  }

  private func documentPaths(of page: SourcePage, in publication: Publication) -> [String] {
    let stem = page.file.prefix { $0 != "." }
    return publication.attachments.filter { attachment in
      !["svg", "png"].contains(attachment.ending)
        && attachment.path.prefix { $0 != "." } == stem
    }
    .map(\.path)
  }

  /// The files of a page, each once, in the order of their paths.
  private func files(of page: SourcePage, in publication: Publication) -> [SiteFile] {
    usedPaths[page.key, default: []].compactMap { map.files[publication.key]?[$0] }
      .distinct(by: \.path)
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The paths of a page's files below the decision's folder: the figures that it shows, the SVG
  /// beside each PNG, the files that it links to and its documents.
  private func paths(of page: SourcePage, in publication: Publication) -> [String] {
    page.targets.flatMap { target in
      [map.picturePath(target, from: page), map.filePath(target, from: page)].compactMap(\.self)
    } + documentPaths(of: page, in: publication)
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
    checkNames(of: site, problems: &problems)
  }

  /// Finds pages and files that the wiki would take for one another.
  private func checkNames(of site: Site, problems: inout PublishProblems) {
    var pages: [String: String] = [:]
    for page in site.pages {
      let owner = pages.updateValue(page.key, forKey: rules.identity(of: page.path))
      // Two folders of one name are told already.
      if let owner, owner != page.key {
        problems.add(
          "\(owner) and \(page.key) would be one page on the wiki: '\(page.path)'",
          cure: "give one of them another title with --title \(page.key)=…")
      }
    }
    var files: [String: (source: String, digest: ContentDigest)] = [:]
    for (source, file) in sources {
      let identity = rules.identity(of: file.path)
      if let page = pages[identity] {
        problems.add(
          "\(source) and the page \(page) would have one name on the wiki: '\(file.path)'")
      }
      guard let other = files[identity] else {
        files[identity] = (source, file.digest)
        continue
      }
      if other.source != source, other.digest != file.digest {
        problems.add(
          "\(other.source) and \(source) would be one file on the wiki: '\(file.path)'",
          cure: "rename one of the folders")
      }
    }
  }

  /// The files that some page shows or offers, each with the folder and path that it comes from, in
  /// their order.
  private var sources: [(source: String, file: SiteFile)] {
    publications.flatMap { publication in
      let used = Set(publication.pages.flatMap { usedPaths[$0.key, default: []] })
      return used.sorted().compactMap { path in
        map.files[publication.key]?[path].map { ("\(publication.key)/\(path)", $0) }
      }
    }
  }
}
