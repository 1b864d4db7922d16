public import Foundation

/// A finished process.
public struct FinishedProcess: Sendable {
  /// The exit code, or 128 and the signal's number.
  public let exitCode: Int32
  /// All of standard output.
  public let output: String
  /// All of standard error.
  public let error: String
  /// Whether the time limit ended it.
  public let timedOut: Bool
}

/// Runs a program to its end, with nothing from the tests' own surroundings but what is given.
public struct RunProcess: Sendable {
  /// The program.
  public var executable: URL
  /// Its environment, whole.
  public var environment: [String: String] = [:]
  /// Its working folder.
  public var folder: URL = FileManager.default.temporaryDirectory
  /// After so many seconds it is killed.
  public var timeLimit: Double = 300

  /// The `netadr` of this build, which lies beside the test bundle.
  public static var netadr: RunProcess {
    RunProcess(executable: buildFolder.appending(path: "netadr"))
  }

  /// The program that was built, started in a folder.
  public static func netadr(in folder: TemporaryFolder) -> RunProcess {
    var process = netadr
    process.folder = folder.url
    return process
  }

  /// A shell, for what needs one: limits, redirections, other users.
  public static var shell: RunProcess {
    var shell = RunProcess(executable: URL(fileURLWithPath: "/bin/bash"))
    shell.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return shell
  }

  /// A program.
  public init(executable: URL) { self.executable = executable }

  /// The folder of the build that the tests run from, such as `.build/debug`.
  public static var buildFolder: URL {
    // The test runner is given the bundle's path; without one the runner itself lies there.
    let arguments = ProcessInfo.processInfo.arguments
    if let bundle = arguments.first(where: { $0.hasSuffix(".xctest") }) {
      return URL(fileURLWithPath: bundle).deletingLastPathComponent()
    }
    return Bundle.main.bundleURL
  }

  /// Runs the program with `arguments`, and `input` as its standard input.
  public func callAsFunction(_ arguments: String..., input: String = "") throws -> FinishedProcess {
    try run(arguments, input: input)
  }

  /// Runs the program with `arguments`, and `input` as its standard input.
  public func run(_ arguments: [String], input: String = "") throws -> FinishedProcess {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    // Files, not pipes: they take any amount, so that no order of reading can block.
    let scratch = try TemporaryFolder()
    let names = ["input", "output", "error"]
    try scratch.write(input, to: names[0])
    try scratch.write("", to: names[1])
    try scratch.write("", to: names[2])
    let handle = { (name: String) in scratch.url.appending(path: name) }
    process.standardInput = try FileHandle(forReadingFrom: handle(names[0]))
    process.standardOutput = try FileHandle(forWritingTo: handle(names[1]))
    process.standardError = try FileHandle(forWritingTo: handle(names[2]))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    let timedOut = ended.wait(timeout: .now() + timeLimit) == .timedOut
    if timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    let signalled = process.terminationReason == .uncaughtSignal
    return FinishedProcess(
      exitCode: process.terminationStatus + (signalled ? 128 : 0),
      output: try scratch.text(names[1]), error: try scratch.text(names[2]), timedOut: timedOut)
  }
}
