import IPMath
import Testing

@Suite struct ParseErrorTests {
  /// A text, its problem, the place of it from 0, and what is suggested.
  static let refusals: [(String, IPParseError.Problem, Int, String?)] = [
    ("", .empty, 0, nil),
    ("10.240.1.7/22", .hostBits(length: 22), 9, "10.240.0.0/22"),
    ("10.240.1.0/22", .hostBits(length: 22), 7, "10.240.0.0/22"),
    ("10.0.0.0", .missingLength, 8, "10.0.0.0/32"),
    ("10.0.0.0/", .emptyLength, 9, "10.0.0.0/32"),
    ("10.0.0.0/255.255.0.0", .netmask(length: 16), 9, "10.0.0.0/16"),
    ("10.0.0.9/255.255.0.0", .netmask(length: 16), 9, "10.0.0.0/16"),
    ("10.0.0.0/0.0.255.255", .hostmask(length: 16), 9, "10.0.0.0/16"),
    ("10.0.0.0/127.255.255.255", .hostmask(length: 1), 9, "0.0.0.0/1"),
    ("0.0.0.0/0.0.0.0", .netmask(length: 0), 8, "0.0.0.0/0"),
    ("10.0.0.0/255.0.255.0", .invalidMask, 9, nil),
    ("10.0.0.0/8.5", .invalidMask, 9, nil),
    ("192.168.001.0/24", .octetWithLeadingZero, 8, "192.168.1.0/24"),
    ("010.001.000.007/16", .octetWithLeadingZero, 0, "10.1.0.0/16"),
    ("10.0.0.0/08", .lengthWithLeadingZero, 9, "10.0.0.0/8"),
    ("10.0.0.0/00", .lengthWithLeadingZero, 9, "0.0.0.0/0"),
    ("10.0.0.0/33", .lengthTooLarge(maximum: 32), 9, nil),
    ("10.0.0.0/1000", .lengthTooLarge(maximum: 32), 9, nil),
    ("10.0.0.0/+8", .signedLength, 9, nil),
    ("10.0.0.0/-8", .signedLength, 9, nil),
    ("10.0.0.0/8/9", .secondSlash, 10, nil),
    (" 10.0.0.0/8", .blank, 0, "10.0.0.0/8"),
    ("10.0.0.0/8\n", .blank, 10, "10.0.0.0/8"),
    ("10.0.0.0/8\r\n", .blank, 10, "10.0.0.0/8"),
    ("10.0.0.0 /8", .blank, 8, nil),
    ("10.0.0.256/32", .octetTooLarge, 7, nil),
    ("1234.0.0.0/8", .octetTooLarge, 0, nil),
    ("10.0.0/8", .octetCount(3), 6, nil),
    ("10.0.0.0.0/8", .octetCount(5), 8, nil),
    ("10..0.0/8", .missingOctet, 3, nil),
    ("10.0.0./8", .missingOctet, 7, nil),
    ("10.0.0.x/24", .unexpectedCharacter, 7, nil),
    ("10.0.0.\u{662}/24", .unexpectedCharacter, 7, nil),
    // The combining mark belongs to the character before it.
    ("1\u{301}0.0.0.0/8", .unexpectedCharacter, 0, nil),
    ("fd00::1/64", .hostBits(length: 64), 6, "fd00::/64"),
    ("fd00::1:0:0/64", .hostBits(length: 64), 6, "fd00::/64"),
    ("::ffff:10.0.0.0/8", .hostBits(length: 8), 7, "::/8"),
    ("fd00::1", .missingLength, 7, "fd00::1/128"),
    ("fe80::%eth0/64", .zone, 6, "fe80::/64"),
    ("1::2::3/64", .repeatedElision, 4, nil),
    (":::/0", .repeatedElision, 2, nil),
    ("1:2:3:4::5:6:7:8/64", .emptyElision, 7, nil),
    ("1:2:3:4:5:6:7:8::/64", .emptyElision, 15, nil),
    ("1:2:3:4:5:6:7:8:9/64", .groupCount(9), 16, nil),
    ("1:2:3:4:5:6:7/64", .groupCount(7), 13, nil),
    ("12345::/16", .groupTooLong, 0, nil),
    ("00001::/16", .groupTooLong, 0, "1::/16"),
    (":1::/16", .missingGroup, 0, nil),
    ("1:/16", .missingGroup, 1, nil),
    ("10.0.0.0::/96", .embeddedIPv4NotLast, 0, nil),
    ("::010.0.0.0/104", .octetWithLeadingZero, 2, "::a00:0/104"),
    ("1:2:3:4:5:6:7:10.0.0.0/128", .groupCount(9), 14, nil),
    ("::/129", .lengthTooLarge(maximum: 128), 3, nil),
    ("g::/16", .unexpectedCharacter, 0, nil),
  ]

  @Test func namesTheProblemItsPlaceAndWhatWasMeant() throws {
    for (text, problem, offset, suggestion) in Self.refusals {
      let error = try #require(parseError(text), "\(text)")
      #expect(error.problem == problem, "\(text)")
      #expect(error.offset == offset, "\(text)")
      #expect(error.suggestion == suggestion, "\(text)")
      #expect(error.input == text)
    }
  }

  @Test func wordsTheProblemOnOneLine() {
    let wordings = [
      "10.240.1.7/22":
        "host bits set after the first 22 bits at character 10 of \"10.240.1.7/22\"",
      "10.0.0.0/255.0.0.0":
        "netmask in place of the prefix length 8 at character 10 of \"10.0.0.0/255.0.0.0\"",
      "10.0.0.x/24": "unexpected \"x\" at character 8 of \"10.0.0.x/24\"",
      "10.0.0": "3 of the 4 octets of an IPv4 address at character 7 of \"10.0.0\"",
      "10.0.0.0/8\n": "blank or line break at character 11 of \"10.0.0.0/8\\n\"",
      "": "no text at character 1 of \"\"",
    ]
    for (text, words) in wordings { #expect(parseError(text)?.description == words) }
    for (text, _, _, _) in Self.refusals {
      let words = parseError(text)?.description ?? ""
      #expect(!words.isEmpty && !words.contains { $0.isNewline }, "\(words)")
    }
  }

  @Test func refusesALengthAfterALoneAddress() throws {
    #expect(try IPv4Address(parsing: "10.0.0.4") == IPv4Address(10, 0, 0, 4))
    #expect(try IPv6Address(parsing: "fd00::4").description == "fd00::4")
    let error = #expect(throws: IPParseError.self) { try IPv4Address(parsing: "10.0.0.4/24") }
    #expect(error?.problem == .unwantedLength)
    #expect(error?.offset == 8)
    #expect(error?.suggestion == "10.0.0.4")
    let zeros = #expect(throws: IPParseError.self) { try IPv4Address(parsing: "10.0.0.010") }
    #expect(zeros?.suggestion == "10.0.0.10")
  }

  @Test func readsBytesAndPiecesOfText() throws {
    let line = "vnet 10.0.0.0/8,10.1.0.0/16"
    #expect(try IPv4Prefix(parsing: line.dropFirst(5).prefix(10)).description == "10.0.0.0/8")
    #expect(try IPPrefix(parsing: line.suffix(11)).description == "10.1.0.0/16")
    #expect(try IPv6Prefix(parsingUTF8: Array("::/0".utf8)) == .everything)
    let error = #expect(throws: IPParseError.self) {
      try IPv4Prefix(parsingUTF8: [0x31, 0xff, 0xfe, 0x00])
    }
    #expect(error?.offset == 1)
  }
}
