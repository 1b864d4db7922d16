/// A page with the property that we keep with it.
struct FoundPage: Sendable {
  var page: ServerPage
  var property: PublishProperty?
}

/// A text as it is to be put into a page.
struct NewText: Sendable {
  var title: String
  var storage: String
}

/// What Confluence's interfaces have in common, each in its own way.
///
/// Read in the vendor's documentation and in clients that are in use (mark, md2conf): paths, bodies
/// and status codes. Inferred, since no real server could be asked: that version 1 finds pages of
/// any status by `status=any`, that version 2 takes a repeated `status`, and that both list the bin
/// of a space by `status=trashed` without a title.
protocol ConfluenceInterface: Sendable {
  var client: ConfluenceClient { get }

  /// What requests name the space by: its key or its id.
  func reference(ofSpace key: String) throws(StoreFailure) -> String

  /// The pages with a title in a space, whether in use or in the bin, with their texts.
  func pages(titled title: String, inSpace space: String) throws(StoreFailure) -> [FoundPage]

  /// The pages of a space that lie in the bin, with their properties or their texts.
  func bin(ofSpace space: String) throws(StoreFailure) -> [FoundPage]

  /// The page with an id and its text; nil when there is none in use.
  func page(id: String) throws(StoreFailure) -> FoundPage?

  /// Whether a page lies in a space.
  func lies(_ page: ServerPage, inSpace space: String) -> Bool

  /// Makes a page.
  func create(
    _ text: NewText, inSpace space: String, below parent: String
  ) throws(StoreFailure) -> ServerPage

  /// Gives a page a new text as a version; it stays where it is where no parent is given.
  func update(
    _ id: String, _ text: NewText, inSpace space: String, below parent: String?,
    version: NewVersion
  ) throws(StoreFailure) -> ServerPage

  /// The property of a page that we keep; nil when it has none.
  func property(of id: String) throws(StoreFailure) -> ServerProperty?

  /// Sets the property of a page, in the place of the one that was read.
  func setProperty(
    _ value: PublishProperty, of id: String, over old: ServerProperty?,
    _ purpose: ConfluenceClient.Purpose
  ) throws(StoreFailure)

  /// The attachments of a page.
  func attachments(of id: String) throws(StoreFailure) -> [ServerAttachment]

  /// How many comments in a page's text are not resolved; nil when the server does not tell.
  func openComments(on id: String) throws(StoreFailure) -> Int?

  /// The ids of what lies directly below a page; nil when the server does not tell.
  func children(of id: String) throws(StoreFailure) -> [String]?

  /// Puts a page into the bin.
  func trash(_ id: String) throws(StoreFailure)
}

/// The version that an update makes.
struct NewVersion: Encodable, Sendable {
  var number: Int
  var minorEdit: Bool
  var message: String

  /// The number that follows one of the server's.
  static func number(after number: Int) throws(StoreFailure) -> Int {
    let (next, isTooLarge) = number.addingReportingOverflow(1)
    if isTooLarge { throw .refused("the server's version \(number) has no number after it") }
    return next
  }
}

// MARK: What both do through version 1

extension ConfluenceInterface {
  /// The pages with a label in a space, with their properties.
  ///
  /// Version 2 has no search, so Cloud keeps that of version 1. With expansions other than the body
  /// the server gives at most 200 at once, whatever the limit says (Atlassian's article "Searching
  /// for content with the REST API and CQL always limits results to 50").
  func pages(labelled label: String, inSpace key: String) throws(StoreFailure) -> [ServerPage]? {
    try pages("label=\"\(label)\"", inSpace: key)
  }

  /// The pages in a space that this user made or that lie below a page, with their properties.
  func pages(
    ofOursOrBelow root: String, inSpace key: String
  ) throws(StoreFailure) -> [ServerPage]? {
    try pages("(creator=currentUser() or ancestor=\(root))", inSpace: key)
  }

  private func pages(
    _ condition: String, inSpace key: String
  ) throws(StoreFailure) -> [ServerPage]? {
    try client.all(
      "/rest/api/content/search",
      query: [
        ("cql", "\(condition) and space=\"\(key)\" and type=page"),
        ("expand", "version,ancestors,metadata.properties.\(PublishProperty.name)"),
        ("limit", "200"),
      ], of: ServerPage.self)
  }

  /// Adds labels to a page; those that it has stay.
  func addLabels(
    _ labels: [String], to id: String, _ purpose: ConfluenceClient.Purpose
  ) throws(StoreFailure) {
    let body = labels.map { ["prefix": "global", "name": $0] }
    _ = try client.send(
      "POST", "/rest/api/content/\(id)/label", json: JSONText.encoded(body), purpose)
  }

  /// Uploads a file to a page, as a new attachment or as a new version of one.
  func upload(
    _ file: SiteFile, to id: String, over old: ServerAttachment?,
    _ purpose: ConfluenceClient.Purpose
  ) throws(StoreFailure) {
    let place = old.map { "/\($0.id.text)/data" } ?? ""
    var request = WebForm.request(
      to: "\(client.base)/rest/api/content/\(id)/child/attachment\(place)",
      [("comment", "\(ServerAttachment.comment)\(file.digest)"), ("minorEdit", "true")],
      file: file, named: file.name)
    // Without it the server takes the upload for one that a foreign page makes a browser send.
    request.headers.append(WebHeader("X-Atlassian-Token", "nocheck"))
    _ = try client.send(request, purpose)
  }
}
