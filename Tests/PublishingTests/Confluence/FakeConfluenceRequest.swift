import Foundation
import Publishing

/// How the fake answers one request.
struct FakeConfluenceRequest {
  typealias Page = FakeConfluence.Page
  typealias State = FakeConfluence.State

  let request: WebRequest
  let base: String
  let path: [String]
  let query: [(name: String, value: String)]

  init(_ request: WebRequest, base: String) {
    self.request = request
    self.base = base
    let parts = request.url.dropFirst(base.count).split(separator: "?", maxSplits: 1)
    path = (parts.first ?? "").split(separator: "/").map(String.init)
    query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
      let words = pair.split(separator: "=", maxSplits: 1).map {
        String($0).removingPercentEncoding ?? ""
      }
      return (words.first ?? "", words.count > 1 ? words[1] : "")
    }
  }

  func answer(_ state: inout State) -> WebResponse {
    guard request.url.hasPrefix(base) else { return Self.error(404, "no such context") }
    guard
      request.headers.contains(where: {
        $0.name == "Authorization" && $0.value.contains(FakeConfluence.token)
      })
    else {
      // Servers repeat what they were sent.
      let sent = request.headers.first { $0.name == "Authorization" }?.value ?? ""
      return Self.error(401, "Basic authentication with \(sent) failed")
    }
    switch path.first {
    case "rest" where path.starts(with: ["rest", "api", "content"]):
      return first(Array(path.dropFirst(3)), &state)
    case "api" where path.starts(with: ["api", "v2"]):
      return second(Array(path.dropFirst(2)), &state)
    default: return Self.error(404, "no such resource")
    }
  }

  // MARK: What both have

  func common(_ page: Page) -> [String: Any] {
    [
      "id": "\(page.id)", "title": page.title, "status": page.status,
      "version": ["number": page.version, "message": page.message] as [String: Any],
    ]
  }

  func create(
    title: String, storage: String, parent: Int?, _ state: inout State,
    as json: (Page, State) -> [String: Any]
  ) -> WebResponse {
    if let problem = StorageXMLCheck.problem(in: storage) {
      return Self.error(400, "Error parsing xhtml: \(problem)")
    }
    guard state.page(titled: title) == nil else {
      return Self.error(400, "A page with this title already exists: \(title)")
    }
    guard let parent, state.pages[parent]?.status == "current" else {
      return Self.error(404, "no such parent")
    }
    state.lastID += 1
    let page = Page(
      id: state.lastID, title: title, text: storage, parent: parent, isByBot: true)
    state.pages[page.id] = page
    return Self.json(json(page, state))
  }

  func update(
    _ page: Page, below parent: String?, title: String, storage: String, _ state: inout State,
    as json: (Page, State) -> [String: Any]
  ) -> WebResponse {
    let version = body["version"] as? [String: Any]
    if let problem = StorageXMLCheck.problem(in: storage) {
      return Self.error(400, "Error parsing xhtml: \(problem)")
    }
    guard version?["number"] as? Int == page.version + 1 else {
      return Self.error(
        409, "Version must be incremented on update. Current version is: \(page.version)")
    }
    if let other = state.page(titled: title), other.id != page.id {
      return Self.error(400, "A page with this title already exists")
    }
    var page = page
    page.title = title
    page.text = storage
    page.parent = parent.flatMap { Int($0) } ?? page.parent
    page.version += 1
    page.message = version?["message"] as? String ?? ""
    state.pages[page.id] = page
    return Self.json(json(page, state))
  }

  func setProperty(of page: Page, isNew: Bool, _ state: inout State) -> WebResponse {
    guard let value = body["value"], body["key"] as? String == "netadr-publish",
      let data = try? JSONSerialization.data(withJSONObject: value, options: .sortedKeys)
    else { return Self.error(400, "no value") }
    let number = (body["version"] as? [String: Any])?["number"] as? Int
    guard isNew ? page.property == nil : number == (page.property?.version ?? 0) + 1 else {
      return Self.error(409, "the property has another version")
    }
    state.pages[page.id]?.property = .init(
      value: String(decoding: data, as: UTF8.self), version: (page.property?.version ?? 0) + 1)
    return Self.json([:])
  }

  func files(_ page: Page, isSecond: Bool) -> [[String: Any]] {
    page.files.map { name, file in
      var object: [String: Any] = ["id": "att\(file.id)", "title": name]
      if isSecond {
        object["comment"] = file.comment
      } else {
        object["metadata"] = ["comment": file.comment]
      }
      return object
    }
  }

  func upload(_ rest: [String], to page: Page, _ state: inout State) -> WebResponse {
    guard
      request.headers.contains(where: { $0.name == "X-Atlassian-Token" && $0.value == "nocheck" })
    else { return Self.error(403, "XSRF check failed") }
    let form = String(decoding: request.body, as: UTF8.self)
    func part(_ start: String, _ end: String) -> String {
      guard let from = form.firstRange(of: start)?.upperBound,
        let to = form[from...].firstRange(of: end)?.lowerBound
      else { return "" }
      return String(form[from..<to])
    }
    let name = part("filename=\"", "\"")
    guard rest.isEmpty == (page.files[name] == nil) else {
      return Self.error(
        400, "Cannot add a new attachment with same file name as an existing attachment")
    }
    state.lastID += 1
    state.pages[page.id]?.files[name] = .init(
      id: page.files[name]?.id ?? state.lastID,
      comment: part("name=\"comment\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n", "\r\n"),
      bytes: request.body, version: (page.files[name]?.version ?? 0) + 1)
    return Self.list([])
  }

  static func propertyJSON(_ property: FakeConfluence.Property) -> [String: Any] {
    let value = (try? JSONSerialization.jsonObject(with: Data(property.value.utf8))) ?? [:]
    return [
      "id": "5", "key": "netadr-publish", "value": value, "version": ["number": property.version],
    ]
  }

  // MARK: Requests and answers

  func value(_ name: String) -> String? { query.first { $0.name == name }?.value }

  var body: [String: Any] {
    ((try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]) ?? [:]
  }

  func text(_ path: [String]) -> String {
    var object: Any? = body
    for name in path { object = (object as? [String: Any])?[name] }
    return object as? String ?? ""
  }

  static func json(_ object: [String: Any]) -> WebResponse {
    let data = try? JSONSerialization.data(withJSONObject: object)
    return WebResponse(status: 200, body: data.map { Array($0) } ?? [])
  }

  static func list(_ results: [[String: Any]]) -> WebResponse { json(["results": results]) }

  static func error(_ status: Int, _ message: String, _ headers: [WebHeader] = []) -> WebResponse {
    var response = json(["statusCode": status, "message": message])
    response.status = status
    response.headers = headers
    return response
  }
}
