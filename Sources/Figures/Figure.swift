/// A figure of a report: one SVG file that stands alone or in a page.
public struct Figure: Sendable, Hashable {
  /// What a figure shows.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// The addresses that every option takes, against what is free.
    case demand = "address-demand"
    /// The VNet's ranges in use, proposed and free.
    case addresses = "address-map"
    /// The scores on each criterion, and the weights at which another option leads.
    case scores
    /// The option chosen over nodes and max pods.
    case map = "decision-map"
  }

  /// What the figure shows; the raw value is the name of its file.
  public let subject: Subject
  /// What a reader learns who cannot see it, in one or two sentences of plain text.
  public let description: String
  /// The SVG.
  public let svg: String

  /// The letters by which the borders of a decision map are called, in order.
  public static let letters: [String] = (0..<26).map {
    String(UnicodeScalar(UInt8(ascii: "A") + $0))
  }

  /// The width of every figure in CSS pixels.
  static let width = 680.0

  /// Puts a drawing into a figure.
  ///
  /// - Parameters:
  ///   - subject: What it shows.
  ///   - title: Its name.
  ///   - description: What it says, in words.
  ///   - height: The drawing's height.
  ///   - drawing: The drawing, whose id is that of the subject.
  init(
    _ subject: Subject, title: String, description: String, height: Double, drawing: Drawing
  ) {
    let id = drawing.id
    let (width, height) = (Drawing.number(Self.width), Drawing.number(height.rounded(.up)))
    let patterns = Pattern.allCases
      .filter(drawing.patterns.contains)
      .map { $0.definition(in: id) }.joined()
    self.subject = subject
    self.description = description
    svg = """
      <svg xmlns="http://www.w3.org/2000/svg" id="\(id)" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(id)-title \(id)-desc" \
      font-family="sans-serif">
      <title id="\(id)-title">\(Drawing.escaped(title))</title>
      <desc id="\(id)-desc">\(Drawing.escaped(description))</desc>
      <style>
      \(Style.sheet(id))</style>
      \(patterns.isEmpty ? "" : "<defs>\n\(patterns)</defs>\n")\
      <rect width="\(width)" height="\(height)" class="paper"/>
      \(drawing.body)</svg>

      """
  }

  /// The id of a subject's figure, by which its rules and references are bound to it.
  ///
  /// A capital, as the ids of headings in the page around it have none.
  static func id(_ subject: Subject) -> String { "Figure-\(subject.rawValue)" }
}
