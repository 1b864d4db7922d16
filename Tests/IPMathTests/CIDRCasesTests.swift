import IPMath
import Testing

/// The table `cidr-cases.tsv`: what CPython 3.11's `ipaddress` says of 322 texts.
@Suite struct CIDRCasesTests {
  /// The groups of texts that CPython accepts and this parser refuses, with the kinds of problem.
  static let stricter: [String: String] = [
    "v4 no length": "missingLength", "v6 no length": "missingLength",
    "v4 netmask form": "netmask", "v4 hostmask form": "hostmask",
    "v4 odd length spelling": "lengthWithLeadingZero", "v6 bad length": "lengthWithLeadingZero",
    "v6 zone": "zone",
  ]

  /// The kinds of problem that the texts of a group can have, where CPython refuses them too.
  static let kinds: [String: Set<String>] = [
    "aks and azure": ["hostBits"], "v4 host bit set": ["hostBits"],
    "v4 broadcast given": ["hostBits"], "v4 edges": ["hostBits"],
    "v6 host bit set": ["hostBits"], "v6 edges": ["hostBits"],
    "v4 netmask form": ["netmask"],
    "v4 bad mask": ["invalidMask", "unexpectedCharacter", "lengthWithLeadingZero"],
    "v4 bad length": [
      "lengthTooLarge", "signedLength", "emptyLength", "blank", "unexpectedCharacter",
      "secondSlash", "invalidMask",
    ],
    "v4 odd length spelling": ["lengthWithLeadingZero", "unexpectedCharacter"],
    "v4 leading zero": ["octetWithLeadingZero"],
    "v4 bad octet": ["octetTooLarge", "unexpectedCharacter"],
    "v4 octet count": [
      "octetCount", "missingOctet", "octetWithLeadingZero", "unexpectedCharacter",
    ],
    "blank and junk": [
      "empty", "blank", "missingOctet", "unexpectedCharacter", "secondSlash", "octetCount",
      "embeddedIPv4NotLast", "missingGroup", "zone",
    ],
    "v6 embedded v4": [
      "groupCount", "octetCount", "octetWithLeadingZero", "embeddedIPv4NotLast", "hostBits",
    ],
    "v6 zone": ["zone"],
    "v6 bad length": [
      "lengthTooLarge", "emptyLength", "signedLength", "blank", "secondSlash",
      "unexpectedCharacter",
    ],
    "v6 bad address": [
      "missingGroup", "repeatedElision", "groupCount", "emptyElision", "groupTooLong",
      "unexpectedCharacter", "octetTooLarge", "blank", "zone", "octetCount",
    ],
  ]

  @Test func everyRowIsReadAsTheStrictProfileSays() throws {
    let rows = try Table("cidr-cases.tsv").rows
    #expect(rows.count == 322)
    for row in rows {
      let input = try Table.unquoted(row["input"])
      let group = try #require(row["group"])
      switch (row["strict"], Self.stricter[group] != nil) {
      case ("ok", false): try expectAccepted(input, row)
      case ("ok", true): try expectStricter(input, group: group, row)
      default: try expectRefused(input, group: group, row)
      }
    }
  }

  private func expectAccepted(_ input: String, _ row: Table.Row) throws {
    let prefix = try IPPrefix(parsing: input)
    #expect(prefix.description == row["normal"], "\(row)")
    #expect((prefix.v4 != nil) == (row["family"] == "4"), "\(row)")
    switch prefix {
    case .v4(let prefix):
      #expect(prefix.first.description == row["first"], "\(row)")
      #expect(prefix.last.description == row["last"], "\(row)")
      #expect(prefix.addressCount.description == row["count"], "\(row)")
    case .v6(let prefix):
      #expect(prefix.first.description == row["first"], "\(row)")
      #expect(prefix.last.description == row["last"], "\(row)")
      #expect(prefix.addressCount.description == row["count"], "\(row)")
    }
  }

  private func expectStricter(_ input: String, group: String, _ row: Table.Row) throws {
    let error = try #require(parseError(input), "\(row)")
    // 0.0.0.0/255.255.255.255 is a netmask as well as a hostmask.
    let expected = row["id"] == "151" ? "netmask" : Self.stricter[group]
    #expect(kind(error.problem) == expected, "\(row)")
    // A zone is no part of a network; all else that CPython reads is what was meant.
    let meant = row["normal"].map { normal in
      let zone = normal.firstIndex(of: "%").map { normal[$0...].prefix { $0 != "/" } } ?? ""
      return normal.replacing(zone, with: "")
    }
    #expect(error.suggestion == meant, "\(row)")
  }

  private func expectRefused(_ input: String, group: String, _ row: Table.Row) throws {
    let error = try #require(parseError(input), "\(row)")
    #expect(error.input == input, "\(row)")
    #expect(error.offset >= 0 && error.offset <= input.count, "\(row)")
    #expect(
      Self.kinds[group, default: []].contains(kind(error.problem)), "\(error.problem): \(row)")
    if let masked = row["masked"] { #expect(error.suggestion == masked, "\(row)") }
    if let suggestion = error.suggestion {
      #expect((try? IPPrefix(parsing: suggestion))?.description == suggestion, "\(row)")
    }
  }
}

/// The error of a text, if it has one.
func parseError(_ text: String) -> IPParseError? {
  do throws(IPParseError) {
    _ = try IPPrefix(parsing: text)
    return nil
  } catch {
    return error
  }
}

/// The name of a kind of problem, without its numbers.
func kind(_ problem: IPParseError.Problem) -> String {
  String("\(problem)".prefix { $0 != "(" })
}
