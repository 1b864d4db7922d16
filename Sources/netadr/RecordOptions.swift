import ArgumentParser
import Diagnostics
import Reporting

/// How a record is laid out.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The layout of the record: madr, nygard, bridge, log4brains, y-statement, brief, or a "
        + "template of your own below records/.",
      valueName: "name"))
  var layout = "madr"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The language of headings and heads of tables: en, de, or one that --templates adds; "
        + "sentences stay English.",
      valueName: "tag"))
  var language = TemplateStrings.fallback

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cut the layout brief at so many characters (default: \(RecordLayouts.briefLimit)).",
      valueName: "characters"))
  var limit: Int?

  mutating func validate() throws {
    guard let limit else { return }
    guard layout == RecordLayouts.brief else {
      throw ValidationError("--limit is for --layout \(RecordLayouts.brief)")
    }
    guard limit >= RecordLayouts.leastLimit else {
      throw ValidationError("--limit is at least \(RecordLayouts.leastLimit) characters")
    }
  }

  /// The most characters of a layout's record; nil where it has no limit.
  func limit(for layout: String) -> Int? {
    layout == RecordLayouts.brief ? limit ?? RecordLayouts.briefLimit : nil
  }

  /// Refuses a layout that the templates do not have.
  ///
  /// - Throws: A failure with exit code 2.
  func checkLayout(_ templates: TemplateSet) throws(CommandFailure) {
    let layouts = RecordLayouts.names(in: templates)
    guard !layouts.contains(layout) else { return }
    throw CommandFailure(
      .unusable, "there is no layout '\(layout.shortened(to: 40))'",
      cure: Suggestion.didYouMean(layout, among: layouts)
        ?? "choose one of \(layouts.joined(separator: ", "))")
  }
}
