import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The two output streams of a run: the only place that writes to them.
struct Console: Sendable {
  /// What standard output is connected to.
  let output: Terminal
  /// What standard error is connected to.
  let error: Terminal

  /// The streams of this process.
  init(environment: [String: String], colour: ColourChoice = .auto) {
    output = Terminal(
      descriptor: STDOUT_FILENO, environment: environment, choice: colour)
    error = Terminal(
      descriptor: STDERR_FILENO, environment: environment, choice: colour)
  }

  /// Writes a command's result to standard output, as it is.
  ///
  /// A reader that has left (`netadr … | head`) has what it wanted: the rest is dropped quietly and
  /// the run goes on.
  ///
  /// - Throws: A failure with exit code 2 when the stream takes no more, as on a full disk.
  func write(_ text: String) throws(CommandFailure) {
    do {
      try writeBytes([UInt8](text.utf8), to: STDOUT_FILENO)
    } catch {
      if error.isBrokenPipe { return }
      throw CommandFailure(.unusable, "<stdout>: \(error)")
    }
  }

  /// The most diagnostics of one file that are printed.
  static let maximumDiagnosticsOfAFile = 200

  /// Writes diagnostics to standard error, a line each.
  ///
  /// Of a file with more than `maximumDiagnosticsOfAFile` the first are written, and how many more
  /// there are.
  func report(_ diagnostics: [Diagnostic]) {
    if diagnostics.isEmpty { return }
    note(Self.lines(for: diagnostics, on: error).joined(separator: "\n"))
  }

  /// The lines that `report` writes.
  static func lines(for diagnostics: [Diagnostic], on terminal: Terminal) -> [String] {
    var lines: [String] = []
    var start = diagnostics.startIndex
    while start < diagnostics.endIndex {
      let file = diagnostics[start].location?.file
      let group = diagnostics[start...].prefix { $0.location?.file == file }
      let shown = file == nil ? group : group.prefix(maximumDiagnosticsOfAFile)
      lines += shown.map { line(for: $0, on: terminal) }
      if let file, shown.count < group.count {
        lines.append("\(file): … and \(group.count - shown.count) more".escapingControls)
      }
      start = group.endIndex
    }
    return lines
  }

  /// Writes a line to standard error, such as progress; a stream that takes no more is no error.
  func note(_ line: String) { show("\(line)\n") }

  /// Writes to standard error as it is, such as a line that is written over later.
  func show(_ text: String) { try? writeBytes([UInt8](text.utf8), to: STDERR_FILENO) }

  /// A diagnostic as a line; on a terminal with colour its place and severity stand out.
  static func line(for diagnostic: Diagnostic, on terminal: Terminal) -> String {
    let line = diagnostic.description
    guard terminal.hasColour else { return line }
    // The description is one line with its control characters made visible; only the first
    // "error:" or "warning:" is ours to colour.
    let word = "\(diagnostic.severity.rawValue):"
    let place = diagnostic.location.map { "\($0): ".escapingControls } ?? ""
    guard line.hasPrefix(place + word) else { return line }
    let style: TextStyle = diagnostic.severity == .error ? .red : .yellow
    return terminal.styled(place, .bold) + terminal.styled(word, style)
      + line.dropFirst(place.count + word.count)
  }
}
