extension Message {
  /// A wording as readers see it where there are no figures: `‹nodes› nodes` for
  /// `{nodes|node|nodes}`, `pools` for `{~pools|pool|pools}`.
  public static func readable(_ wording: String) -> String {
    let pieces = wording.split(separator: "{", omittingEmptySubsequences: false)
    return pieces.dropFirst().reduce(into: String(pieces.first ?? "")) { text, piece in
      guard let close = piece.firstIndex(of: "}") else {
        text += "{" + piece
        return
      }
      let parts = piece[..<close].split(separator: "|", omittingEmptySubsequences: false)
      let name = parts.first ?? ""
      let noun = parts.count > 1 ? parts.last : nil
      if name.hasPrefix("~") {
        text += noun ?? ""
      } else {
        text += "‹\(name)›" + (noun.map { " \($0)" } ?? "")
      }
      text += piece[piece.index(after: close)...]
    }
  }
}
