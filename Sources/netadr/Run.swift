import ArgumentParser
import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One run of the program: from its arguments to its exit code.
struct Run {
  /// The arguments, without the program's name.
  let arguments: [String]

  /// Runs the command and ends the process.
  func endProcess() -> Never {
    Self.turnSignalsIntoErrors()
    Self.reserveStandardStreams()
    let console = Console(environment: Surroundings.environment)
    var exit = perform(console)
    // What went through the C library's streams is not ours, but its loss is.
    if fflush(nil) != 0 {
      let error = SystemError(code: errno)
      if !error.isBrokenPipe {
        exit = max(exit, CommandExit.unusable.rawValue)
        console.report(CommandFailure(.unusable, "<stdout>: \(error)").diagnostics)
      }
    }
    _exit(exit)
  }

  private func perform(_ console: Console) -> Int32 {
    do {
      var command = try NetADR.parseAsRoot(arguments)
      try command.run()
      return CommandExit.done.rawValue
    } catch let failure as CommandFailure {
      console.report(failure.diagnostics)
      return failure.exit.rawValue
    } catch {
      return finish(error, console)
    }
  }

  /// Ends a run by what ArgumentParser threw: help, a version, a usage error or an exit code.
  private func finish(_ error: any Error, _ console: Console) -> Int32 {
    let message = NetADR.fullMessage(for: error)
    let code = NetADR.exitCode(for: error)
    if code == .success {
      do {
        try console.write(message.isEmpty ? "" : message + "\n")
        return CommandExit.done.rawValue
      } catch {
        console.report(error.diagnostics)
        return error.exit.rawValue
      }
    }
    let words = CommandSuggestion.replacing(message, for: arguments)
    if !message.isEmpty { console.note(Self.usageError(words, on: console.error)) }
    return code == .validationFailure ? CommandExit.unusable.rawValue : code.rawValue
  }

  /// ArgumentParser's message in the form of every other error: `error: …`, and no capital.
  static func usageError(_ message: String, on terminal: Terminal) -> String {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).escapingControls }
    let label = "Error: "
    guard let first = lines.first, first.hasPrefix(label) else { return message }
    let summary = first.dropFirst(label.count)
    let second = summary.dropFirst().first
    let isWord = second?.isLowercase ?? false
    let words = isWord ? summary.prefix(1).lowercased() + summary.dropFirst() : String(summary)
    lines[0] = terminal.styled("error:", .red) + " " + words
    return lines.joined(separator: "\n")
  }

  /// Keeps the numbers of closed standard streams from being given to files that are opened later,
  /// which would then receive what is printed.
  ///
  /// The stand-in is opened the wrong way round, so that using it is the error that it was.
  private static func reserveStandardStreams() {
    for (descriptor, flags) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY),
      (STDERR_FILENO, O_RDONLY),
    ]
    where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", flags)
    }
  }

  /// Lets a write to a closed pipe, or past a size limit, fail with an error instead of a signal,
  /// which would leave temporary files behind.
  ///
  /// A handler that does nothing, unlike an ignored signal, is not handed down to programs that
  /// this one starts.
  private static func turnSignalsIntoErrors() {
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number) { _ in } }
  }
}
