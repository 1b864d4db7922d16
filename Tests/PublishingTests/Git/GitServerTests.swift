import Testing

@testable import Publishing

/// A run against a server that answers as it is told.
@Suite struct GitServerTests {
  /// A git without a process: an empty repository whose connections fail as a test wants it.
  private struct FakeGit: GitRunner {
    let store = "/store"
    /// The answers of the connections, in order; then all goes well.
    var answers: [GitAnswer]
    private(set) var connections: [String] = []
    private(set) var pauses: [Int] = []

    init(_ answers: [GitAnswer]) { self.answers = answers }

    mutating func run(_ call: GitCall) throws(GitTrouble) -> GitAnswer {
      let commands = ["clone", "fetch", "push", "rev-parse", "symbolic-ref", "fast-import"]
      let command = call.arguments.first { commands.contains($0) } ?? ""
      if call.usesNetwork {
        connections.append(command)
        if !answers.isEmpty { return answers.removeFirst() }
        return command == "fetch"
          ? GitAnswer(status: 128, errors: "fatal: couldn't find remote ref refs/heads/main")
          : GitAnswer(status: 0)
      }
      switch command {
      case "rev-parse": return GitAnswer(status: 128)
      case "symbolic-ref": return GitAnswer(status: 0, output: Array("refs/heads/main\n".utf8))
      default: return GitAnswer(status: 0)
      }
    }

    mutating func pause(seconds: Int) { pauses.append(seconds) }
  }

  private func publish(
    _ answers: [GitAnswer]
  ) throws -> (result: PublishResult, git: FakeGit) {
    let credentials = Credentials(user: "bot", secret: Secret("s3cret"))
    var publisher = GitPublisher(
      to: try GitAddress("https://wiki.example/x.git"), as: credentials, through: FakeGit(answers))
    let result = publisher.publish(try Sample.site())
    return (result, publisher.runner)
  }

  private static func http(_ code: Int) -> GitAnswer {
    GitAnswer(
      status: 128,
      errors: "fatal: unable to access 'https://wiki.example/': The requested URL returned error: "
        + "\(code)\n")
  }
  private static let fine = GitAnswer(status: 0)

  @Test func `a busy server is asked three times in all, with pauses`() throws {
    for code in [429, 500, 502, 503, 504] {
      let (result, git) = try publish([Self.http(code), Self.http(code)])
      #expect(result.count(.created) == 2, "\(code)")
      #expect(git.connections == ["clone", "clone", "clone", "push"], "\(code)")
      #expect(git.pauses == (code == 429 ? [4, 16] : [1, 4]))
      let (failed, last) = try publish(Array(repeating: Self.http(code), count: 9))
      #expect(failed.count(.failed) == 2, "\(code)")
      #expect(last.connections.count == 3, "\(code)")
      #expect(failed.pages[0].reason?.contains("not known") == false)
    }
  }

  @Test func `a busy server is left alone for as long as it says, up to a limit`() throws {
    for code in [429, 503] {
      var (soon, late) = (Self.http(code), Self.http(code))
      (soon.wait, late.wait) = (7, 3_600)
      let (result, git) = try publish([soon, late])
      #expect(result.count(.created) == 2)
      #expect(git.pauses == [7, 30])
      let (pushed, second) = try publish([Self.fine, soon])
      #expect(pushed.count(.created) == 2)
      #expect(second.pauses == [7])
    }
  }

  @Test(arguments: [
    ("Retry-After: 7", "7"), ("retry-after:Fri, 31 Dec 1999 23:59:59 GMT", Self.date),
    ("RETRY-AFTER:  0", "0"), ("Date: 7", nil), ("X-Retry-After: 7", nil),
  ])
  func `the header of the last answer is read from git's trace`(
    header: String, value: String?
  ) throws {
    func lines(_ words: [String]) -> String {
      words.map { "11:52:11.462937 http.c:684              <= Recv header: \($0)\n" }.joined()
    }
    let first = lines(["HTTP/1.1 401 Unauthorized", "Retry-After: 99", "WWW-Authenticate: Basic"])
    let sent = "11:52:11.462937 http.c:684              => Send header: Retry-After: 88\n"
    let last = lines(["HTTP/2 429", header, "Content-Length: 0", ""])
    #expect(GitTrace.retryAfter(in: first + sent + last) == value)
    #expect(GitTrace.retryAfter(in: first + last + lines(["HTTP/1.1 200 OK", ""])) == nil)
    #expect(GitTrace.retryAfter(in: "") == nil)
  }
  private static let date = "Fri, 31 Dec 1999 23:59:59 GMT"

  @Test func `a push that is outrun waits a little longer each time`() throws {
    let outrun = GitAnswer(
      status: 1,
      output: Array("!\trefs/netadr/next-1:refs/heads/main\t[rejected] (fetch first)\n".utf8))
    let missing = GitAnswer(status: 128, errors: "fatal: couldn't find remote ref refs/heads/main")
    let (result, git) = try publish([Self.fine, outrun, missing, outrun])
    #expect(result.count(.created) == 2)
    #expect(git.pauses == [1, 2])
    let (failed, last) = try publish([Self.fine, outrun, missing, outrun, missing, outrun])
    #expect(failed.count(.failed) == 2)
    #expect(last.pauses == [1, 2])
  }

  @Test func `a refusal is final at once`() throws {
    for code in [401, 403, 404, 413] {
      let (result, git) = try publish([Self.http(code)])
      #expect(result.count(.failed) == 2, "\(code)")
      #expect(git.connections == ["clone"], "\(code)")
      let (pushed, second) = try publish([Self.fine, Self.http(code)])
      #expect(pushed.count(.failed) == 2, "\(code)")
      #expect(second.connections == ["clone", "push"], "\(code)")
      #expect(second.pauses.isEmpty)
    }
  }

  @Test func `a push that a busy server did not take is looked for before it is made again`() throws
  {
    for code in [429, 503] {
      let (result, git) = try publish([Self.fine, Self.http(code)])
      #expect(result.count(.created) == 2)
      #expect(git.connections == ["clone", "push", "fetch", "push"])
      #expect(git.pauses == [code == 429 ? 4 : 1])
    }
  }

  @Test func `the token is in no argument, and in no word that a server repeats`() throws {
    let echo = GitAnswer(status: 128, errors: "remote: s3cret Ym90OnMzY3JldA==\nfatal: s3cret\n")
    for answers in [[echo], [Self.fine, echo]] {
      let (result, _) = try publish(answers)
      #expect(result.count(.failed) == 2)
      #expect(!"\(result)".contains("s3cret"))
      #expect(!"\(result)".contains("Ym90OnMzY3JldA"))
    }
  }
}
