extension IPParseError {
  /// The problem in words, without its place.
  var what: String {
    switch problem {
    case .empty: "no text"
    case .blank: "blank or line break"
    case .unexpectedCharacter: "unexpected \(character)"
    case .missingOctet: "missing octet"
    case .octetWithLeadingZero: "octet with leading zero, which some tools read as octal,"
    case .octetTooLarge: "octet above 255"
    case .octetCount(let count) where count > 4: "more than the 4 octets of an IPv4 address"
    case .octetCount(let count): "\(count) of the 4 octets of an IPv4 address"
    case .missingGroup: "missing group beside a single colon"
    case .groupTooLong: "group of more than 4 hexadecimal digits"
    case .groupCount(let count) where count > 8: "more than the 8 groups of an IPv6 address"
    case .groupCount(let count): "\(count) of the 8 groups of an IPv6 address"
    case .repeatedElision: "second \"::\""
    case .emptyElision: "\"::\" that stands for no group"
    case .embeddedIPv4NotLast: "dotted IPv4 part that is not the end of an IPv6 address"
    case .zone: "zone, which a network cannot have,"
    case .missingLength: "missing prefix length"
    case .emptyLength: "missing prefix length after the slash"
    case .signedLength: "prefix length with a sign"
    case .lengthWithLeadingZero: "prefix length with leading zero"
    case .lengthTooLarge(let maximum): "prefix length above \(maximum)"
    case .netmask(let length): "netmask in place of the prefix length \(length)"
    case .hostmask(let length): "hostmask in place of the prefix length \(length)"
    case .invalidMask: "dotted number in place of a prefix length"
    case .secondSlash: "second slash"
    case .unwantedLength: "prefix length after a single address"
    case .hostBits(let length): "host bits set after the first \(length) bits"
    }
  }

  /// The character at the place of the problem, or what stands there instead.
  private var character: String {
    guard offset < input.count else { return "end" }
    return Self.quoted(String(input[input.index(input.startIndex, offsetBy: offset)]))
  }

  /// The text in quotes on one line, shortened in the middle when it is long.
  ///
  /// Counts scalars: a single character can be as long as the text.
  static func quoted(_ text: String) -> String {
    let limit = 64
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text.debugDescription }
    let head = String(String.UnicodeScalarView(scalars.prefix(limit / 2)))
    let tail = String(String.UnicodeScalarView(scalars.suffix(8)))
    return "\(head)…\(tail)".debugDescription
  }
}
