public import Diagnostics
internal import LocatedYAML

/// Reads decision files.
public struct DecisionReader: Sendable {
  /// The platform's limits that files are checked against.
  public let limits: DecisionLimits
  private let schema: DecisionSchema

  /// A reader that checks against the platform's limits.
  public init(limits: DecisionLimits) {
    self.limits = limits
    schema = DecisionSchema(limits: limits)
  }

  /// Reads a decision file.
  ///
  /// All problems are reported in one run, in the order of the file. Time and memory are linear in
  /// the file's size, but for sorting its prefixes.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - file: The name that locations carry.
  /// - Returns: The decision, nil if and only if a diagnostic is an error, and the diagnostics.
  public func read(_ bytes: [UInt8], file: String) -> (
    decision: Decision?, diagnostics: [Diagnostic]
  ) {
    let yaml = YAMLReader.read(bytes, file: file)
    var diagnostics = yaml.diagnostics
    guard let root = yaml.root else { return (nil, diagnostics.inFileOrder) }

    var checker = SchemaChecker()
    checker.check(root, against: schema.fields)
    diagnostics += checker.diagnostics

    let values = DecisionValues(root: root)
    diagnostics += ClusterChecks(values: values, limits: limits).diagnostics
    diagnostics += NetworkChecks(values: values, limits: limits).diagnostics
    diagnostics += CriteriaChecks(values: values).diagnostics

    let decision = values.decision(file: file)
    if decision == nil, !diagnostics.hasErrors {
      // The schema requires what a decision needs; this only guards the promise of the result.
      diagnostics.append(Diagnostic(.error, at: root.location, "the file is not a decision"))
    }
    return (diagnostics.hasErrors ? nil : decision, diagnostics.inFileOrder)
  }
}
