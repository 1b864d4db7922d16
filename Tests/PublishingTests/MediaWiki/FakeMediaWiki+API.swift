import Foundation

@testable import Publishing

extension FakeMediaWiki.State {
  mutating func answer(
    _ fields: [String: String], _ name: String, _ request: WebRequest
  ) -> WebResponse {
    let cookie = request.headers.first { $0.name == "Cookie" }?.value ?? ""
    let bearer = request.headers.first { $0.name == "Authorization" }?.value
    if name == "query token login" {
      return FakeMediaWiki.json(
        ["query": ["tokens": ["logintoken": "L+\\"]]],
        [WebHeader("Set-Cookie", "start=1; path=/; HttpOnly")])
    }
    if name == "login" {
      guard fields["lgpassword"] == password, fields["lgtoken"] == "L+\\", cookie == "start=1"
      else {
        let reason = "Wrong password '\(fields["lgpassword"] ?? "")' entered."
        return FakeMediaWiki.json(["login": ["result": "Failed", "reason": reason]])
      }
      session += 1
      return FakeMediaWiki.json(
        ["login": ["result": "Success", "lgusername": "Bot"]],
        [WebHeader("Set-Cookie", "wiki=\(session); path=/")])
    }
    let isKnown = cookie.contains("wiki=\(session)") && session > 0
    guard isKnown || bearer == "Bearer \(password)" else {
      return FakeMediaWiki.error("assertuserfailed")
    }
    if request.method == "POST", fields["token"] != "T\(session)+\\" {
      return FakeMediaWiki.error("badtoken")
    }
    switch fields["action"] {
    case "query": return query(fields, name)
    case "edit": return edit(fields)
    case "upload": return upload(fields, request)
    case "move": return move(fields)
    case "delete":
      guard let id = Int(fields["pageid"] ?? ""), let page = pages[id] else {
        return FakeMediaWiki.error("nosuchpageid")
      }
      delete(page.title, by: "Bot", fields["reason"] ?? "")
      return FakeMediaWiki.json(["delete": ["title": page.title]])
    default: return FakeMediaWiki.error("badvalue")
    }
  }

  // MARK: Reading

  private func query(_ fields: [String: String], _ name: String) -> WebResponse {
    if fields["type"] == "csrf" {
      return FakeMediaWiki.json(["query": ["tokens": ["csrftoken": "T\(session)+\\"]]])
    }
    if name == "query listing" { return listing(fields) }
    if name.hasPrefix("query log ") {
      // The moment of an event is its place in the log.
      let start = fields["leend"].flatMap(Int.init) ?? 0
      let events = log.enumerated().filter { index, event in
        index >= start && event.type == fields["letype"]
          && fields["leuser"].map { $0 == event.user } ?? true
          && fields["letitle"].map { $0 == event.title } ?? true
      }
      .reversed().map { index, event -> [String: Any] in
        [
          "action": event.type, "logpage": event.page, "title": event.title,
          "comment": event.comment, "timestamp": "\(index)",
        ]
      }
      return FakeMediaWiki.json(["query": ["logevents": Array(events)]])
    }
    if name == "query children" {
      let prefix = fields["apprefix"] ?? ""
      let below = pages.filter { $0.value.title.hasPrefix(prefix) }
        .map { ["pageid": $0.key, "title": $0.value.title] as [String: Any] }
      return FakeMediaWiki.json(["query": ["allpages": below]])
    }
    if name == "query files" {
      let titles = (fields["titles"] ?? "").split(separator: "|")
      let entries = titles.map { title -> [String: Any] in
        let versions = files[String(title.dropFirst(5))] ?? []
        let shown = fields["iilimit"] == nil ? Array(versions.prefix(1)) : versions
        let info = shown.map { ["sha1": ServerDigest.sha1($0.bytes), "comment": $0.comment] }
        return versions.isEmpty
          ? ["title": String(title), "missing": true]
          : ["title": "Datei:" + title.dropFirst(5), "imageinfo": info]
      }
      return FakeMediaWiki.json(["query": ["pages": entries]])
    }
    if let revision = fields["revids"].flatMap(Int.init) {
      let found = pages.first { $0.value.revisions.contains { $0.id == revision } }
      guard let (id, page) = found else { return FakeMediaWiki.json(["query": [:]]) }
      let own = page.revisions.filter { $0.id == revision }
      return FakeMediaWiki.json(["query": ["pages": [entry(id, page, own)]]])
    }
    return single(fields)
  }

