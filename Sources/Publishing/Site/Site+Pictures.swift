public import Diagnostics

extension Site {
  /// A warning where pages show a figure that has no PNG beside it: many wikis show no SVG.
  public var pictureWarnings: [Diagnostic] {
    let names = Set(attachments.map(\.name))
    let alone = attachments.map(\.name).filter { name in
      name.hasSuffix(".svg") && !names.contains("\(name.dropLast(4)).png")
    }
    guard let first = alone.first else { return [] }
    let others = alone.count == 1 ? "" : " and \(alone.count - 1) others"
    return [
      Diagnostic(
        .warning, at: nil, "\(first)\(others): no PNG beside it, and many wikis show no SVG",
        cure: "write the folder with netadr generate --format md,json,png")
    ]
  }
}
