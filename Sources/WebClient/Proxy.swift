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
  init?(for address: WebAddress, environment: [String: String]) throws(WebFailure) {
    // A web server may be given HTTP_PROXY by anybody's header, but we are none.
    let names = address.isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"]
    let found = (names + ["all_proxy", "ALL_PROXY"]).lazy
      .compactMap { name in environment[name].map { (name, $0) } }.first { !$0.1.isEmpty }
    guard let (name, value) = found else { return nil }
    let exceptions = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    if Self.isExcepted(address.host, exceptions) { return nil }
    try self.init(value, from: name)
  }

  private init(_ value: String, from name: String) throws(WebFailure) {
    guard !value.lowercased().hasPrefix("https://"), !value.lowercased().hasPrefix("socks") else {
      throw .notSent("\(name): only a proxy that is reached by http:// can be used")
    }
    let start = value.firstRange(of: "://")?.upperBound ?? value.startIndex
    let authority = value[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let at = authority.lastIndex(of: "@")
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    guard let address = try? WebAddress("http://\(place)") else {
      throw .notSent("\(name): names no proxy, as http://proxy.example:3128 does")
    }
    host = address.host
    port = address.port ?? 80
    login = at.map { Self.login(authority[..<$0]) }
  }

  private static func isExcepted(_ host: String, _ exceptions: String) -> Bool {
    exceptions.split { $0 == "," || $0 == " " }.contains { exception in
      var name = exception.lowercased()
      if name == "*" { return true }
      if name.hasPrefix("*.") { name.removeFirst() }
      if name.hasPrefix(".") { name.removeFirst() }
      // An address of version 6 may stand there without its brackets.
      let isBare = !name.hasPrefix("[") && name.count { $0 == ":" } > 1
      name = (try? WebAddress(isBare ? "http://[\(name)]" : "http://\(name)"))?.host ?? name
      return host == name || host.hasSuffix("." + name)
    }
  }

  private static func login(_ text: Substring) -> Login {
    let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return Login(
      user: unescaped(words.first ?? ""), password: unescaped(words.dropFirst().first ?? ""))
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).removingPercentEscapes ?? String(text)
  }
}
