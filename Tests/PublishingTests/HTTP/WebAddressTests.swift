import Diagnostics
import Testing

@testable import Publishing

/// The addresses of servers.
@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://wiki.example", "https://wiki.example", ""),
    ("HTTPS://Wiki.Example:8443/A/b", "https://wiki.example:8443", "/A/b"),
    ("http://127.0.0.1:80/", "http://127.0.0.1:80", "/"),
    ("https://[FD00::1]:1/x:y", "https://[fd00::1]:1", "/x:y"),
    ("https://a_b.example/%C3%A4", "https://a_b.example", "/%C3%A4"),
  ])
  func `scheme, server, port and path are read`(text: String, origin: String, path: String) throws {
    let address = try WebAddress(text)
    #expect(address.text == text)
    #expect(address.origin == origin)
    #expect(address.path == path)
  }

  @Test(arguments: [
    "", "wiki", "ftp://wiki", "https://", "https:///x", "https://:1/x", "https://wiki:",
    "https://[::1",
    "https://[::1]x", "https://[x]", "https://wiki:x", "https://wiki:0", "https://wiki:65536",
    "https://wiki:+1", "https://a::1", "https://wiki/?a", "https://wiki#a", "https://wiki/a b",
    "https://wiki/\u{E9}", "https://wiki/\n", "https://w\\x", "https://u@wiki", "https://wiki/a@b",
    "https://u:pa/ss@wiki", "https://u:1/ss@wiki",
  ])
  func `what is none is told, and not shown`(text: String) {
    #expect {
      try WebAddress(text)
    } throws: { error in
      let words = (error as? PublishProblems)?.diagnostics.map(\.summary) ?? []
      return words.count == 1 && (text.count <= 8 || !words[0].contains(text.dropFirst(8)))
    }
  }

  @Test func `this machine is a name, an address and a range`() throws {
    for host in ["localhost", "LOCALHOST:1", "[::1]", "[::1]:1", "127.0.0.1", "127.255.3.4:80"] {
      #expect(try !WebAddress("http://\(host)/x").isUnencrypted, "\(host)")
      #expect(try !WebAddress("https://\(host)/x").isUnencrypted, "\(host)")
    }
    for host in [
      "127.example.invalid", "localhost.example", "127.0.0.1.example", "127.0.0.256", "127.0.1",
      "127.0.0.1.", "10.0.0.1", "[::127.0.0.1]", "wiki",
    ] {
      #expect(try WebAddress("http://\(host)/x").isUnencrypted, "\(host)")
      #expect(try !WebAddress("https://\(host)/x").isUnencrypted, "\(host)")
    }
  }
}
