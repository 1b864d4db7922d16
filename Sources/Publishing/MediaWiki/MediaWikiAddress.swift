/// Finds the API of a wiki by the address that people know.
public enum MediaWikiAddress {
  /// Why an address cannot be that of a wiki, without the address, which may hold a password.
  ///
  /// - Parameter url: The address as the user gave it.
  /// - Returns: The clause, without a full stop; nil when the address can be used.
  public static func problem(with url: String) -> String? {
    let lowered = url.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"),
      let start = url.firstRange(of: "://")?.upperBound
    else { return "the address begins neither with https:// nor with http://" }
    let authority = url[start...].prefix { !"/?#".contains($0) }
    guard !authority.isEmpty else { return "the address names no server" }
    // An address is seen by everybody: in the list of processes, in logs and in results.
    guard !authority.contains("@") else { return "the address holds a user's name or a password" }
    // A password with a slash in it ends what looks like the server's name.
    let isNumbered = authority.lastIndex(of: ":").map { colon in
      let port = authority[authority.index(after: colon)...]
      return authority.last == "]" || port.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isNumbered ?? true else { return "the address has no number for its port" }
    guard url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      return "the address holds a space or a control character"
    }
    return nil
  }

  /// The address of `api.php`.
  ///
  /// Every page of a MediaWiki names it in its head. The search stays on the server that the user
  /// named, and on https where that was named, because the password goes to what it finds.
  ///
  /// - Parameters:
  ///   - url: The address of `api.php` itself, or of the wiki or one of its pages.
  ///   - transport: What carries the requests.
  /// - Returns: The address, without a query.
  /// - Throws: That there is no wiki, or that it names another server.
  public static func api(
    of url: String, _ transport: any WebTransport
  ) throws(StoreFailure) -> String {
    let start = String(url.prefix { $0 != "?" && $0 != "#" })
    guard let origin = origin(of: start) else {
      throw .lost(problem(with: url) ?? "the address is none of a wiki")
    }
    if start.hasSuffix("/api.php") { return start }
    var address = start
    for _ in 0..<5 {
      let response: WebResponse
      do throws(WebFailure) {
        response = try transport.send(
          WebRequest("GET", address, headers: [WebHeader("User-Agent", "netadr")]))
      } catch {
        throw .lost(error.message)
      }
      if (300...399).contains(response.status), let place = response.header("Location") {
        address = try resolve(place, origin: origin, beside: address)
        continue
      }
      let text = String(decoding: response.body, as: UTF8.self)
      if let found = link(in: text) {
        return try resolve(found, origin: origin, beside: address)
      }
      throw .lost(
        "no page of a MediaWiki is at \(address) (\(response.status)); give the address of its "
          + "api.php")
    }
    throw .lost("\(url) sends on without an end; give the address of the wiki's api.php")
  }

  /// The address of the API in a page's head: `<link rel="EditURI" … href="…/api.php?action=rsd">`.
  private static func link(in page: String) -> String? {
    guard let end = page.firstRange(of: "/api.php?action=rsd") else { return nil }
    let start = page[..<end.lowerBound].lastIndex { $0 == "\"" || $0 == "'" }
    guard let start else { return nil }
    return String(page[page.index(after: start)..<end.lowerBound]) + "/api.php"
  }

  private static func resolve(
    _ place: String, origin: String, beside address: String
  ) throws(StoreFailure) -> String {
    let scheme = origin.prefix { $0 != ":" }
    var whole = place
    if place.hasPrefix("//") {
      whole = "\(scheme):\(place)"
    } else if place.hasPrefix("/") {
      whole = origin + place
    } else if self.origin(of: place) == nil {
      whole = address.prefix(through: address.lastIndex(of: "/") ?? address.startIndex) + place
    }
    let found = self.origin(of: whole) ?? ""
    // A server may send its visitors from http to https, never the other way round.
    guard found == origin || found == origin.replacing("http://", with: "https://") else {
      throw .lost("the wiki names another server, \(found); give the address of its api.php")
    }
    return whole
  }

  /// Scheme and authority of an address; nil where it has none or holds a user's name.
  private static func origin(of url: String) -> String? {
    let lower = url.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
    let authority = url.dropFirst(scheme.count).prefix { $0 != "/" }
    guard !authority.isEmpty, !authority.contains("@") else { return nil }
    return scheme + authority.lowercased()
  }
}
