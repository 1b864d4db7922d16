internal import Diagnostics

/// Why git did not do what it was asked, and what that means for the run.
struct GitFailure: Error, Sendable, Hashable {
  /// What the run may do about it.
  enum Kind: Sendable, Hashable {
    /// Nothing: it was refused, or the server is out of reach.
    case final
    /// Somebody else pushed in between: fetch and try again.
    case outrun
    /// The server has too much to do: try again later.
    case busy
    /// The answer was lost: the branch may have been written.
    case uncertain
  }

  var kind: Kind
  /// What to tell the user, without a full stop.
  var message: String
  /// For how many seconds the server wants not to be asked; nil where it does not say.
  var wait: Int?
  /// The first pause in seconds where the server does not say; each later one is four times as long.
  private var firstPause = 1

  /// The seconds between a busy server's answer and another try, never more than over HTTP.
  ///
  /// - Parameter attempt: The number of the try that failed, from 1.
  /// - Returns: The seconds.
  func pause(after attempt: Int) -> Int {
    let longest = Int(RetryingClient.longestPause / .seconds(1))
    return min(wait ?? firstPause << (2 * (attempt - 1)), longest)
  }

  /// A failure.
  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// Why git was not run to its end.
  init(_ trouble: GitTrouble) {
    switch trouble {
    case .timedOut(let text): self.init(.uncertain, text)
    case .broken(let text): self.init(.final, text)
    }
  }

  /// The failure that git's own words tell.
  ///
  /// - Parameters:
  ///   - said: What git wrote to standard error, in English.
  ///   - hint: What else a missing repository may mean on this kind of wiki.
  init(said: String, whenMissing hint: String) {
    let text = said.lowercased()
    let server = Self.serverWords(said)
    let words = server.isEmpty ? Self.lastWords(said) : server
    func has(_ parts: String...) -> Bool { parts.contains { text.contains($0) } }
    if has("server certificate verification failed", "ssl certificate problem", "self-signed cert")
      || has("unable to get local issuer", "ssl: no alternative certificate", "ssl connect error")
      || has("gnutls_handshake", "certificate subject name", "host key verification failed")
    {
      self.init(.final, "the server's identity is not trusted: \(Self.lastWords(said))")
    } else if has("no space left on device", "out of diskspace"), server.isEmpty {
      self.init(
        .final, "no space left on the device for the run's own files; set TMPDIR to another folder")
    } else if has("authentication failed", "http 401", "error: 401", "permission denied (publickey")
      || has("invalid username or", "tf401444")
    {
      self.init(.final, "the server does not accept the user or token: \(words)")
    } else if has("could not read username", "could not read password", "prompts disabled") {
      self.init(
        .final,
        "the server wants a user or token that was not given, or sent git on to another host; set "
          + "NETADR_WIKI_TOKEN or use --token-file")
    } else if has(
      "error: 403", "http 403", "permission to", "write access to repository not granted")
    {
      self.init(.final, "the user has no right to do this: \(words)")
    } else if has("repository not found", "error: 404", "http 404", "does not appear to be a git")
      || has("tf401019", "' not found", "could not be found") || Self.namesMissingFolder(text)
    {
      self.init(.final, "there is no such repository, or no right to see it\(hint): \(words)")
    } else if has("could not resolve host", "name or service not known", "connection refused")
      || has("failed to connect", "couldn't connect", "network is unreachable", "no route to host")
    {
      self.init(.final, "the server cannot be reached: \(Self.lastWords(said))")
    } else if has("error: 429", "http 429") {
      self.init(.busy, "the server has too much to do: \(words)")
      // It counts what it is asked: a try that comes too soon counts too.
      firstPause = 4
    } else if has("error: 503", "http 503") {
      self.init(.busy, "the server has too much to do: \(words)")
    } else if has("error: 413", "http 413") {
      self.init(.final, "the server does not take so many bytes at once: \(words)")
    } else if has("operation too slow", "timed out") {
      self.init(.uncertain, "the server took too long: \(Self.lastWords(said))")
    } else if has("mismatched algorithms", "hash algorithm") {
      self.init(.final, "the repository names its objects by SHA-256; SHA-1 is needed")
    } else if has("error: 5", "http 5") {
      self.init(.uncertain, "the server failed: \(words)")
    } else if has("hung up", "unexpected disconnect", "early eof")
      || has("connection reset", "empty reply", "rpc failed", "connection closed", "broken pipe")
    {
      self.init(.uncertain, "the connection was lost: \(words)")
    } else {
      self.init(.final, words.isEmpty ? "git failed and said nothing" : "git failed: \(words)")
    }
  }

  /// What the server says, without git's mark before each line.
  static func serverWords(_ said: String) -> String {
    let lines = said.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("remote:") }
      .map { Self.trimmed($0.dropFirst("remote:".count)) }.filter { !$0.isEmpty }
    return lines.joined(separator: " / ").shortened(to: 400)
  }

  private static func lastWords(_ said: String) -> String {
    let lines = said.split(whereSeparator: \.isNewline).map { trimmed($0) }
    let telling = lines.filter { line in
      ["fatal:", "error:", "ssh:"].contains { line.hasPrefix($0) }
    }
    return (telling.isEmpty ? lines : telling).suffix(2).joined(separator: " / ")
      .shortened(to: 400)
  }

  private static func namesMissingFolder(_ text: String) -> Bool {
    text.contains("fatal: repository '") && text.contains("' does not exist")
  }

  private static func trimmed(_ line: Substring) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var line = line.drop(while: isBlank)
    while line.last.map(isBlank) == true { line.removeLast() }
    return String(line)
  }
}

// MARK: Pushes

extension GitFailure {
  /// Why a push was not done.
  ///
  /// - Parameters:
  ///   - report: What `git push --porcelain` wrote to standard output.
  ///   - said: What it wrote to standard error.
  ///   - hint: What else a missing repository may mean on this kind of wiki.
  init(push report: String, said: String, whenMissing hint: String) {
    // !<TAB>refs/netadr/1:refs/heads/wikiMain<TAB>[rejected] (fetch first)
    guard let line = report.split(whereSeparator: \.isNewline).first(where: { $0.hasPrefix("!\t") })
    else {
      self.init(said: said, whenMissing: hint)
      return
    }
    let verdict = line.split(separator: "\t").last.map(String.init) ?? ""
    let isRace = Self.races.contains { verdict.contains($0) }
    if isRace {
      self.init(.outrun, "somebody else pushed at the same time: \(verdict)")
      return
    }
    // "(unpacker error)" and the like come with the server's words, "[remote failure]" with none.
    if verdict.contains("[remote failure]") {
      self.init(.uncertain, "the server did not say whether it took the push: \(verdict)")
      return
    }
    let words = Self.serverWords(said)
    self.init(
      .final,
      "the server refused the push: \(verdict.shortened(to: 200))"
        + (words.isEmpty ? "" : ": \(words)"))
  }

  /// What git says when the branch is not what it was when it was fetched.
  private static let races = [
    "(fetch first)", "(non-fast-forward)", "(already exists)", "(stale info)",
    "(shallow update not allowed)", "failed to update ref", "cannot lock ref", "failed to lock",
    "incorrect old value", "reference already exists", "remote ref updated",
  ]
}
