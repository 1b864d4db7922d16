/// A value of the report model: what `decision.json` holds and what templates see.
///
/// Objects keep the order in which they were built, so that JSON is the same bytes every time.
public enum ModelValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A decimal number in thousandths: exact, and printed without trailing zeros.
  case decimal(thousandths: Int)
  /// Plain text on one line; a template escapes it for the kind of file that it writes.
  case string(String)
  /// Text that is Markdown already: a `MARKDOWN` template prints it as it is, line breaks and all.
  case markdown(String)
  /// Text that is HTML already: an `HTML` template prints it as it is.
  case html(String)
  case array([ModelValue])
  case object([Field])

  /// One member of an object.
  public struct Field: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: ModelValue

    /// A named value.
    public init(_ name: String, _ value: ModelValue) {
      self.name = name
      self.value = value
    }
  }
}
