import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The outside programs of a run: named by options, by the environment, or found on `PATH`.
struct Toolbox: Sendable {
  /// What the user named, by option or by variable, and how.
  private let named: [Tool: (program: String, by: String)]
  private let folders: [String]

  /// The program that prints pages to PDF.
  enum PDFEngine: Hashable, Sendable {
    case browser(String)
    case weasyprint(String)
  }

  /// A toolbox.
  ///
  /// - Parameters:
  ///   - options: The programs that options name; they go before the environment.
  ///   - environment: The environment variables; `PATH` and `NETADR_…` matter.
  init(options: [Tool: String] = [:], environment: [String: String]) {
    var named: [Tool: (program: String, by: String)] = [:]
    for tool in Tool.allCases {
      if let program = options[tool] {
        named[tool] = (program, tool.option)
      } else if let program = environment[tool.variable], !program.isEmpty {
        named[tool] = (program, tool.variable)
      }
    }
    self.named = named
    // An entry that is no full path depends on the working folder, where anybody's file may lie.
    folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
  }

  /// The path of a tool; nil where it is neither named nor installed.
  ///
  /// - Throws: A failure with exit code 2 when what the user named cannot be run.
  func path(of tool: Tool) throws(CommandFailure) -> String? {
    guard let (program, origin) = named[tool] else {
      return tool.names.lazy.compactMap(installed).first
    }
    if program.contains("/") {
      if Self.isProgram(program) { return program }
    } else if let path = installed(program) {
      return path
    }
    let place = program.contains("/") ? "" : " on PATH"
    throw CommandFailure(
      .unusable, "\(origin): '\(program.shortened(to: 80))' is no program\(place) that can be run",
      cure: "name one, or leave \(origin) out and install the Debian package '\(tool.package)'")
  }

  /// The path of a tool that the run cannot do without.
  ///
  /// - Parameters:
  ///   - tool: The tool.
  ///   - format: The format that needs it.
  /// - Returns: The path.
  /// - Throws: A failure with exit code 2 that names the Debian package.
  func required(_ tool: Tool, for format: String) throws(CommandFailure) -> String {
    try required(tool, forWhat: "--format \(format)")
  }

  /// The path of git.
  ///
  /// - Throws: A failure with exit code 2 that names the Debian package.
  func git() throws(CommandFailure) -> String { try required(.git, forWhat: "publish git") }

  private func required(_ tool: Tool, forWhat purpose: String) throws(CommandFailure) -> String {
    if let path = try path(of: tool) { return path }
    throw Self.missing(
      tool.names[0], for: purpose,
      cure: "install the Debian package '\(tool.package)' or name the program with \(tool.option)")
  }

  /// What prints PDF: the tool that the user named, else a browser, else WeasyPrint.
  ///
  /// - Throws: A failure with exit code 2 that names the Debian packages.
  func pdfEngine() throws(CommandFailure) -> PDFEngine {
    let wantsWeasyPrint = named[.browser] == nil && named[.weasyprint] != nil
    if !wantsWeasyPrint, let path = try path(of: .browser) { return .browser(path) }
    if let path = try path(of: .weasyprint) { return .weasyprint(path) }
    throw Self.missing(
      "browser (chromium, google-chrome, microsoft-edge) or weasyprint", for: "--format pdf",
      cure: "install the Debian package 'chromium' or 'weasyprint', or name the program with "
        + "--browser or --weasyprint")
  }

  private static func missing(_ what: String, for purpose: String, cure: String) -> CommandFailure {
    CommandFailure(.unusable, "\(purpose): there is no \(what) on PATH", cure: cure)
  }

  private func installed(_ name: String) -> String? {
    folders.lazy.map { "\($0)/\(name)" }.first(where: Self.isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    guard let status = try? status(of: path, followingLinks: true), status.kind == .regular else {
      return false
    }
    return unsafe access(path, X_OK) == 0
  }
}
