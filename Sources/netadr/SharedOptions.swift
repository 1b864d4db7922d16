import ArgumentParser
import Decisions
import Diagnostics
import Foundation

/// How a command looks: the option of every command.
struct ConsoleOptions: ParsableArguments {
  @Option(
    name: [.customLong("color"), .customLong("colour")],
    help: ArgumentHelp(
      "Colour the output: auto (on a terminal, unless NO_COLOR is set), always or never.",
      valueName: "when"))
  var colour = ColourChoice.auto

  /// The streams of this run, as the user wants them.
  var console: Console { Console(environment: Surroundings.environment, colour: colour) }
}

/// Where built-in templates are replaced from disk.
struct TemplateOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Take templates from this folder where it has them.", valueName: "dir"),
    completion: .directory)
  var templates: String?
}

/// Where the built-in knowledge base is replaced from disk.
struct KnowledgeOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take knowledge files from this folder where it has them.", valueName: "dir"),
    completion: .directory)
  var knowledge: String?
}

/// The choice between text for people and JSON for machines.
struct FormatOptions: ParsableArguments {
  /// A form of output.
  enum Format: String, CaseIterable, ExpressibleByArgument, Sendable {
    case text
    case json
  }

  @Option(name: .long, help: "Write text for people or json for machines.")
  var format = Format.text
}

/// Where files are written and what may be written over.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write below this folder; it is made if missing.", valueName: "dir"),
    completion: .directory)
  var output = "Output"

  @Flag(name: .long, help: "Write over files that were edited by hand.")
  var force = false
}

/// The date of a record that states none itself.
struct DateOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The date of a record that states none; else SOURCE_DATE_EPOCH, else today (UTC).",
      valueName: "yyyy-mm-dd"),
    transform: { text in
      guard let date = CalendarDate(text) else {
        throw ValidationError("'\(text)' is no date of the form 2026-11-22")
      }
      return date
    })
  var date: CalendarDate?

  /// The date to use: the option's, else the environment's, else the clock's.
  ///
  /// - Parameters:
  ///   - environment: The environment variables; `SOURCE_DATE_EPOCH` matters.
  ///   - now: The clock's seconds since 1970-01-01T00:00:00Z.
  /// - Returns: The date.
  /// - Throws: A failure with exit code 2 when `SOURCE_DATE_EPOCH` is no moment of years 1 to 9999.
  func resolved(
    environment: [String: String], now: () -> Int
  ) throws(CommandFailure) -> CalendarDate {
    if let date { return date }
    if let seconds = try Self.sourceMoment(
      environment, within: Self.moments, what: "moment that has a date"),
      let date = CalendarDate(secondsSince1970: seconds)
    {
      return date
    }
    guard let today = CalendarDate(secondsSince1970: now()) else {
      throw CommandFailure(.unusable, "the clock shows no year from 1 to 9999", cure: "use --date")
    }
    return today
  }

  /// The moments of the years 1 to 9999, which the calendar's arithmetic is made for.
  static let moments = -62_135_596_800...253_402_300_799

  /// The moment that `SOURCE_DATE_EPOCH` names; nil where it is not set.
  ///
  /// - Parameters:
  ///   - environment: The environment variables.
  ///   - range: The seconds since 1970-01-01T00:00:00Z that will do.
  ///   - what: What such a moment is called.
  /// - Returns: The seconds since 1970-01-01T00:00:00Z.
  /// - Throws: A failure with exit code 2 when it names none of them.
  static func sourceMoment(
    _ environment: [String: String], within range: ClosedRange<Int>, what: String
  ) throws(CommandFailure) -> Int? {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    guard let seconds = Int(text), range.contains(seconds) else {
      throw CommandFailure(
        .unusable, "SOURCE_DATE_EPOCH: '\(text.shortened(to: 40))' is no \(what)",
        cure: "set it to whole seconds since 1970-01-01T00:00:00Z")
    }
    return seconds
  }

  /// The date to use in this run.
  func resolved() throws(CommandFailure) -> CalendarDate {
    try resolved(environment: Surroundings.environment, now: Surroundings.now)
  }
}

/// What a run takes from around it; commands pass it on as values.
enum Surroundings {
  /// The environment variables.
  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The clock: whole seconds since 1970-01-01T00:00:00Z.
  static func now() -> Int { Int(Date().timeIntervalSince1970.rounded(.down)) }
}

extension ColourChoice: ExpressibleByArgument {}
