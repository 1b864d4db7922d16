/// Version 2 of the interface, that of Confluence Cloud.
///
/// Search, labels and uploads are still those of version 1: version 2 has none.
struct ConfluenceV2: ConfluenceInterface {
  let client: ConfluenceClient

  func reference(ofSpace key: String) throws(StoreFailure) -> String {
    let spaces = try client.get(
      "/api/v2/spaces", query: [("keys", key)], as: ServerList<ServerThing>.self)
    guard let space = spaces?.results.first else {
      throw .lost("there is no space with the key '\(key)' that this user may see")
    }
    return space.id.text
  }

  func pages(titled title: String, inSpace space: String) throws(StoreFailure) -> [FoundPage] {
    let pages = try client.all(
      "/api/v2/pages",
      query: [
        ("space-id", space), ("title", title), ("status", "current"), ("status", "archived"),
        ("status", "trashed"), ("body-format", "storage"),
      ], of: ServerPage.self)
    var found: [FoundPage] = []
    for page in pages ?? [] {
      let property = try property(of: page.id.text)?.value
      found.append(FoundPage(page: page, property: property))
    }
    return found
  }

  /// The properties would be a request for each page.
  func bin(ofSpace space: String) throws(StoreFailure) -> [FoundPage] {
    let pages = try client.all(
      "/api/v2/pages",
      query: [
        ("space-id", space), ("status", "trashed"), ("body-format", "storage"), ("limit", "250"),
      ], of: ServerPage.self)
    return (pages ?? []).map { FoundPage(page: $0) }
  }

  func page(id: String) throws(StoreFailure) -> FoundPage? {
    guard
      let page = try client.get(
        "/api/v2/pages/\(id.percentEscaped())", query: [("body-format", "storage")],
        as: ServerPage.self), page.status != "trashed"
    else { return nil }
    return FoundPage(page: page, property: try property(of: page.id.text)?.value)
  }

  func lies(_ page: ServerPage, inSpace space: String) -> Bool {
    page.spaceId.map { $0.text == space } ?? true
  }

  func create(
    _ text: NewText, inSpace space: String, below parent: String
  ) throws(StoreFailure) -> ServerPage {
    let page = Page(
      spaceId: space, title: text.title, parentId: parent, body: .init(value: text.storage))
    let response = try client.send("POST", "/api/v2/pages", json: JSONText.encoded(page), .write)
    return try client.value(response, as: ServerPage.self)
  }

  func update(
    _ id: String, _ text: NewText, inSpace space: String, below parent: String?,
    version: NewVersion
  ) throws(StoreFailure) -> ServerPage {
    // Without a parent's id the page stays below the page that it is below.
    let page = Page(
      id: id, title: text.title, parentId: parent, body: .init(value: text.storage),
      version: version)
    let response = try client.send(
      "PUT", "/api/v2/pages/\(id)", json: JSONText.encoded(page), .write)
    return try client.value(response, as: ServerPage.self)
  }

  func property(of id: String) throws(StoreFailure) -> ServerProperty? {
    try client.get(
      "/api/v2/pages/\(id)/properties", query: [("key", PublishProperty.name)],
      as: ServerList<ServerProperty>.self)?
      .results.first
  }

  func setProperty(
    _ value: PublishProperty, of id: String, over old: ServerProperty?,
    _ purpose: ConfluenceClient.Purpose
  ) throws(StoreFailure) {
    let path = "/api/v2/pages/\(id)/properties"
    var property = Property(value: value)
    if let old, let number = old.id?.text {
      property.version = .init(number: try NewVersion.number(after: old.version?.number ?? 0))
      _ = try client.send("PUT", "\(path)/\(number)", json: JSONText.encoded(property), purpose)
    } else {
      _ = try client.send("POST", path, json: JSONText.encoded(property), purpose)
    }
  }

  func attachments(of id: String) throws(StoreFailure) -> [ServerAttachment] {
    try client.all(
      "/api/v2/pages/\(id)/attachments", query: [("limit", "250")], of: ServerAttachment.self)
      ?? []
  }

  func openComments(on id: String) throws(StoreFailure) -> Int? {
    let comments = try client.all(
      "/api/v2/pages/\(id)/inline-comments",
      query: [("resolution-status", "open"), ("resolution-status", "reopened"), ("limit", "250")],
      of: ServerComment.self)
    return comments?.count
  }

  /// Pages, folders and whatever else lies there.
  func children(of id: String) throws(StoreFailure) -> [String]? {
    let children = try client.all(
      "/api/v2/pages/\(id)/direct-children", query: [("limit", "250")], of: ServerThing.self)
    return children?.map(\.id.text)
  }

  func trash(_ id: String) throws(StoreFailure) {
    _ = try client.send("DELETE", "/api/v2/pages/\(id)", .write)
  }
}

// MARK: Bodies of requests

extension ConfluenceV2 {
  private struct Page: Encodable {
    struct Body: Encodable {
      let representation = "storage"
      let value: String
    }

    var id: String?
    var spaceId: String?
    let status = "current"
    let title: String
    var parentId: String?
    let body: Body
    var version: NewVersion?
  }

  private struct Property: Encodable {
    struct Version: Encodable { let number: Int }
    let key = PublishProperty.name
    let value: PublishProperty
    var version: Version?
  }
}
