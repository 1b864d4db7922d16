internal import Publishing

/// The proxy between this machine and a server, as the environment names it.
struct Proxy: Sendable, Hashable {
  /// A user's name and password.
  struct Login: Sendable, Hashable {
    let user: String
    let password: String
  }

  let host: String
  let port: Int
  let login: Login?

  /// The proxy for an address; nil where there is none.
  ///
  /// `HTTPS_PROXY` serves https and `HTTP_PROXY` http, `ALL_PROXY` both, in lower case as well.
  /// `NO_PROXY` lists hosts that are reached directly: a name stands for itself and every name
  /// below it, `*` for all.
  ///
  /// - Throws: That a variable holds no proxy that can be used.
  init?(for url: String, environment: [String: String]) throws(WebFailure) {
    let isSecure = url.lowercased().hasPrefix("https:")
    // A web server may be given HTTP_PROXY by anybody's header, but we are none.
    let names = isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"]
    let found = (names + ["all_proxy", "ALL_PROXY"]).lazy
      .compactMap { name in environment[name].map { (name, $0) } }.first { !$0.1.isEmpty }
    guard let (name, value) = found else { return nil }
    let host = Self.authority(of: url).host
    let exceptions = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    if Self.isExcepted(host, exceptions) { return nil }
    try self.init(value, from: name)
  }

  private init(_ value: String, from name: String) throws(WebFailure) {
    guard !value.lowercased().hasPrefix("https://"), !value.lowercased().hasPrefix("socks") else {
      throw .notSent("\(name): only a proxy that is reached by http:// can be used")
    }
    let (host, port, login) = Self.authority(of: value)
    guard !host.isEmpty, (1...65_535).contains(port ?? 80) else {
      throw .notSent("\(name): names no proxy, as http://proxy.example:3128 does")
    }
    self.host = host
    self.port = port ?? 80
    self.login = login
  }

  private static func isExcepted(_ host: String, _ exceptions: String) -> Bool {
    exceptions.split { $0 == "," || $0 == " " }.contains { exception in
      var name = exception.lowercased()
      if name == "*" { return true }
      if name.hasPrefix("*.") { name.removeFirst() }
      if name.hasPrefix(".") { name.removeFirst() }
      name = authority(of: name).host
      return host == name || host.hasSuffix("." + name)
    }
  }

  private static func authority(of url: String) -> (host: String, port: Int?, login: Login?) {
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let at = authority.lastIndex(of: "@")
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    let login = at.map { index in
      let words = authority[..<index].split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return Login(
        user: unescaped(words.first ?? ""), password: unescaped(words.dropFirst().first ?? ""))
    }
    if place.hasPrefix("["), let end = place.firstIndex(of: "]") {
      let host = place[place.index(after: place.startIndex)..<end].lowercased()
      let rest = place[place.index(after: end)...]
      return (host, Int(rest.dropFirst()), login)
    }
    let parts = place.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (
      (parts.first ?? "").lowercased(), parts.count > 1 ? Int(parts[1]) : nil, login
    )
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).removingPercentEscapes ?? String(text)
  }
}
