import ArgumentParser

/// The outside programs that make PNG, PDF and DOCX, and how long they may take.
struct ToolOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Print PDF with this Chromium, Chrome or Edge; else NETADR_BROWSER, else from PATH.",
      valueName: "program"),
    completion: .file())
  var browser: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Print PDF with this WeasyPrint; else NETADR_WEASYPRINT, else, where no browser is, from "
        + "PATH.",
      valueName: "program"),
    completion: .file())
  var weasyprint: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Make DOCX with this pandoc; else NETADR_PANDOC, else from PATH.", valueName: "program"),
    completion: .file())
  var pandoc: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Make PNG of figures with this rsvg-convert; else NETADR_RSVG_CONVERT, else from PATH.",
      valueName: "program"),
    completion: .file())
  var rsvgConvert: String?

  @Option(
    name: .long,
    help: ArgumentHelp("End a program that takes longer for one file.", valueName: "seconds"))
  var toolTimeout = 60

  func validate() throws {
    guard (1...86_400).contains(toolTimeout) else {
      throw ValidationError("'--tool-timeout' is a number of seconds from 1 to 86400")
    }
  }

  /// The programs of this run.
  func toolbox(environment: [String: String]) -> Toolbox {
    let options: [Tool: String?] = [
      .browser: browser, .weasyprint: weasyprint, .pandoc: pandoc, .converter: rsvgConvert,
    ]
    return Toolbox(options: options.compactMapValues(\.self), environment: environment)
  }

  /// How long one run of a program may take.
  var timeLimit: Duration { .seconds(toolTimeout) }
}
