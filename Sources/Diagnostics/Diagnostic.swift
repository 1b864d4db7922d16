/// What is wrong with an input file, where, and what to do about it.
///
/// A diagnostic speaks of the *file* and its author mends the file; a property of the *design* is
/// a finding (target Guidance) and appears in the report.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is: an error stops the run, a warning does not.
  public enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// How bad it is.
  public let severity: Severity
  /// Where it is; nil only where no single place is to blame.
  public let location: SourceLocation?
  /// What is wrong, the specific thing first, without a full stop.
  public let summary: String
  /// What to do, as a verb phrase without a full stop, or a suggestion.
  public let cure: String?

  /// A diagnostic at a place.
  public init(
    _ severity: Severity, at location: SourceLocation?, _ summary: String, cure: String? = nil
  ) {
    self.severity = severity
    self.location = location
    self.summary = summary
    self.cure = cure
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: summary; cure`, one line, control characters made visible.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let advice = cure.map { "; \($0)" } ?? ""
    return (place + "\(severity.rawValue): \(summary)\(advice)").escapingControls
  }
}

extension Sequence<Diagnostic> {
  /// Whether one of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// The diagnostics by place, file by file; those without a place first.
  public var inFileOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let leftPlace?, let rightPlace?) where leftPlace != rightPlace: leftPlace < rightPlace
      case (nil, _?): true
      case (_?, nil): false
      default: left.offset < right.offset
      }
    }
    .map(\.element)
  }
}
