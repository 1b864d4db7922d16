/// Lets a wiki's request for patience be seen as such.
///
/// MediaWiki answers 200 when its databases lag (`maxlag`) or a user writes too fast
/// (`ratelimited`), and names the error in a header. Nothing was done then, so it is passed on as
/// 429, which is tried again whatever the method.
struct MediaWikiTransport: WebTransport {
  private let transport: any WebTransport

  init(_ transport: any WebTransport) { self.transport = transport }

  func send(_ request: WebRequest) throws(WebFailure) -> WebResponse {
    var response = try transport.send(request)
    if ["maxlag", "ratelimited"].contains(response.header("MediaWiki-API-Error")) {
      response.status = 429
    }
    return response
  }
}
