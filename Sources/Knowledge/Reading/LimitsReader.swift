internal import Decisions
internal import Diagnostics

/// Takes the engine's numbers out of the facts and reports each that is missing or absurd.
///
/// Placeholders stand in for what is missing; the base is thrown away then.
final class LimitsReader {
  /// The ids of the facts that were asked for.
  private(set) var used: Set<String> = []
  private let facts: [String: Fact]
  private let file: SourceLocation?
  let context: ReadingContext

  init(facts: [String: Fact], file: SourceLocation?, _ context: ReadingContext) {
    self.facts = facts
    self.file = file
    self.context = context
  }

  /// An integer within `range`.
  ///
  /// The bounds are far above anything published and so low that no product of the arithmetic
  /// leaves the range of an `Int`. `placeholder` stands for what is missing: the upper bound where
  /// the number bounds others in turn, so that one mistake is one error.
  func integer(
    _ fact: String, _ option: NetworkModel? = nil, named name: String? = nil,
    in range: ClosedRange<Int> = 1...1_000_000_000, placeholder: Int? = nil
  ) -> Int {
    take(fact, option, name, "a whole number from \(range.lowerBound) to \(range.upperBound)") {
      guard let number = $0.integer, range.contains(number) else { return nil }
      return number
    } ?? placeholder ?? range.lowerBound
  }

  /// A prefix length that makes sense for a network.
  func length(
    _ fact: String, named name: String? = nil, in range: ClosedRange<Int> = 1...32
  ) -> Int {
    integer(fact, named: name, in: range)
  }

  /// An integer for every option.
  func integers(
    _ fact: String, in range: ClosedRange<Int>, placeholder: Int? = nil
  ) -> PerOption<Int> {
    PerOption { self.integer(fact, $0, in: range, placeholder: placeholder) }
  }

  /// A date.
  func date(_ fact: String, named name: String? = nil) -> CalendarDate? {
    take(fact, nil, name, "a date", \.date)
  }

  /// A Kubernetes version, `1.32`.
  func version(_ fact: String, named name: String? = nil) -> KubernetesVersion {
    take(fact, nil, name, "a Kubernetes version such as 1.32") { value in
      let parts = value.text?.split(separator: ".", omittingEmptySubsequences: false) ?? []
      guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]),
        (1...9).contains(major),
        (0...999).contains(minor)
      else { return nil }
      return KubernetesVersion(major, minor)
    } ?? KubernetesVersion(1, 0)
  }

  /// A whole percentage, `10%`.
  func percentage(_ fact: String, named name: String? = nil) -> Percentage {
    take(fact, nil, name, "a whole percentage such as 10%") { value in
      guard let text = value.text, text.hasSuffix("%"), let percent = Int(text.dropLast()),
        (0...100).contains(percent)
      else { return nil }
      return Percentage(percent)
    } ?? .zero
  }

  /// A value of a fact, read by `read`; nil, with an error, when it is missing or not `wanted`.
  func take<Value>(
    _ fact: String, _ option: NetworkModel?, _ name: String?, _ wanted: String,
    _ read: (FactValue) -> Value?
  ) -> Value? {
    used.insert(fact)
    let what =
      (name.map { "'\($0)'" } ?? "the value") + " of fact '\(fact)'"
      + (option.map { " for '\($0.id)'" } ?? "")
    guard let entry = facts[fact] else {
      if reportedMissing.insert(fact).inserted {
        context.error(
          file, "fact '\(fact)' is missing, which the arithmetic needs", cure: "add it")
      }
      return nil
    }
    guard let value = entry.value(named: name, for: option) else {
      context.error(
        entry.location, "\(what) is missing, which the arithmetic needs", cure: "make it \(wanted)")
      return nil
    }
    if let read = read(value) { return read }
    context.error(value.location, "\(what) is not usable", cure: "make it \(wanted)")
    return nil
  }

  /// Where a fact stands.
  func location(of fact: String) -> SourceLocation? { facts[fact]?.location ?? file }

  private var reportedMissing: Set<String> = []
}
