import IPMath
import TestSupport
import Testing

@Suite struct ParsingPropertyTests {
  @Test func printedPrefixesParseToThemselves() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      let four = try IPv4Prefix.random(in: .everything, lengths: 0...32, using: &generator)
      #expect(try IPv4Prefix(parsing: four.description) == four)
      #expect(try IPPrefix(parsing: "\(four)") == .v4(four))
      let six = try IPv6Prefix.random(in: .everything, lengths: 0...128, using: &generator)
      #expect(try IPv6Prefix(parsing: six.description) == six)
      #expect(try IPPrefix(parsing: "\(six)") == .v6(six))
    }
  }

  /// Texts near valid ones: every mistake is one or two edits away.
  @Test func agreesWithTheSlowParserOnEditedTexts() throws {
    var generator = SplitMix64(seed: 12)
    let alphabet: [Character] = Array("0123456789abcfF:./% +-\n\u{661}é")
    let seeds = [
      "10.240.0.0/22", "0.0.0.0/0", "255.255.255.255/32", "fd00:1:2::/64", "::/0",
      "1:2:3:4:5:6:7:8/128", "::ffff:10.0.0.0/104", "1:2:3:4::/80", "::1/128", "2001:db8::/32",
      "::2:3:4:5:6:7:8/128", "1:2:3:4:5:6:10.0.0.0/128",
    ]
    var accepted = 0
    for round in 0..<24_000 {
      var text = Array(seeds[round % seeds.count])
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0...text.count, using: &generator)
        let character = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: text.insert(character, at: place)
        case 1 where place < text.count: text[place] = character
        case _ where place < text.count: text.remove(at: place)
        default: text.append(character)
        }
      }
      let input = String(text)
      let four = try? IPv4Prefix(parsing: input)
      let six = try? IPv6Prefix(parsing: input)
      if four != nil || six != nil { accepted += 1 }
      if four != SlowParser.v4(input) || six != SlowParser.v6(input) {
        Issue.record("the parsers differ on \(input.debugDescription)")
      }
      // A suggestion is always a text that parses.
      if let suggestion = parseError(input)?.suggestion, parseError(suggestion) != nil {
        Issue.record("the suggestion \(suggestion) for \(input.debugDescription) does not parse")
      }
    }
    #expect(accepted > 1_000, "the edits leave enough valid texts to compare values")
  }

  @Test(.timeLimit(.minutes(10)))
  func refusesHostileTextsInLinearTimeWithoutACrash() throws {
    let size = 1_000_000
    let units = ["1", "f", ":", "/", "1.", "1:", "\u{0}", " ", "\u{661}", "\u{301}", "👩‍👩‍👧"]
    for unit in units {
      let long = String(repeating: unit, count: size / unit.utf8.count)
      for text in [long, "10.0.0.0/" + long, "1::" + long] {
        let error = try #require(parseError(text), "\(unit)")
        #expect(error.description.utf8.count < 1_000, "\(unit)")
        #expect(error.suggestion == nil, "\(unit)")
      }
    }
  }

  @Test func ipv6TextIsThatOfRFC5952() throws {
    // The rules of section 4, and examples of its text.
    let examples = [
      "2001:0db8::0001/128": "2001:db8::1/128", "2001:db8:0:0:0:0:2:1/128": "2001:db8::2:1/128",
      "2001:db8::1:1:1:1:1/128": "2001:db8:0:1:1:1:1:1/128",
      "2001:0:0:1:0:0:0:1/128": "2001:0:0:1::1/128",
      "2001:db8:0:0:1:0:0:1/128": "2001:db8::1:0:0:1/128",
      "2001:DB8::A/128": "2001:db8::a/128",
    ]
    for (text, canonical) in examples { #expect(try v6(text).description == canonical) }
  }

  @Test func ipv6TextElidesTheFirstLongestRunOfZeros() {
    var generator = SplitMix64(seed: 13)
    for _ in 0..<4_000 {
      // Groups that are zero more often than not.
      let groups = (0..<8).map { _ in
        Int.random(in: 0..<5, using: &generator) < 3
          ? 0 : UInt16.random(in: .min ... .max, using: &generator)
      }
      let bits = groups.reduce(0 as UInt128) { $0 << 16 | UInt128($1) }
      #expect(IPv6Address(bits: bits).description == Self.slowText(groups), "\(groups)")
      #expect(IPv6Address(bits: bits).groups == groups)
    }
  }

  /// Tries every run of zero groups, and keeps the first of the longest.
  static func slowText(_ groups: [UInt16]) -> String {
    let texts = groups.map { String($0, radix: 16) }
    for length in stride(from: 8, through: 2, by: -1) {
      for start in 0...(8 - length) where groups[start..<start + length].allSatisfy({ $0 == 0 }) {
        return texts[..<start].joined(separator: ":") + "::"
          + texts[(start + length)...].joined(separator: ":")
      }
    }
    return texts.joined(separator: ":")
  }
}
