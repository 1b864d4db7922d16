import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// A run of git, with a program in its place.
@Suite struct GitProcessTests {
  @Test(arguments: [("7", 7), ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("soon", nil), (nil, nil)])
  func `what a server asks for is read, and nothing of the exchange stays`(
    asked: String?, wait: Int?
  ) throws {
    let folder = try TemporaryFolder()
    let header = asked.map { "echo '0 http.c:1 <= Recv header: Retry-After: \($0)' >> " } ?? ": "
    let script = """
      #!/bin/sh
      echo '0 http.c:1 <= Recv header: HTTP/1.1 429' >> "$GIT_TRACE_CURL"
      \(header)"$GIT_TRACE_CURL"
      [ "$GIT_TRACE_CURL_NO_DATA" = 1 ] && echo "${GIT_TRACE_REDACT-unset} $GIT_TRACE_CURL"
      exit 128

      """
    let program = folder.path("git")
    try folder.write(script, to: "git")
    try setPermissions(0o755, of: program)
    let git = try GitProcess(
      program, environment: ["PATH": GitWiki.path, "GIT_TRACE_REDACT": "0"],
      for: try GitAddress("https://wiki.example/x.git"), as: nil, caFile: nil, timeout: 60)
    let answer = try git.run(GitCall(["clone"], usesNetwork: true))
    #expect(answer.status == 128)
    #expect(answer.wait == wait)
    let words = String(decoding: answer.output, as: UTF8.self).split(separator: " ")
    #expect(words.first == "unset")
    let trace = try #require(words.last).trimmingCharacters(in: .newlines)
    #expect(trace.hasSuffix("/trace-1") && !FileManager.default.fileExists(atPath: trace))
    let own = try git.run(GitCall(["ls-tree"]))
    #expect(own.wait == nil && own.output.isEmpty)
  }
}
