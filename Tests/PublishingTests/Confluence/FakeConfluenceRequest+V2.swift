import Foundation
import Publishing

/// Version 2 of the interface.
extension FakeConfluenceRequest {
  func second(_ rest: [String], _ state: inout State) -> WebResponse {
    if rest == ["spaces"] {
      return Self.list(value("keys") == FakeConfluence.space ? [["id": "77"]] : [])
    }
    if rest == ["pages"], request.method == "GET" {
      let statuses = query.filter { $0.name == "status" }.map(\.value)
      return Self.list(
        state.pages.values
          .filter {
            $0.title.lowercased() == (value("title") ?? $0.title).lowercased()
              && statuses.contains($0.status)
          }
          .sorted { $0.id < $1.id }.map { secondJSON($0) })
    }
    if rest == ["pages"] {
      guard text(["spaceId"]) == "77" else { return Self.error(404, "no such space") }
      return create(
        title: text(["title"]), storage: text(["body", "value"]), parent: Int(text(["parentId"])),
        &state
      ) { page, _ in secondJSON(page) }
    }
    guard rest.count > 1, rest[0] == "pages", let id = Int(rest[1]), let page = state.pages[id],
      page.status == "current" || rest.count > 2
    else { return Self.error(404, "Not found") }
    switch (request.method, rest.dropFirst(2).first) {
    case ("GET", nil): return Self.json(secondJSON(page))
    case ("PUT", nil):
      return update(
        page, below: body["parentId"] as? String, title: text(["title"]),
        storage: text(["body", "value"]), &state
      ) { page, _ in secondJSON(page) }
    case ("DELETE", nil):
      state.pages[id]?.status = "trashed"
      return WebResponse(status: 204)
    case ("GET", "properties"):
      return Self.list(page.property.map { [Self.propertyJSON($0)] } ?? [])
    case (_, "properties"): return setProperty(of: page, isNew: request.method == "POST", &state)
    case ("GET", "attachments"): return Self.list(files(page, isSecond: true))
    case ("GET", "inline-comments"):
      return Self.list(Array(repeating: ["id": "9"], count: page.openComments))
    case ("GET", "direct-children"):
      return Self.list(
        state.pages.values.filter { $0.parent == id && $0.status == "current" }
          .map { ["id": "\($0.id)", "type": "page"] })
    default: return Self.error(405, "Method not allowed")
    }
  }

  func secondJSON(_ page: Page) -> [String: Any] {
    var object = common(page)
    object["spaceId"] = "77"
    object["parentId"] = page.parent.map { "\($0)" }
    object["_links"] = ["webui": "/spaces/ARCH/pages/\(page.id)"]
    if value("body-format") == "storage" { object["body"] = ["storage": ["value": page.text]] }
    return object
  }
}
