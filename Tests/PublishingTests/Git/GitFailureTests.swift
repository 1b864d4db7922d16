import Testing

@testable import Publishing

/// Git's own words, and what they mean for a run.
@Suite struct GitFailureTests {
  private let rows: [(String, GitFailure.Kind, String)] = [
    (
      "fatal: Authentication failed for 'https://h/x/'", .final, "does not accept the user or token"
    ),
    ("remote: TF401444: Please sign-in\nfatal: x", .final, "does not accept the user or token"),
    ("git@h: Permission denied (publickey).\nfatal: Could not read", .final, "does not accept"),
    (
      "fatal: could not read Username for 'https://h': terminal prompts disabled", .final, "wants a"
    ),
    (
      "fatal: unable to access 'https://h/': The requested URL returned error: 403", .final,
      "no right"
    ),
    (
      "remote: Repository not found.\nfatal: repository 'https://h/x/' not found", .final, "no such"
    ),
    ("remote: TF401019: The Git repository x does not exist", .final, "no such repository"),
    ("fatal: '/x' does not appear to be a git repository", .final, "no such repository"),
    ("fatal: repository '/x' does not exist", .final, "no such repository"),
    (
      "fatal: unable to access 'https://h/': server certificate verification failed. CAfile: none",
      .final, "identity is not trusted"
    ),
    (
      "fatal: unable to access 'https://h/': SSL certificate problem: self-signed", .final,
      "identity"
    ),
    ("Host key verification failed.\nfatal: Could not read from remote", .final, "identity"),
    (
      "fatal: unable to access 'https://h/': Could not resolve host: h", .final, "cannot be reached"
    ),
    ("fatal: unable to access 'https://h/': Failed to connect to h port 1", .final, "be reached"),
    ("ssh: connect to host h port 22: Connection refused", .final, "cannot be reached"),
    (
      "fatal: unable to access 'x': Operation too slow. Less than 1 bytes/sec", .uncertain,
      "too long"
    ),
    ("fatal: unable to access 'x': Connection timed out after 60001 ms", .uncertain, "too long"),
    (
      "error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413", .final, "so many"
    ),
    ("error: RPC failed; HTTP 429 curl 22 The requested URL returned error: 429", .busy, "to do"),
    ("error: RPC failed; HTTP 503 curl 22 The requested URL returned error: 503", .busy, "to do"),
    (
      "error: RPC failed; HTTP 500 curl 22 The requested URL returned error: 500", .uncertain,
      "failed"
    ),
    ("fatal: the remote end hung up unexpectedly", .uncertain, "connection was lost"),
    ("send-pack: unexpected disconnect while reading sideband packet", .uncertain, "was lost"),
    ("fatal: write error: No space left on device", .final, "set TMPDIR to another folder"),
    (
      "remote: fatal: write error: No space left on device", .final,
      "git failed: fatal: write error"
    ),
    ("fatal: mismatched algorithms: client sha1; server sha256", .final, "SHA-256"),
    (
      "fatal: the receiving end does not support this repository's hash algorithm\n"
        + "fatal: the remote end hung up unexpectedly", .final, "SHA-256"
    ),
    ("fatal: something else", .final, "git failed: fatal: something else"),
    ("", .final, "git failed and said nothing"),
  ]

  @Test func `each is one of the kinds that a run knows`() {
    for (said, kind, words) in rows {
      let failure = GitFailure(said: said, whenMissing: "")
      #expect(failure.kind == kind, "\(said)")
      #expect(failure.message.contains(words), "\(said): \(failure.message)")
    }
  }

  @Test func `a GitHub wiki without a first page is named as that`() {
    let failure = GitFailure(
      said:
        "remote: Repository not found.\nfatal: repository 'https://github.com/o/p.wiki.git/' not found",
      whenMissing: Dialect.github.missingWiki)
    #expect(failure.message.contains("saves its first page in the browser"))
  }

  @Test func `a push is refused, outrun or lost`() {
    let rows: [(String, GitFailure.Kind)] = [
      ("[rejected] (fetch first)", .outrun), ("[rejected] (non-fast-forward)", .outrun),
      ("[remote rejected] (failed to update ref)", .outrun),
      ("[remote rejected] (cannot lock ref 'refs/heads/b': is at 1 but expected 2)", .outrun),
      ("[remote rejected] (shallow update not allowed)", .outrun),
      ("[remote rejected] (pre-receive hook declined)", .final),
      ("[remote rejected] (protected branch hook declined)", .final),
      ("[remote rejected] (TF402455: Pushes to this branch are not permitted)", .final),
      ("[remote rejected] (unpacker error)", .final),
      ("[remote failure] (remote failed to report status)", .uncertain),
    ]
    for (verdict, kind) in rows {
      let failure = GitFailure(
        push: "To x\n!\trefs/netadr/next-1:refs/heads/b\t\(verdict)\nDone\n",
        said: "remote: Frozen until Monday.\nerror: failed to push", whenMissing: "")
      #expect(failure.kind == kind, "\(verdict)")
      if kind == .final {
        #expect(
          failure.message.contains(verdict) && failure.message.contains("Frozen until Monday."))
      }
    }
    let cut = GitFailure(push: "", said: "fatal: the remote end hung up", whenMissing: "")
    #expect(cut.kind == .uncertain)
  }
}
