import MarkdownHTML

@testable import Publishing

/// What tests publish.
enum Sample {
  /// The words of a site in tests.
  static let words = SiteWords(
    notice: "Written by a program.", documents: "Documents", footnotes: "Sources")

  /// A decision with a record, a report below it and a figure in both forms.
  static func publication(
    _ key: String = "payments", title: String = "Network model", text: String = "All is well.",
    picture: [UInt8] = [0x89, 0x50]
  ) -> Publication {
    let record = MarkdownTree(
      parsing:
        "---\nstatus: proposed\n---\n\n## Context\n\n\(text)\n\nSee the [report](report.md#scores).\n"
    )
    let report = MarkdownTree(
      parsing: "The [record](adr.md).\n\n## Scores\n\n![Bars](figures/scores.svg)\n")
    return Publication(
      key: key, status: "proposed",
      pages: [
        SourcePage(role: .record, key: key, file: "adr.md", title: title, tree: record),
        SourcePage(
          role: .report, key: "\(key)/report", file: "report.md",
          title: "\(title): design review", tree: report),
      ],
      attachments: [
        Attachment(path: "adr.pdf", bytes: Array("%PDF".utf8)),
        Attachment(path: "figures/scores.png", bytes: picture),
        Attachment(path: "figures/scores.svg", bytes: Array("<svg/>".utf8)),
      ])
  }

  /// A site of decisions.
  static func site(
    _ publications: [Publication] = [publication()], for dialect: Dialect = .plain,
    root: [String] = [], titles: [String: String] = [:]
  ) throws -> Site {
    try Site(
      publications, for: dialect, Site.Options(root: root, titles: titles, words: words))
  }
}
