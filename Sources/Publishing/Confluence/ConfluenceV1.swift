/// Version 1 of the interface, that of Confluence Data Center.
struct ConfluenceV1: ConfluenceInterface {
  let client: ConfluenceClient

  private static let expansions =
    "version,ancestors,space,body.storage,metadata.properties.\(PublishProperty.name)"

  func reference(ofSpace key: String) throws(StoreFailure) -> String { key }

  func pages(titled title: String, inSpace space: String) throws(StoreFailure) -> [FoundPage] {
    let pages = try client.all(
      "/rest/api/content",
      query: [
        ("title", title), ("spaceKey", space), ("type", "page"), ("status", "any"),
        ("expand", Self.expansions),
      ], of: ServerPage.self)
    return (pages ?? []).map(Self.found)
  }

  func bin(ofSpace space: String) throws(StoreFailure) -> [FoundPage] {
    let pages = try client.all(
      "/rest/api/content",
      query: [
        ("spaceKey", space), ("type", "page"), ("status", "trashed"),
        ("expand", "version,space,metadata.properties.\(PublishProperty.name)"),
        ("limit", "200"),
      ], of: ServerPage.self)
    return (pages ?? []).map(Self.found)
  }

  func page(id: String) throws(StoreFailure) -> FoundPage? {
    try client.get(
      "/rest/api/content/\(id.percentEscaped())", query: [("expand", Self.expansions)],
      as: ServerPage.self
    )
    .map(Self.found)
  }

  private static func found(_ page: ServerPage) -> FoundPage {
    FoundPage(page: page, property: page.metadata?.properties?.own?.value)
  }

  func lies(_ page: ServerPage, inSpace space: String) -> Bool {
    page.space?.key.map { $0.lowercased() == space.lowercased() } ?? true
  }

  func create(
    _ text: NewText, inSpace space: String, below parent: String
  ) throws(StoreFailure) -> ServerPage {
    let content = Content(
      title: text.title, space: .init(key: space), body: .init(text), ancestors: [.init(id: parent)]
    )
    let response = try client.send(
      "POST", "/rest/api/content", json: JSONText.encoded(content), .write)
    return try client.value(response, as: ServerPage.self)
  }

  func update(
    _ id: String, _ text: NewText, inSpace space: String, below parent: String?,
    version: NewVersion
  ) throws(StoreFailure) -> ServerPage {
    // Without ancestors the page stays below the page that it is below.
    let content = Content(
      id: id, title: text.title, space: .init(key: space), body: .init(text),
      ancestors: parent.map { [.init(id: $0)] }, version: version)
    let response = try client.send(
      "PUT", "/rest/api/content/\(id)", json: JSONText.encoded(content), .write)
    return try client.value(response, as: ServerPage.self)
  }

  func property(of id: String) throws(StoreFailure) -> ServerProperty? {
    try client.get(
      "/rest/api/content/\(id)/property/\(PublishProperty.name)", query: [("expand", "version")],
      as: ServerProperty.self)
  }

  func setProperty(
    _ value: PublishProperty, of id: String, over old: ServerProperty?,
    _ purpose: ConfluenceClient.Purpose
  ) throws(StoreFailure) {
    let path = "/rest/api/content/\(id)/property"
    var property = Property(value: value)
    if let old {
      property.id = old.id?.text
      property.version = .init(number: try NewVersion.number(after: old.version?.number ?? 0))
      let body = JSONText.encoded(property)
      _ = try client.send("PUT", "\(path)/\(PublishProperty.name)", json: body, purpose)
    } else {
      _ = try client.send("POST", path, json: JSONText.encoded(property), purpose)
    }
  }

  func attachments(of id: String) throws(StoreFailure) -> [ServerAttachment] {
    try client.all(
      "/rest/api/content/\(id)/child/attachment", query: [("limit", "200")],
      of: ServerAttachment.self) ?? []
  }

  func openComments(on id: String) throws(StoreFailure) -> Int? {
    let comments = try client.all(
      "/rest/api/content/\(id)/child/comment",
      query: [("location", "inline"), ("expand", "extensions.resolution"), ("limit", "200")],
      of: ServerComment.self)
    return comments?.count { $0.extensions?.resolution?.status != "resolved" }
  }

  func children(of id: String) throws(StoreFailure) -> [String]? {
    let pages = try client.all(
      "/rest/api/content/\(id)/child/page", query: [("limit", "200")], of: ServerThing.self)
    return pages?.map(\.id.text)
  }

  func trash(_ id: String) throws(StoreFailure) {
    _ = try client.send("DELETE", "/rest/api/content/\(id)", .write)
  }
}

// MARK: Bodies of requests

extension ConfluenceV1 {
  private struct Content: Encodable {
    struct Space: Encodable { let key: String }
    struct Ancestor: Encodable { let id: String }
    struct Body: Encodable {
      struct Storage: Encodable {
        let representation = "storage"
        let value: String
      }
      let storage: Storage
      init(_ text: NewText) { storage = Storage(value: text.storage) }
    }

    var id: String?
    let type = "page"
    let title: String
    let space: Space
    let body: Body
    var ancestors: [Ancestor]?
    var version: NewVersion?
  }

  private struct Property: Encodable {
    struct Version: Encodable { let number: Int }
    var id: String?
    let key = PublishProperty.name
    let value: PublishProperty
    var version: Version?
  }
}