  private func single(_ fields: [String: String]) -> WebResponse {
    if let title = fields["titles"] {
      guard let id = id(of: title), let page = pages[id] else {
        let log = deletions[title].map {
          [["action": "delete", "user": "Ann", "comment": $0, "timestamp": "2026-01-01T00:00:00Z"]]
        }
        // A name space of the wiki's own makes another title of it.
        let name = title.hasPrefix("Ops:") ? "Operations:" + title.dropFirst(4) : title
        let missing: [String: Any] = ["title": name, "ns": 0, "missing": true]
        return FakeMediaWiki.json(["query": ["pages": [missing], "logevents": log ?? []]])
      }
      return FakeMediaWiki.json(["query": ["pages": [entry(id, page, page.revisions.suffix(1))]]])
    }
    guard let id = fields["pageids"].flatMap(Int.init), let page = pages[id] else {
      return FakeMediaWiki.json(["query": ["pages": [["pageid": 0, "missing": true]]]])
    }
    var shown = Array(page.revisions.suffix(1))
    if fields["rvlimit"] != nil {
      let oldest = fields["rvendid"].flatMap(Int.init) ?? 0
      let newest = fields["rvstartid"].flatMap(Int.init) ?? .max
      shown = page.revisions.filter { (oldest...newest).contains($0.id) }.reversed()
    }
    return FakeMediaWiki.json(["query": ["pages": [entry(id, page, shown)]]])
  }

  private func listing(_ fields: [String: String]) -> WebResponse {
    let category = "[[\(fields["gcmtitle"] ?? "")|"
    let members = pages.filter { $0.value.revisions.last?.text.contains(category) == true }
      .sorted { $0.key < $1.key }
    let start = fields["gcmcontinue"].flatMap(Int.init) ?? 0
    let entries = members.dropFirst(start).prefix(pageSize).map { id, page in
      var entry = entry(id, page, page.revisions.suffix(1))
      let text = page.revisions.last?.text ?? ""
      let key =
        text.split(separator: category).dropFirst().first?.split(separator: "]]").first ?? ""
      entry["categories"] = [["title": fields["gcmtitle"] ?? "", "sortkeyprefix": String(key)]]
      return entry
    }
    var answer: [String: Any] = [
      "curtimestamp": "2026-01-02T00:00:00Z",
      "query": [
        "pages": entries, "tokens": ["csrftoken": "T\(session)+\\"],
        "userinfo": ["name": "Bot", "rights": rights],
        "fileextensions": endings.map { ["ext": $0] },
        "general": [
          "generator": "MediaWiki 1.39.17", "maxuploadsize": 1_000_000, "uploadsenabled": true,
        ],
      ],
    ]
    if start + pageSize < members.count {
      answer["continue"] = ["gcmcontinue": "\(start + pageSize)", "continue": "gcmcontinue||"]
    }
    return FakeMediaWiki.json(answer)
  }

  private func entry(
    _ id: Int, _ page: FakeMediaWiki.Page, _ revisions: some Sequence<FakeMediaWiki.Revision>
  ) -> [String: Any] {
    [
      "pageid": id, "ns": 0, "title": page.title, "lastrevid": page.revisions.last?.id ?? 0,
      "fullurl": "https://wiki.test/\(page.title.percentEscaped(keeping: "/:"))",
      "revisions": revisions.map { revision in
        [
          "revid": revision.id, "parentid": revision.parent, "user": revision.user,
          "comment": revision.comment, "sha1": ServerDigest.sha1(Array(revision.text.utf8)),
          "slots": ["main": ["content": revision.text]],
        ] as [String: Any]
      },
    ]
  }

  // MARK: Writing

