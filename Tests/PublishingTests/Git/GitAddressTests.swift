import Diagnostics
import Testing

@testable import Publishing

@Suite struct GitAddressTests {
  private func problem(_ text: String) -> String? {
    do {
      _ = try GitAddress(text)
      return nil
    } catch {
      return error.diagnostics.map(\.description).joined()
    }
  }

  @Test func `every usual form is taken as it is`() throws {
    let rows: [(String, origin: String?, Dialect?)] = [
      ("https://dev.azure.com/o/p/_git/p.wiki", "https://dev.azure.com", .azureDevOps),
      ("https://o@dev.azure.com/o/p/_git/p.wiki", "https://dev.azure.com", .azureDevOps),
      ("https://o.visualstudio.com/p/_git/p.wiki", "https://o.visualstudio.com", .azureDevOps),
      ("git@ssh.dev.azure.com:v3/o/p/p.wiki", nil, .azureDevOps),
      ("https://github.com/o/p.wiki.git", "https://github.com", .github),
      ("git@github.com:o/p.wiki.git", nil, .github),
      ("ssh://git@gitlab.com/o/p.wiki.git", nil, .gitlab),
      (
        "https://gitlab.shop.example:8443/o/p.wiki.git", "https://gitlab.shop.example:8443", .gitlab
      ),
      ("https://codeberg.org/o/p.wiki.git", "https://codeberg.org", .gitea),
      ("https://git.example/github.com/p.git", "https://git.example", nil),
      ("http://127.0.0.1:3000/x.git", "http://127.0.0.1:3000", nil),
      ("git@host:team/p@2.git", nil, nil), ("file:///srv/a@b.git", nil, nil),
      ("a@b/wiki.git", nil, nil), ("file:///srv/wiki.git", nil, nil), ("/srv/wiki.git", nil, nil),
      ("/srv/d:x@y.git", nil, nil),
      ("../wiki.git", nil, nil),
    ]
    for (text, origin, dialect) in rows {
      let address = try GitAddress(text)
      #expect(address.text == text)
      #expect(address.origin == origin, "\(text)")
      #expect(address.dialect == dialect, "\(text)")
    }
  }

  @Test func `a secret, an option or a helper program is refused`() {
    let secrets =
      [
        "https://u:s3cret@host/x", "https://:s3cret@host/x", "ssh://u:s3cret@host/x",
        "u:s3cret@host:x", "https://ghp_s3cret@host/x",
        "https://\(String(repeating: "s3cret", count: 9))@host/x", "HTTPS://u:s3cret@host",
        "https://host/x.git?private_token=s3cret", "https://host/x.git#s3cret",
        "https://host?s3cret@host/x", "https://u%3As3cret@host/x", "ssh://u%3as3cret@host/x",
        "https://u:s3/cret@host/x", "ssh://u:s3/cret@host/x", "u:s3/cret@host:x",
        "https://u:12/s3cret@host/x", "https://u@host:s3cret/x",
      ]
      + ["glptt-", "glcbt-", "gloas-", "ATATT", "ATCTT", "ATBB", "ghr_"].map {
        "https://\($0)s3cret@host/x"
      }
    for text in secrets {
      let words = problem(text)
      #expect(words?.contains("NETADR_WIKI_TOKEN") == true, "\(text)")
      #expect(words?.contains("cret@") == false, "\(text)")
      #expect(words?.contains("s3cret") == false, "\(text)")
    }
    for text in ["", "-x", "--upload-pack=x", "ext::sh -c x", "a\nb", "ftp://host/x", "https:///x"]
    {
      #expect(problem(text) != nil, "\(text)")
    }
  }

  @Test func `plain text to another machine is told`() throws {
    for text in ["http://wiki.example/x", "http://127.example.invalid/x"] {
      #expect(try GitAddress(text).isUnencrypted, "\(text)")
    }
    for text in ["http://localhost:1/x", "http://127.0.0.1/x", "http://[::1]:1/x", "https://h/x"] {
      #expect(try !GitAddress(text).isUnencrypted, "\(text)")
    }
  }
}
