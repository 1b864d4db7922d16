import CCMarkGFM

extension Rewriter {
  /// Takes the link off texts whose target a reader should not follow.
  func rewriteLinks(_ links: [Inventory.Inline]) {
    if options.linksToPages {
      for link in links {
        if let page = LinkTarget(link.node.url).page { link.node.setURL(page) }
      }
    }
    for link in links {
      let target = LinkTarget(link.node.url)
      if target.isSafe, options.relativeLinks || !target.isRelative { continue }
      guard !link.isDeep, let plain = Node(.inline, "", "") else {
        link.node.setURL("")
        continue
      }
      plain.adoptChildren(of: link.node)
      document.replace(link.node, with: plain)
    }
  }

  /// Makes a remote image a link to it, and one that can't be shown its alternative text.
  func rewriteImages(_ images: [Inventory.Inline]) {
    var figureCount = 0
    for image in images {
      if showFigure(image.node, number: figureCount + 1) {
        figureCount += 1
        continue
      }
      let url = image.node.url
      let target = LinkTarget(url)
      guard !target.isImage else { continue }
      guard !image.isDeep, let text = Node(text: PlainText(of: image.node).visible) else {
        image.node.setURL("")
        continue
      }
      guard target.isRemote, !image.isInLink, let link = Node(CMARK_NODE_LINK) else {
        document.replace(image.node, with: text)
        continue
      }
      link.setURL(url)
      link.append(text)
      document.replace(image.node, with: link)
    }
  }
}

extension Rewriter {
  /// Puts the figure that an image shows into the page, if the image is a paragraph of its own.
  ///
  /// On a narrow screen the figure scrolls, so that its letters stay legible; hence the keyboard
  /// must reach it.
  ///
  /// - Returns: Whether it did.
  private func showFigure(_ image: Node, number: Int) -> Bool {
    let name = options.words.figure.htmlEscaped
    guard let svg = options.figures[image.url], let paragraph = image.parent,
      paragraph.type == CMARK_NODE_PARAGRAPH, image.previous == nil, image.next == nil,
      let figure = Node(
        .block, "<figure class=\"figure\" tabindex=\"0\" aria-label=\"\(name) \(number)\">\n\(svg)",
        "</figure>")
    else { return false }
    document.replace(paragraph, with: figure)
    return true
  }
}

/// What the target of a link or an image leads to.
struct LinkTarget {
  private let scheme: String?
  private let url: String

  /// Reads the scheme of `url`: what is before its first colon, if that looks like one (RFC 3986,
  /// section 3.1).
  init(_ url: String) {
    self.url = url
    let end = url.utf8.prefix(32).firstIndex { byte in
      switch byte {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2B, 0x2D, 0x2E: false  // a-z A-Z 0-9 + - .
      default: true
      }
    }
    guard let end, end > url.startIndex, url.utf8[end] == 0x3A else {
      scheme = nil
      return
    }
    scheme = url[..<end].lowercased()
  }

  /// Whether a link may lead there: a relative target, or a scheme that opens a page or a message.
  var isSafe: Bool {
    guard let scheme else { return hasNoPlaceForScheme }
    return ["http", "https", "mailto", "ftp", "tel", "xmpp"].contains(scheme)
  }

  /// The page made of the Markdown file that a relative link leads to; nil for other links.
  var page: String? {
    guard scheme == nil, !isRemote, !url.utf8.starts(with: "/".utf8) else { return nil }
    let path = url.utf8.prefix { $0 != 0x23 && $0 != 0x3F }  // up to # or ?
    guard let file = String(path), file.hasSuffix(".md") else { return nil }
    return file.dropLast(3) + ".html" + url.dropFirst(file.count)
  }

  /// Whether the target depends on where the text lies; an anchor in the text itself does not.
  var isRelative: Bool { scheme == nil && !isRemote && !url.utf8.starts(with: "#".utf8) }

  /// Whether an image there is fetched from another machine.
  var isRemote: Bool { scheme == "http" || scheme == "https" || url.utf8.starts(with: "//".utf8) }

  /// Whether an image there is a file next to the page, or in the page itself.
  var isImage: Bool {
    guard let scheme else { return !url.isEmpty && !isRemote && isSafe }
    let types = ["png", "gif", "jpeg", "webp"]
    return scheme == "data" && types.contains { url.lowercased().hasPrefix("data:image/\($0)") }
  }

  /// Whether no colon can end a scheme, however a browser cleans the target: there is none, or a path,
  /// query or fragment begins before it.
  private var hasNoPlaceForScheme: Bool {
    for byte in url.utf8 {
      switch byte {
      case 0x2F, 0x3F, 0x23: return true
      case 0x3A: return false
      default: break
      }
    }
    return true
  }
}