  private mutating func edit(_ fields: [String: String]) -> WebResponse {
    var text = fields["text"] ?? ""
    while text.last?.isWhitespace == true { text.removeLast() }
    let comment = fields["summary"] ?? ""
    if let title = fields["title"] {
      guard id(of: title) == nil else { return FakeMediaWiki.error("articleexists") }
      let id = create(title, text, by: "Bot", comment)
      return success(id, old: 0, new: id)
    }
    guard let id = Int(fields["pageid"] ?? ""), let page = pages[id],
      let newest = page.revisions.last
    else { return FakeMediaWiki.error("nosuchpageid") }
    if let base = fields["baserevid"].flatMap(Int.init), base != newest.id {
      let old = page.revisions.first { $0.id == base }
      guard let joined = Self.join(old?.text ?? "", newest.text, text) else {
        return FakeMediaWiki.error("editconflict")
      }
      text = joined
    }
    if text == newest.text {
      return FakeMediaWiki.json(["edit": ["result": "Success", "pageid": id, "nochange": true]])
    }
    edit(id, to: text, by: "Bot", comment: comment)
    return success(id, old: newest.id, new: last)
  }

  private func success(_ id: Int, old: Int, new: Int) -> WebResponse {
    FakeMediaWiki.json([
      "edit": [
        "result": "Success", "pageid": id, "title": pages[id]?.title ?? "", "oldrevid": old,
        "newrevid": new,
      ]
    ])
  }

  /// Joins two texts that changed different lines of a third; nil where they changed the same.
  private static func join(_ base: String, _ theirs: String, _ ours: String) -> String? {
    let texts = [base, theirs, ours].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    guard texts.allSatisfy({ $0.count == texts[0].count }) else { return nil }
    var lines: [Substring] = []
    for ((old, their), our) in zip(zip(texts[0], texts[1]), texts[2]) {
      if their != old, our != old, their != our { return nil }
      lines.append(their != old ? their : our)
    }
    return lines.joined(separator: "\n")
  }

  private mutating func move(_ fields: [String: String]) -> WebResponse {
    guard let id = Int(fields["fromid"] ?? ""), let page = pages[id] else {
      return FakeMediaWiki.error("nosuchpageid")
    }
    let title = fields["to"] ?? ""
    guard self.id(of: title) == nil else { return FakeMediaWiki.error("articleexists") }
    guard !title.hasPrefix("Ops:") else { return FakeMediaWiki.error("immobile-target") }
    pages[id]?.title = title
    let comment = "Bot moved the page: \(fields["reason"] ?? "")"
    edit(id, to: page.revisions.last?.text ?? "", by: "Bot", comment: comment)
    return FakeMediaWiki.json(["move": ["from": page.title, "to": title]])
  }

  private mutating func upload(_ fields: [String: String], _ request: WebRequest) -> WebResponse {
    let name = fields["filename"] ?? ""
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    guard endings.contains(ending) else { return FakeMediaWiki.error("filetype-banned") }
    let bytes = fields["filekey"].flatMap { stash[$0] } ?? Self.file(in: request)
    if fields["ignorewarnings"] == nil {
      var warnings: [String: Any] = [:]
      if files[name] != nil { warnings["exists"] = name }
      if files.contains(where: { $0.key != name && $0.value.first?.bytes == bytes }) {
        warnings["duplicate"] = ["Other.png"]
      }
      let stem = name.prefix { $0 != "." } + "."
      if let other = files.keys.first(where: { $0 != name && $0.hasPrefix(stem) }) {
        warnings["exists-normalized"] = other
      }
      if deletions["File:\(name)"] != nil { warnings["was-deleted"] = name }
      if !warnings.isEmpty {
        stash["key"] = bytes
        return FakeMediaWiki.json(
          ["upload": ["result": "Warning", "warnings": warnings, "filekey": "key"]])
      }
    }
    files[name, default: []].insert(
      .init(bytes: bytes, comment: fields["comment"] ?? ""), at: 0)
    return FakeMediaWiki.json([
      "upload": ["result": "Success", "imageinfo": ["sha1": ServerDigest.sha1(bytes)]]
    ])
  }

  private static func file(in request: WebRequest) -> [UInt8] {
    guard let start = request.body.ranges(of: Array("\r\n\r\n".utf8)).last?.upperBound,
      let end = request.body.ranges(of: Array("\r\n--netadr-".utf8)).last?.lowerBound
    else { return [] }
    return Array(request.body[start..<end])
  }
}
