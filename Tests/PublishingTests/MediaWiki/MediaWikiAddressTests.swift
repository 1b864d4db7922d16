@testable import Publishing
import Testing

/// Finding the API of a wiki by an address that people know.
@Suite struct MediaWikiAddressTests {
  /// A server that answers with pages and redirections by address.
  private struct Pages: WebTransport {
    var answers: [String: WebResponse]

    func send(_ request: WebRequest) throws(WebFailure) -> WebResponse {
      answers[request.url] ?? WebResponse(status: 404)
    }
  }

  private static func page(_ href: String) -> WebResponse {
    WebResponse(
      status: 200,
      body: Array(
        "<link rel=\"EditURI\" type=\"application/rsd+xml\" href=\"\(href)?action=rsd\">".utf8))
  }

  private func find(_ url: String, _ answers: [String: WebResponse]) -> Result<String, StoreFailure>
  {
    guard let address = try? WebAddress(url) else { return .failure(.lost("\(url) is none")) }
    do throws(StoreFailure) {
      return .success(try MediaWikiAddress.api(of: address, Pages(answers: answers)))
    } catch {
      return .failure(error)
    }
  }

  @Test func `the API's own address is taken as it is`() {
    #expect(find("https://w.test/w/api.php", [:]) == .success("https://w.test/w/api.php"))
  }

  @Test(arguments: ["//w.test/w/api.php", "/w/api.php", "https://w.test/w/api.php"])
  func `a page of the wiki names it`(href: String) {
    let found = find("https://w.test", ["https://w.test": Self.page(href)])
    #expect(found == .success("https://w.test/w/api.php"))
  }

  @Test func `a redirection is followed on the same server`() {
    let answers = [
      "http://w.test/": WebResponse(
        status: 301, headers: [WebHeader("Location", "https://w.test/wiki/Main_Page")]),
      "https://w.test/wiki/Main_Page": Self.page("https://w.test/api.php"),
    ]
    #expect(find("http://w.test/", answers) == .success("https://w.test/api.php"))
  }

  @Test(arguments: [
    "https://evil.test/api.php", "http://w.test/api.php", "//evil.test/api.php",
    "https://w.test@evil.test/api.php", "https://w.test:1/api.php",
  ])
  func `no page sends the password to another server, or in the clear`(href: String) {
    guard case .failure(let failure) = find("https://w.test", ["https://w.test": Self.page(href)])
    else {
      Issue.record("it was followed")
      return
    }
    #expect(failure.message.contains("another server"))
  }

  @Test func `a page of something else and a circle are told`() {
    guard case .failure(let none) = find("https://w.test/", [:]) else {
      Issue.record("it was taken")
      return
    }
    #expect(none.message.contains("(404)"))
    let circle = WebResponse(status: 302, headers: [WebHeader("Location", "https://w.test/")])
    guard case .failure(let endless) = find("https://w.test/", ["https://w.test/": circle]) else {
      Issue.record("it was taken")
      return
    }
    #expect(endless.message.contains("without an end"))
  }
}
