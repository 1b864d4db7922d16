import Foundation
import Publishing

/// Version 1 of the interface.
extension FakeConfluenceRequest {
  func first(_ rest: [String], _ state: inout State) -> WebResponse {
    let method = request.method
    if rest == ["search"] { return search(state) }
    if rest.isEmpty, method == "GET" {
      return Self.list(
        state.pages.values.filter { page in
          value("title").map { page.title.lowercased() == $0.lowercased() }
            ?? (page.status == value("status"))
        }
        .sorted { $0.id < $1.id }.map { firstJSON($0, state) })
    }
    if rest.isEmpty {
      return create(
        title: text(["title"]), storage: text(["body", "storage", "value"]),
        parent: ((body["ancestors"] as? [[String: Any]])?.first?["id"] as? String).flatMap {
          Int($0)
        },
        &state
      ) { firstJSON($0, $1) }
    }
    guard let id = Int(rest[0]), var page = state.pages[id], page.status == "current" else {
      return Self.error(404, "No content found with id: ContentId{id=\(rest[0])}")
    }
    switch (method, rest.dropFirst().first, rest.count) {
    case ("GET", nil, _): return Self.json(firstJSON(page, state))
    case ("PUT", nil, _):
      let above = (body["ancestors"] as? [[String: Any]])?.last?["id"] as? String
      return update(
        page, below: above, title: text(["title"]), storage: text(["body", "storage", "value"]),
        &state
      ) {
        firstJSON($0, $1)
      }
    case ("DELETE", nil, _):
      state.pages[id]?.status = "trashed"
      return WebResponse(status: 204)
    case ("POST", "label", _):
      let labels =
        (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [[String: String]]
      for label in labels ?? [] { page.labels.insert(label["name"] ?? "") }
      state.pages[id] = page
      return Self.list([])
    case ("GET", "property", _):
      guard let property = page.property else { return Self.error(404, "no such property") }
      return Self.json(Self.propertyJSON(property))
    case (_, "property", _): return setProperty(of: page, isNew: method == "POST", &state)
    case ("GET", "child", 3):
      switch rest[2] {
      case "attachment": return Self.list(files(page, isSecond: false))
      case "comment":
        let comment: [String: Any] = ["id": "9", "extensions": ["resolution": ["status": "open"]]]
        return Self.list(Array(repeating: comment, count: page.openComments))
      default:
        return Self.list(
          state.pages.values.filter { $0.parent == id && $0.status == "current" }
            .map { ["id": "\($0.id)"] })
      }
    case ("POST", "child", _): return upload(Array(rest.dropFirst(3)), to: page, &state)
    default: return Self.error(405, "Method not allowed")
    }
  }

  func search(_ state: State) -> WebResponse {
    let condition = (value("cql") ?? "").replacing(" and space=\"ARCH\" and type=page", with: "")
    var found: [Page] = []
    if condition == "label=\"netadr\"" {
      found = state.pages.values.filter { $0.labels.contains("netadr") }
    } else if condition.hasPrefix("(creator=currentUser() or ancestor=") {
      let root = condition.filter { $0.isASCII && $0.isNumber }
      found = state.pages.values.filter { page in
        page.isByBot || ancestors(page, state).contains { $0["id"] as? String == root }
      }
    } else {
      return Self.error(400, "Could not parse cql : \(value("cql") ?? "")")
    }
    found = found.filter { $0.status == "current" }.sorted { $0.id < $1.id }
    let start = value("start").flatMap { Int($0) } ?? 0
    let limit = min(value("limit").flatMap { Int($0) } ?? 25, 200)
    let part = found.dropFirst(start).prefix(limit)
    var object: [String: Any] = ["results": part.map { firstJSON($0, state) }]
    if start + limit < found.count {
      // The token must not follow it: only the query of this address may be used.
      let next = "https://elsewhere.example/rest/api/content/search?start=\(start + limit)"
      object["_links"] = ["next": next]
    }
    return Self.json(object)
  }

  private func ancestors(_ page: Page, _ state: State) -> [[String: Any]] {
    var ancestors: [[String: Any]] = []
    var above = page.parent.flatMap { state.pages[$0] }
    while let page = above {
      ancestors.insert(["id": "\(page.id)", "title": page.title], at: 0)
      above = page.parent.flatMap { state.pages[$0] }
    }
    return ancestors
  }

  func firstJSON(_ page: Page, _ state: State) -> [String: Any] {
    let expansions = Set((value("expand") ?? "").split(separator: ",").map(String.init))
    var object = common(page)
    object["_links"] = ["webui": "/display/ARCH/\(page.id)"]
    object["space"] = ["key": FakeConfluence.space]
    if expansions.contains("ancestors") {
      object["ancestors"] = ancestors(page, state)
    }
    if !expansions.contains("version"), request.method == "GET" { object["version"] = nil }
    if expansions.contains("body.storage") {
      object["body"] = ["storage": ["value": page.text, "representation": "storage"]]
    }
    if expansions.contains("metadata.properties.netadr-publish"), let property = page.property {
      object["metadata"] = ["properties": ["netadr-publish": Self.propertyJSON(property)]]
    }
    return object
  }
}
