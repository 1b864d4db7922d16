/// Lets a wiki's request for patience be seen as such.
///
/// MediaWiki answers 200 when its databases lag (`maxlag`) or a user writes too fast
/// (`ratelimited`), and names the error in a header. Nothing was done then, so it is passed on as
/// 429, which is tried again whatever the method.
struct MediaWikiTransport: WebTransport {
  private let transport: any WebTransport

  /// The seconds to wait where a user writes too fast: the wiki does not say how long, and its limits
  /// are for a minute, as 90 edits; three waits outlast one.
  private static let rateLimitPause = 25

  init(_ transport: any WebTransport) { self.transport = transport }

  func send(_ request: WebRequest) throws(WebFailure) -> WebResponse {
    var response = try transport.send(request)
    let error = response.header("MediaWiki-API-Error")
    if error == "maxlag" || error == "ratelimited" { response.status = 429 }
    if error == "ratelimited", response.header("Retry-After") == nil {
      response.headers.append(WebHeader("Retry-After", "\(Self.rateLimitPause)"))
    }
    return response
  }
}
