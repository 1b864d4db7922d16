import Decisions
import Diagnostics

/// What the runs of outside programs have in common: time, surroundings, and how failures are told.
struct ToolJob: Sendable {
  /// How long each run may take.
  let timeLimit: Duration
  /// The environment of this run; programs get it with some changes.
  let environment: [String: String]
  /// The date of the document, which the files that are made state as their own.
  let date: CalendarDate

  /// Runs a program that makes one file.
  ///
  /// - Parameters:
  ///   - program: The program's path.
  ///   - arguments: Its arguments.
  ///   - result: The file that it makes, in `folder`.
  ///   - start: What every such file begins with.
  ///   - folder: The folder of the run.
  ///   - output: The file as the user knows it, for diagnostics.
  /// - Returns: The bytes of the file.
  /// - Throws: A failure with exit code 2 that says what the program said.
  func bytes(
    _ program: String, _ arguments: [String], making result: String, startingWith start: [UInt8],
    in folder: borrowing ScratchFolder, for output: String
  ) throws(CommandFailure) -> [UInt8] {
    let run = ToolRun(
      program: program, arguments: arguments,
      environment: surroundings(home: try folder.makeFolder("home")), timeLimit: timeLimit,
      log: folder.path("log"))
    let name = program.split(separator: "/").last.map(String.init) ?? program
    do throws(ToolRun.Failure) {
      try run()
    } catch {
      let said = Self.shortened(folder.read("log") ?? [])
      throw CommandFailure(
        .unusable, "\(output): \(Self.words(for: error, of: name))", cure: said)
    }
    guard let bytes = folder.read(result), bytes.starts(with: start) else {
      throw CommandFailure(
        .unusable, "\(output): \(name) ended well but made no such file",
        cure: Self.shortened(folder.read("log") ?? []))
    }
    return bytes
  }

  /// The year 1980: a ZIP file, such as DOCX, cannot state a moment before it.
  private static let earliestMoment = 315_532_800

  /// The environment of a program: one locale, one time zone, the document's date, a home without
  /// anybody's settings, and a proxy that nobody serves, so that nothing is fetched.
  private func surroundings(home: String) -> [String: String] {
    let moment = max(Self.earliestMoment, date.secondsSince1970)
    let proxies = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"]
    let fixed = [
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "\(moment)",
      "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home,
      "XDG_RUNTIME_DIR": home, "DBUS_SESSION_BUS_ADDRESS": "disabled:",
      "no_proxy": "", "NO_PROXY": "",
    ]
    return environment.merging(fixed) { $1 }
      .merging(proxies.map { ($0, "http://127.0.0.1:9") }) { $1 }
  }

  private static func words(for failure: ToolRun.Failure, of name: String) -> String {
    switch failure {
    case .notStarted(let error): "\(name) cannot be started: \(error)"
    case .timedOut(let limit):
      "\(name) took longer than \(limit.formattedSeconds) and was ended; "
        + "--tool-timeout allows more"
    case .failed(let code): "\(name) failed with exit code \(code)"
    case .signalled(let number): "\(name) was ended by signal \(number)"
    case .interrupted: "interrupted"
    }
  }

  /// The end of what a program said, where it says why; nil when it said nothing.
  static func shortened(_ log: [UInt8]) -> String? {
    let text = String(decoding: log.suffix(4_096), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingPrefix { $0 == " " || $0 == "\t" } }.filter { !$0.isEmpty }
    guard !lines.isEmpty else { return nil }
    return "it said: " + lines.suffix(3).joined(separator: " / ").shortened(to: 300)
  }
}

extension Duration {
  /// The whole seconds, with their unit.
  fileprivate var formattedSeconds: String {
    let seconds = components.seconds
    return "\(seconds) \(seconds == 1 ? "second" : "seconds")"
  }
}
