import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// `netadr publish git` as its users meet it.
@Suite struct PublishGitCommandTests {
  let wiki: GitWiki
  let tools: FakeTools
  private let token = "s3cret-token-of-ann"

  init() throws {
    wiki = try GitWiki()
    tools = try FakeTools()
    try decision("payments", title: "Network model")
  }

  private func decision(_ key: String, title: String) throws {
    let place = "Output/\(key)"
    try wiki.folder.write("# \(title)\n\nAll is well.\n", to: "\(place)/adr.md")
    try wiki.folder.write("# \(title) review\n\nScores.\n", to: "\(place)/report.md")
    try wiki.folder.write(
      "{\"schema\": \"netadr.decision/1\", \"status\": \"proposed\"}", to: "\(place)/decision.json")
  }

  private func publish(
    _ arguments: [String], url: String? = nil, environment: [String: String] = [:]
  ) throws -> FinishedProcess {
    var netadr = RunProcess.netadr(in: wiki.folder)
    netadr.environment = ["PATH": GitWiki.path, "HOME": wiki.folder.path].merging(environment) {
      $1
    }
    return try netadr.run(["publish", "git", url ?? wiki.url] + arguments)
  }

  private var plain: [String] { ["Output/payments", "--dialect", "plain"] }

  @Test func `exit codes tell what became of the run`() throws {
    let first = try publish(plain)
    #expect(first.exitCode == 0, "\(first.error)")
    #expect(first.output.contains("created payments Network model.md\n"))
    #expect(first.output.hasSuffix(": 2 created\n"))
    let second = try publish(plain)
    #expect(second.exitCode == 0)
    #expect(second.output.hasSuffix(": 2 unchanged\n"))
    try wiki.edit(["Network model.md": "Ann's.\n"])
    let conflict = try publish(plain)
    #expect(conflict.exitCode == 3)
    #expect(conflict.output.contains("    -Ann's.\n"))
    #expect(try publish(plain + ["--overwrite"]).exitCode == 0)
    let lost = try publish(plain, url: wiki.folder.path("none.git"))
    #expect(lost.exitCode == 4)
    #expect(lost.output.contains("there is no such repository"))
  }

  @Test func `JSON tells the same to machines`() throws {
    _ = try publish(plain)
    try wiki.edit(["Network model.md": "Ann's.\n"])
    let run = try publish(plain + ["--format", "json"])
    #expect(run.exitCode == 3)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "netadr.publish/1")
    #expect(object["target"] as? String == wiki.url)
    let pages = try #require(object["pages"] as? [[String: Any]])
    #expect(pages.map { $0["outcome"] as? String } == ["conflict", "unchanged"])
    #expect((pages[0]["difference"] as? String)?.contains("-Ann's.") == true)
  }

