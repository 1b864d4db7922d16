/// What is wrong with the text of an address or a prefix, and where.
public struct IPParseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text as given; bytes that are not UTF-8 are replaced by U+FFFD.
  public let input: String

  /// The place of the problem, in characters from the start of `input`, counted from 0.
  ///
  /// It equals the number of characters when something is missing at the end.
  public let offset: Int

  /// What is wrong.
  public let problem: Problem

  /// What was probably meant, as a complete text that parses, where that is clear.
  public let suggestion: String?

  /// Makes an error; `offset` counts characters from 0.
  public init(input: String, offset: Int, problem: Problem, suggestion: String? = nil) {
    self.input = input
    self.offset = offset
    self.problem = problem
    self.suggestion = suggestion
  }

  /// Each thing that can be wrong.
  public enum Problem: Hashable, Sendable {
    /// There is no text.
    case empty
    /// A blank, tab or line break; none is allowed anywhere.
    case blank
    /// A character that cannot stand in this place.
    case unexpectedCharacter
    /// An IPv4 octet with no digits.
    case missingOctet
    /// An IPv4 octet that starts with a needless zero, which some tools read as octal.
    case octetWithLeadingZero
    /// An IPv4 octet above 255.
    case octetTooLarge
    /// An IPv4 address that does not have four octets; the number found, 5 for five or more.
    case octetCount(Int)
    /// An IPv6 group with no digits: a single colon at the start or the end.
    case missingGroup
    /// An IPv6 group of more than four hexadecimal digits.
    case groupTooLong
    /// An IPv6 address that does not have eight groups; the number found, 9 for nine or more.
    case groupCount(Int)
    /// A second `::`.
    case repeatedElision
    /// A `::` that stands for no group, because all eight are written.
    case emptyElision
    /// A dotted IPv4 part that is not the last part of an IPv6 address.
    case embeddedIPv4NotLast
    /// A zone (`%eth0`), which a network cannot have.
    case zone
    /// An address without `/length` where a prefix is wanted.
    case missingLength
    /// A slash with no length after it.
    case emptyLength
    /// A length with a sign.
    case signedLength
    /// A length with a needless leading zero.
    case lengthWithLeadingZero
    /// A length longer than the address; the number of bits an address has.
    case lengthTooLarge(maximum: Int)
    /// A netmask (`255.255.0.0`) in place of a length; the length it stands for.
    case netmask(length: Int)
    /// A hostmask (`0.0.255.255`) in place of a length; the length it stands for.
    case hostmask(length: Int)
    /// A dotted number in place of a length that is no mask either.
    case invalidMask
    /// A second slash.
    case secondSlash
    /// A `/length` where a lone address is wanted.
    case unwantedLength
    /// Bits set after the prefix length: the address is not the first of its network.
    case hostBits(length: Int)
  }

  /// The problem and its place in words, without the suggestion; counts characters from 1.
  public var description: String {
    "\(what) at character \(offset + 1) of \(Self.quoted(input))"
  }
}
