/// Finds the API of a wiki by the address that people know.
public enum MediaWikiAddress {
  /// The address of `api.php`.
  ///
  /// Every page of a MediaWiki names it in its head. The search stays on the server that the user
  /// named, and on https where that was named, because the password goes to what it finds.
  ///
  /// - Parameters:
  ///   - wiki: The address of `api.php` itself, or of the wiki or one of its pages.
  ///   - transport: What carries the requests.
  /// - Returns: The address, without a query.
  /// - Throws: That there is no wiki, or that it names another server.
  public static func api(
    of wiki: WebAddress, _ transport: any WebTransport
  ) throws(StoreFailure) -> String {
    let origin = wiki.origin
    if wiki.text.hasSuffix("/api.php") { return wiki.text }
    var address = wiki.text
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
    throw .lost("\(wiki.text) sends on without an end; give the address of the wiki's api.php")
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

  /// Scheme and server of an address; nil where it has none or holds a user's name.
  private static func origin(of url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let end = url[start...].firstIndex { "/?#".contains($0) } ?? url.endIndex
    return (try? WebAddress(String(url[..<end])))?.origin
  }
}
