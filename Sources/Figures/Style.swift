/// The colours of a figure: those of Okabe and Ito, which readers with any colour vision tell apart,
/// on light or dark paper; print is always light.
enum Style {
  /// The rules of a figure, each bound to its id, as a page may hold several figures.
  ///
  /// Plain classes and no variables: converters such as librsvg know no variables, and leave out
  /// what stands in a media query, so that they draw the light form.
  static func sheet(_ id: String) -> String {
    rules(light, id) + "@media screen and (prefers-color-scheme:dark){\n" + rules(dark, id) + "}\n"
  }

  private static func rules(_ rules: [(String, String)], _ id: String) -> String {
    rules.map { "#\(id) .\($0){\($1)}\n" }.joined()
  }

  private static let light = [
    ("paper", "fill:#fff"), ("ink", "fill:#1d2329"), ("quiet", "fill:#4a535d"),
    ("tick", "fill:#4a535d"), ("rule", "stroke:#1d2329;stroke-width:2;fill:none"),
    ("dashed", "stroke:#1d2329;stroke-width:1.5;stroke-dasharray:5 4;fill:none"),
    ("halo", "stroke:#fff;stroke-width:4.5;fill:none"),
    ("dotted", "stroke:#1d2329;stroke-width:1.5;stroke-dasharray:1.5 3;fill:none"),
    ("grid", "stroke:#c3cad1;stroke-width:1;fill:none"),
    ("edge", "stroke:#56606b;stroke-width:1;fill:none"),
    ("outlined", "stroke:#56606b;stroke-width:1"),
    ("hollow", "fill:#fff;stroke:#1d2329;stroke-width:2"),
    ("solid", "fill:#1d2329;stroke:#fff;stroke-width:1"),
    ("hatch", "stroke:#000;stroke-opacity:.55;stroke-width:1.2;fill:none"),
    ("dot", "fill:#000;fill-opacity:.6"),
    ("cross", "stroke:#56606b;stroke-opacity:.7;stroke-width:1;fill:none"),
    ("sky", "fill:#56b4e9"), ("orange", "fill:#e69f00"), ("green", "fill:#009e73"),
    ("purple", "fill:#cc79a7"), ("yellow", "fill:#f0e442"), ("blue", "fill:#0072b2"),
    ("grey", "fill:#a9b1b9"),
  ]

  private static let dark = [
    ("paper", "fill:#14181c"), ("ink", "fill:#dfe4e9"), ("quiet", "fill:#a2acb7"),
    ("tick", "fill:#a2acb7"), ("rule", "stroke:#dfe4e9"), ("dashed", "stroke:#dfe4e9"),
    ("halo", "stroke:#14181c"), ("dotted", "stroke:#dfe4e9"),
    ("grid", "stroke:#353d45"), ("edge", "stroke:#a2acb7"),
    ("outlined", "stroke:#a2acb7"),
    ("hollow", "fill:#14181c;stroke:#dfe4e9"), ("solid", "fill:#dfe4e9;stroke:#14181c"),
    ("cross", "stroke:#a2acb7"), ("grey", "fill:#7c8792"),
  ]
}
