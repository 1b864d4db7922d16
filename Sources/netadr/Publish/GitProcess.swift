import Diagnostics
import Publishing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs the installed git in a folder of the run's own, with nothing of the user's settings.
final class GitProcess: GitRunner {
  let store: String

  private let program: String
  private let environment: [String: String]
  private let secrets: [String: String]
  private let patience: Duration
  private let folder: ScratchFolder
  private var runs = 0

  /// What runs a program.
  ///
  /// - Parameters:
  ///   - program: The path of git.
  ///   - environment: The environment variables of netadr.
  ///   - address: The repository; the credentials are given to its host alone.
  ///   - credentials: Who publishes; nil where the repository asks nobody, or SSH has the keys.
  ///   - caFile: A file of certificate authorities to trust.
  ///   - timeout: After so many seconds without a byte from the server it is given up.
  ///   - patience: How long a run that talks to the server may take in all; ten times `timeout` when
  ///     it is left out.
  /// - Throws: A failure with exit code 2 when the folder cannot be made.
  init(
    _ program: String, environment: [String: String], for address: GitAddress,
    as credentials: Credentials?, caFile: String?, timeout: Int, patience: Duration? = nil
  ) throws(CommandFailure) {
    self.program = program
    // Git itself gives up a silent server; this ends it when it does not.
    self.patience = patience ?? .seconds(max(timeout * 10, 20))
    folder = try ScratchFolder()
    store = folder.path("store.git")
    let script = try folder.write(OutputFile(name: "askpass", text: Self.askpass))
    try naming(script) { () throws(SystemError) in
      _ = try retrying { unsafe chmod(script, 0o700) }
    }
    self.environment = Self.surroundings(
      environment, askpass: script, caFile: caFile, timeout: timeout)
    guard let credentials, let origin = address.origin else {
      secrets = [:]
      return
    }
    let end = origin.firstRange(of: "://")?.upperBound ?? origin.startIndex
    secrets = [
      "NETADR_ASKPASS_SCHEME": String(origin[..<end]),
      "NETADR_ASKPASS_HOST": String(origin[end...]),
      // Azure DevOps and GitHub take any name with a token.
      "NETADR_ASKPASS_USER": credentials.user ?? "netadr",
      "NETADR_ASKPASS_TOKEN": credentials.secret.revealed,
    ]
  }

  func run(_ call: GitCall) throws(GitTrouble) -> GitAnswer {
    runs += 1
    let names = ["input", "output", "errors", "trace"].map { "\($0)-\(runs)" }
    defer { for name in names { _ = unsafe unlink(folder.path(name)) } }
    var run = ToolRun(
      program: program, arguments: call.arguments, environment: environment,
      timeLimit: call.usesNetwork ? patience : .seconds(600), log: folder.path(names[1]))
    run.errorLog = folder.path(names[2])
    if call.usesNetwork {
      run.environment.merge(secrets) { $1 }
      // Git hides what proves who asks, and the file is gone when git is.
      run.environment["GIT_TRACE_CURL"] = folder.path(names[3])
      run.environment["GIT_TRACE_CURL_NO_DATA"] = "1"
    }
    if !call.input.isEmpty {
      do throws(CommandFailure) {
        run.input = try folder.write(OutputFile(name: names[0], bytes: call.input))
      } catch {
        throw .broken(error.diagnostics.map(\.summary).joined(separator: " / "))
      }
    }
    var status: Int32 = 0
    do throws(ToolRun.Failure) {
      try run()
    } catch {
      switch error {
      case .failed(let code): status = code
      case .timedOut(let limit):
        throw .timedOut("git took longer than \(limit.components.seconds) seconds and was ended")
      case .notStarted(let reason): throw .broken("git cannot be started: \(reason)")
      case .signalled(let number): throw .broken("git was ended by signal \(number)")
      case .interrupted: throw .broken("interrupted")
      }
    }
    let trace = status == 0 ? nil : folder.read(names[3])
    return GitAnswer(
      status: status, output: folder.read(names[1]) ?? [],
      errors: String(decoding: folder.read(names[2]) ?? [], as: UTF8.self),
      wait: trace.flatMap { GitTrace.retryAfter(in: String(decoding: $0, as: UTF8.self)) }
        .flatMap { RetryAfter($0).seconds(from: Surroundings.now()) })
  }

  func pause(seconds: Int) { ConnectionOptions.pause(.seconds(seconds)) }

  /// Answers git's two questions, and those about the wiki's own host alone: a server may send git
  /// on to another one.
  private static let askpass = """
    #!/bin/sh
    [ -n "$NETADR_ASKPASS_TOKEN" ] || exit 1
    case $1 in
      "Username for '$NETADR_ASKPASS_SCHEME$NETADR_ASKPASS_HOST'"*)
        printf '%s\\n' "$NETADR_ASKPASS_USER" ;;
      "Password for '$NETADR_ASKPASS_SCHEME"*"@$NETADR_ASKPASS_HOST'"*)
        printf '%s\\n' "$NETADR_ASKPASS_TOKEN" ;;
      *) exit 1 ;;
    esac

    """

  /// The environment of git: proxies, home and SSH agent stay, and so do the variables that name a
  /// client's certificate or an SSH program; every other variable of git's own is left out, because
  /// it may change what is written, run a program, or print what is sent.
  static func surroundings(
    _ environment: [String: String], askpass: String, caFile: String?, timeout: Int
  ) -> [String: String] {
    let kept: Set<String> = [
      "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH",
      "GIT_SSL_CERT", "GIT_SSL_KEY", "GIT_PROXY_SSL_CAINFO", "GIT_HTTP_PROXY_AUTHMETHOD",
      "GIT_EXEC_PATH",
    ]
    let dropped: Set<String> = [
      "NETADR_WIKI_TOKEN", "NETADR_WIKI_USER", "LANGUAGE", "SSH_ASKPASS", "DISPLAY",
    ]
    var variables = environment.filter { name, _ in
      !dropped.contains(name) && (!name.hasPrefix("GIT_") || kept.contains(name))
    }
    variables.merge([
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_ATTR_NOSYSTEM": "1",
      "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": askpass, "SSH_ASKPASS_REQUIRE": "never",
      "LC_ALL": "C.UTF-8",
    ]) { $1 }
    if variables["GIT_SSH_COMMAND"] == nil, variables["GIT_SSH"] == nil {
      variables["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes -o ConnectTimeout=\(timeout)"
    }
    if let file = caFile ?? environment["GIT_SSL_CAINFO"] ?? environment["SSL_CERT_FILE"] {
      variables["GIT_SSL_CAINFO"] = file
    }
    return variables
  }
}