  @Test func `what is wrong on the command line is said before anything is done`() throws {
    let rows: [([String], String)] = [
      (["Output/payments"], "--dialect azure-devops, github, gitlab, gitea or plain"),
      (["Output/payments", "--dialect", "confluence"], "not kept in a git repository"),
      (plain + ["--branch", "a..b"], "no name of a branch"),
      (plain + ["--branch=-x:y"], "no name of a branch"),
      (plain + ["--root", "A//B"], "empty title"),
      (plain + ["--author", "Ann"], "Name <mail@host>"),
      (plain + ["--adopt", "payment"], "did you mean 'payments'?"),
      (plain + ["--git", "/nowhere/git"], "'/nowhere/git' is no program"),
      (plain + ["--ca-file", "/nowhere/ca.pem"], "/nowhere/ca.pem: no such file"),
    ]
    for (arguments, words) in rows {
      let run = try publish(arguments)
      #expect(run.exitCode == 2, "\(arguments): \(run.error)")
      #expect(run.error.contains(words), "\(arguments): \(run.error)")
    }
    let none = try publish(plain, environment: ["PATH": "/nowhere"])
    #expect(none.exitCode == 2)
    #expect(none.error.contains("publish git: there is no git on PATH; install the Debian package"))
    let date = try publish(plain, environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(date.error.contains("SOURCE_DATE_EPOCH: 'soon'"))
    #expect(try wiki.git("-C", wiki.url, "for-each-ref").isEmpty)
  }

  @Test func `a password in the address is refused and not repeated`() throws {
    for url in [
      "https://ann:\(token)@wiki.example/x.git", "ann:\(token)@wiki.example:x.git",
      "https://ghp_\(token)@wiki.example/x.git",
    ] {
      let run = try publish(plain, url: url)
      #expect(run.exitCode == 2)
      #expect(run.error.contains("NETADR_WIKI_TOKEN"), "\(run.error)")
      #expect(!(run.output + run.error).contains(token))
    }
  }

  @Test(arguments: ["text", "json"])
  func `the token is in no output, argument or file, whatever a server repeats`(form: String) throws
  {
    // Prints all that it was given, as the worst of servers would, and keeps it for the test.
    let git = try tools.add(
      "git",
      """
      { echo "$@"; } >> '\(tools.folder.path("arguments"))'
      tar -cf '\(tools.folder.path("files.tar"))' -C "$TMPDIR" .
      "$GIT_ASKPASS" "Password for 'https://bot@wiki.example:8443': " > '\(tools.folder.path("word"))'
      env | sed 's/^/remote: /' >&2
      echo "fatal: Authentication failed for https://bot:$NETADR_ASKPASS_TOKEN@wiki.example" >&2
      exit 128
      """)
    let run = try publish(
      plain + ["--git", git, "--format", form], url: "https://wiki.example:8443/x.git",
      environment: [
        "NETADR_WIKI_TOKEN": token, "NETADR_WIKI_USER": "bot", "GIT_TRACE_CURL": "1",
        "TMPDIR": try tools.folder.write("", to: "scratch/x").replacing("/x", with: ""),
      ])
    #expect(run.exitCode == 4, "\(run.error)")
    #expect(run.output.contains("does not accept the user or token"))
    #expect(try tools.folder.text("word") == token + "\n")
    let files = try Data(contentsOf: URL(fileURLWithPath: tools.folder.path("files.tar")))
    let seen =
      try run.output + run.error + tools.folder.text("arguments")
      + String(decoding: files, as: UTF8.self)
    for form in [token, Data("bot:\(token)".utf8).base64EncodedString()] {
      #expect(!seen.contains(form))
    }
    #expect(try tools.folder.list("scratch") == ["x"])
  }

  @Test func `the token is given to the address's own host alone`() throws {
    let git = try tools.add(
      "git",
      """
      for question in "Username for 'https://wiki.example': " \\
        "Password for 'https://bot@wiki.example': " "Username for 'https://evil.example': " \\
        "Password for 'https://bot@evil.example': " "Password for 'https://bot@wiki.example.org': " \\
        "Password for 'http://bot@wiki.example': " "Password for 'https://bot@wiki.example:1': " \\
        "Password for 'http://proxy:3128': "; do
        "$GIT_ASKPASS" "$question" || echo "-"
      done > '\(tools.folder.path("answers"))'
      exit 1
      """)
    _ = try publish(
      plain + ["--git", git], url: "https://wiki.example/x.git",
      environment: ["NETADR_WIKI_TOKEN": token])
    let answers = try tools.folder.text("answers").split(separator: "\n")
    #expect(answers == ["netadr", Substring(token), "-", "-", "-", "-", "-", "-"])
  }

  @Test func `nothing of the user's git settings runs or changes anything`() throws {
    let hooks = wiki.folder.path("hooks")
    let trace = wiki.folder.path("trace")
    for name in ["pre-push", "post-checkout", "reference-transaction", "post-commit"] {
      let hook = try wiki.folder.write(
        "#!/bin/sh\necho \(name) >> '\(trace)'\n", to: "hooks/\(name)")
      try setPermissions(0o755, of: hook)
    }
    try wiki.folder.write(
      """
      [core]
        hooksPath = \(hooks)
        autocrlf = true
      [commit]
        gpgSign = true
      [url "/nowhere/"]
        insteadOf = /
      """, to: ".gitconfig")
    let run = try publish(
      plain,
      environment: [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.hooksPath", "GIT_CONFIG_VALUE_0": hooks,
        "GIT_DIR": "/nowhere", "GIT_TRACE": trace, "GIT_SSL_NO_VERIFY": "1", "LANGUAGE": "de",
      ])
    #expect(run.exitCode == 0, "\(run.output)\(run.error)")
    #expect(!FileManager.default.fileExists(atPath: trace))
    #expect(try !wiki.text("Network model.md").contains("\r"))
  }

  @Test func `the environment keeps SSH, proxies and certificates, and nothing else of git's`() {
    let kept = [
      "HOME": "/h", "SSH_AUTH_SOCK": "/s", "HTTPS_PROXY": "http://p:1", "GIT_SSL_CERT": "/c",
    ]
    let dropped = [
      "GIT_SSL_NO_VERIFY": "1", "GIT_TRACE_CURL": "1", "GIT_PROXY_COMMAND": "x", "LANGUAGE": "de",
      "NETADR_WIKI_TOKEN": "x", "SSH_ASKPASS": "/x",
    ]
    let variables = GitProcess.surroundings(
      kept.merging(dropped) { $1 }, askpass: "/a", caFile: "/ca", timeout: 9)
    for (name, value) in kept { #expect(variables[name] == value) }
    for name in dropped.keys { #expect(variables[name] == nil) }
    #expect(variables["GIT_SSL_CAINFO"] == "/ca")
    #expect(variables["GIT_SSH_COMMAND"] == "ssh -o BatchMode=yes -o ConnectTimeout=9")
    let own = GitProcess.surroundings(
      ["GIT_SSH_COMMAND": "ssh -i key", "SSL_CERT_FILE": "/f"], askpass: "/a", caFile: nil,
      timeout: 9)
    #expect(own["GIT_SSH_COMMAND"] == "ssh -i key")
    #expect(own["GIT_SSL_CAINFO"] == "/f")
  }

  @Test func `an interrupted run ends git and leaves no folder`() throws {
    let child = tools.folder.path("child")
    let git = try tools.add("git", "echo $$ > '\(child)'; kill -TERM $PPID; sleep 1000")
    let scratch = try tools.folder.write("", to: "scratch/x").replacing("/x", with: "")
    let run = try publish(plain + ["--git", git], environment: ["TMPDIR": scratch])
    // Where the tests' own runner holds the signal back, the run ends by itself.
    #expect(run.exitCode == 128 + SIGTERM || run.output.contains("interrupted"))
    #expect(try tools.folder.list("scratch") == ["x"])
    let process = try tools.folder.text("child").split(separator: "\n").first.flatMap { pid_t($0) }
    #expect(FakeTools.isGone(try #require(process)))
  }

  @Test func `a git that hangs is ended`() throws {
    let git = try tools.add(
      "git", "sleep 1000 & echo $! > '\(tools.folder.path("child"))'; sleep 1000")
    let process = try GitProcess(
      git, environment: ["PATH": GitWiki.path], for: try GitAddress(wiki.url), as: nil, caFile: nil,
      timeout: 60, patience: .seconds(2))
    #expect(throws: GitTrouble.timedOut("git took longer than 2 seconds and was ended")) {
      try process.run(GitCall(["fetch"], usesNetwork: true))
    }
    let child = try tools.folder.text("child").split(separator: "\n").first.flatMap { pid_t($0) }
    #expect(FakeTools.isGone(try #require(child)))
  }
}
