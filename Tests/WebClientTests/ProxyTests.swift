import Publishing
import Testing

@testable import WebClient

/// The proxy that the environment names.
@Suite struct ProxyTests {
  private func proxy(
    _ environment: [String: String], for url: String = "https://wiki.example/a"
  ) throws -> Proxy? {
    try Proxy(for: WebAddress(url), environment: environment)
  }

  @Test func `each scheme has its variable, and one serves both`() throws {
    let all = [
      "HTTPS_PROXY": "http://secure:1", "HTTP_PROXY": "http://plain:2", "ALL_PROXY": "http://all:3",
    ]
    #expect(try proxy(all)?.host == "secure")
    #expect(try proxy(all, for: "http://wiki.example/")?.host == "plain")
    #expect(try proxy(["ALL_PROXY": "http://all:3"])?.port == 3)
    #expect(try proxy(["HTTP_PROXY": "http://plain:2"]) == nil)
    #expect(try proxy([:]) == nil)
    #expect(try proxy(["HTTPS_PROXY": ""]) == nil)
  }

  @Test func `lower case goes before upper case`() throws {
    let both = ["https_proxy": "http://lower:1", "HTTPS_PROXY": "http://upper:1"]
    #expect(try proxy(both)?.host == "lower")
    #expect(try proxy(["https_proxy": "", "HTTPS_PROXY": "http://upper:1"])?.host == "upper")
  }

  @Test(arguments: [
    ("http://proxy.example:3128", "proxy.example", 3128),
    ("proxy.example:3128", "proxy.example", 3128),
    ("http://proxy.example", "proxy.example", 80), ("http://proxy.example/", "proxy.example", 80),
    ("http://10.0.0.1:8080/path?x#y", "10.0.0.1", 8080), ("http://[::1]:8080", "::1", 8080),
    ("http://[fd00::1]", "fd00::1", 80), ("HTTP://PROXY.example:1", "proxy.example", 1),
  ])
  func `hosts and ports are read`(value: String, host: String, port: Int) throws {
    let proxy = try #require(try proxy(["HTTPS_PROXY": value]))
    #expect(proxy.host == host && proxy.port == port && proxy.login == nil)
  }

  @Test func `a login is read, with its escapes`() throws {
    let proxy = try #require(try proxy(["HTTPS_PROXY": "http://me%40x:p%3Aa%2Fss@proxy:1"]))
    #expect(proxy.login == Proxy.Login(user: "me@x", password: "p:a/ss"))
    #expect(proxy.host == "proxy")
    let noPassword = try self.proxy(["HTTPS_PROXY": "http://me@proxy:1"])
    #expect(noPassword?.login == Proxy.Login(user: "me", password: ""))
  }

  @Test(arguments: [
    ("wiki.example", true), ("example", true), (".example", true), ("*.example", true),
    ("*", true), ("other, wiki.example", true), ("other wiki.example", true),
    ("WIKI.EXAMPLE", true),
    ("iki.example", false), ("wiki.example.org", false), ("xexample", false), ("", false),
    ("wiki.example:443", true), ("a.wiki.example", false),
  ])
  func `exceptions are names and those below`(exceptions: String, isExcepted: Bool) throws {
    let environment = ["HTTPS_PROXY": "http://proxy:1", "NO_PROXY": exceptions]
    #expect(try (proxy(environment) == nil) == isExcepted)
    let lower = ["HTTPS_PROXY": "http://proxy:1", "no_proxy": exceptions, "NO_PROXY": "*"]
    #expect(try (proxy(lower) == nil) == isExcepted)
  }

  @Test func `an address of version 6 can be an exception`() throws {
    let environment = ["HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "[::1],10.0.0.1"]
    #expect(try proxy(environment, for: "https://[::1]:8443/") == nil)
    #expect(try proxy(environment, for: "https://10.0.0.1/") == nil)
    #expect(try proxy(environment, for: "https://10.0.0.11/") != nil)
    let bare = ["HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "fd00::2,::1"]
    #expect(try proxy(bare, for: "https://[::1]:8443/") == nil)
    #expect(try proxy(bare, for: "https://[FD00::2]/") == nil)
    #expect(try proxy(bare, for: "https://[fd00::3]/") != nil)
  }

  @Test(arguments: [
    "https://proxy:1", "socks5://proxy:1", "http://", "http://proxy:0", "http://proxy:70000",
    "http://proxy:31x28", "proxy:", "http://a b", "http://[::1",
  ])
  func `what cannot be used is told, and no password with it`(value: String) {
    let secret = value.replacing("://", with: "://me:s3cret@")
    #expect {
      try proxy(["HTTPS_PROXY": secret])
    } throws: { error in
      guard let failure = error as? WebFailure, case .notSent(let text) = failure else {
        return false
      }
      return text.hasPrefix("HTTPS_PROXY: ") && !text.contains("s3cret")
    }
  }
}
