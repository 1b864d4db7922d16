internal import Diagnostics
internal import IPMath

/// What is wrong with a scalar: what follows the key's name in a message, and the cure.
struct ScalarComplaint: Hashable {
  let predicate: String
  var cure: String?

  init(_ predicate: String, cure: String? = nil) {
    self.predicate = predicate
    self.cure = cure
  }
}

extension ScalarFormat {
  /// Checks a text that should have this form.
  ///
  /// - Parameters:
  ///   - text: The scalar's text.
  ///   - isPlain: Whether it is written without quotes; only then may it be a number.
  /// - Returns: What is wrong with the text, or nil.
  func complaint(about text: String, isPlain: Bool) -> ScalarComplaint? {
    let quoted = "'\(text.shortened(to: 60))'"
    switch self {
    case .line(let maximum): return Self.lineComplaint(text, maximum: maximum)
    case .prose: return Self.proseComplaint(text)
    case .word(let words):
      if words.contains(text) { return nil }
      return ScalarComplaint(
        " is \(quoted), but must be \(Self.alternatives(words))",
        cure: Suggestion.didYouMean(text, among: words))
    case .integer(let range, let meaning):
      return Self.integerComplaint(text, isPlain: isPlain, range: range, meaning: meaning)
    case .integerOrPercentage(let range, let meaning):
      guard text.contains("%") else {
        return Self.integerComplaint(
          text, isPlain: isPlain, range: range, meaning: meaning, orPercentage: true)
      }
      return Self.percentage.complaint(about: text, isPlain: isPlain)
    case .percentage:
      if Percentage(text: text) != nil { return nil }
      if !text.contains("%"), Percentage(text: text + "%") != nil {
        return ScalarComplaint(" is \(quoted), without a percent sign", cure: "write '\(text)%'")
      }
      return ScalarComplaint(
        " is \(quoted), but must be a percentage from 0% to 1000% with at most two decimals",
        cure: "write it like '10%' or '12.5%'")
    case .date: return Self.dateComplaint(text, quoted: quoted)
    case .version:
      if KubernetesVersion(text: text) != nil { return nil }
      let bare = text.first == "v" ? String(text.dropFirst()) : ""
      return ScalarComplaint(
        " is \(quoted), but must be a Kubernetes version such as \"1.33\"",
        cure: KubernetesVersion(text: bare) == nil ? nil : "write \"\(bare)\"")
    case .weight:
      if !isPlain { return Self.quotesComplaint(text, quoted: quoted) }
      if Weight(text: text) != nil { return nil }
      return ScalarComplaint(
        " is \(quoted), but a weight is 0 to 1000 with at most three decimals",
        cure: "write it like 2 or 0.5")
    case .vmSize:
      let isName = text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95
      }
      if isName, (1...80).contains(text.utf8.count) { return nil }
      return ScalarComplaint(
        " is \(quoted), but a VM size has letters, digits and '_', 1 to 80 of them",
        cure: "write it like Standard_D4ds_v5")
    case .ipv4Prefix:
      do throws(IPParseError) {
        _ = try IPv4Prefix(parsing: text)
        return nil
      } catch {
        let isIPv6 = (try? IPv6Prefix(parsing: text)) != nil
        return isIPv6
          ? ScalarComplaint(" is the IPv6 prefix \(text), but must be IPv4")
          : Self.prefixComplaint(error)
      }
    case .ipPrefix:
      do throws(IPParseError) {
        _ = try IPPrefix(parsing: text)
        return nil
      } catch { return Self.prefixComplaint(error) }
    }
  }

  private static func lineComplaint(_ text: String, maximum: Int) -> ScalarComplaint? {
    if text.allSatisfy(\.isWhitespace) { return ScalarComplaint(" is empty") }
    let scalars = text.unicodeScalars
    guard scalars.count <= maximum else {
      return ScalarComplaint(" has \(scalars.count) characters, but at most \(maximum) are allowed")
    }
    for (index, scalar) in scalars.enumerated() where Self.breaksLine(scalar) {
      if scalar == "\n" || scalar == "\r" {
        return ScalarComplaint(
          " has a line break at character \(index + 1)", cure: "write it on one line")
      }
      return controlComplaint(scalar, at: index)
    }
    return nil
  }

  private static func proseComplaint(_ text: String) -> ScalarComplaint? {
    if text.allSatisfy(\.isWhitespace) { return ScalarComplaint(" is empty") }
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: continue
      case 0..<0x20, 0x7F..<0xA0: return controlComplaint(scalar, at: index)
      default: continue
      }
    }
    return nil
  }

  private static func controlComplaint(_ scalar: Unicode.Scalar, at index: Int) -> ScalarComplaint {
    ScalarComplaint(
      " has the control character \(String(scalar).escapingControls) at character \(index + 1)",
      cure: "remove it")
  }

  /// Control characters, line separators and marks that turn the direction of text around.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func dateComplaint(_ text: String, quoted: String) -> ScalarComplaint? {
    if CalendarDate(text) != nil { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isShaped =
      parts.map(\.utf8.count) == [4, 2, 2]
      && text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
    if isShaped { return ScalarComplaint(" is \(quoted), which is not a day of the calendar") }
    return ScalarComplaint(" is \(quoted), but must be a day as YYYY-MM-DD")
  }

  private static func prefixComplaint(_ error: IPParseError) -> ScalarComplaint {
    ScalarComplaint(
      ": \(error.description)", cure: error.suggestion.map { "did you mean '\($0)'?" })
  }

  /// "a, b or c".
  static func alternatives(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
