import IPMath
import Testing

@Suite struct SubprefixTests {
  /// The examples of the page of Terraform's `cidrsubnet`: prefix, newbits, netnum, result.
  ///
  /// The page writes the last one with host bits, `fd00:fd12:3456:7890::/56`, which it clears.
  static let terraform: [(String, Int, Int, String)] = [
    ("172.16.0.0/12", 4, 2, "172.18.0.0/16"),
    ("10.1.2.0/24", 4, 15, "10.1.2.240/28"),
    ("fd00:fd12:3456:7800::/56", 16, 162, "fd00:fd12:3456:7800:a200::/72"),
  ]

  /// The examples of the page of Bicep's `cidrSubnet`: prefix, new length, index, result.
  static let bicep: [(String, Int, Int, String)] = [
    ("10.144.0.0/20", 24, 0, "10.144.0.0/24"), ("10.144.0.0/20", 24, 1, "10.144.1.0/24"),
    ("10.144.0.0/20", 24, 2, "10.144.2.0/24"), ("10.144.0.0/20", 24, 3, "10.144.3.0/24"),
    ("10.144.0.0/20", 24, 4, "10.144.4.0/24"),
  ]

  @Test func agreesWithTerraformAndBicep() throws {
    for (text, newBits, index, expected) in Self.terraform {
      let result: String? =
        switch try IPPrefix(parsing: text) {
        case .v4(let prefix): prefix.subprefix(newBits: newBits, index: index)?.description
        case .v6(let prefix): prefix.subprefix(newBits: newBits, index: index)?.description
        }
      #expect(result == expected)
    }
    for (text, length, index, expected) in Self.bicep {
      #expect(try v4(text).subprefix(length: length, index: index)?.description == expected)
    }
  }

  @Test func subprefixesOfOneLengthPartitionTheirPrefix() throws {
    let prefix = try v4("10.4.0.0/22")
    for newBits in 0...10 {
      let parts = (0..<1 << newBits).compactMap { prefix.subprefix(newBits: newBits, index: $0) }
      #expect(parts.count == 1 << newBits)
      #expect(parts.first?.first == prefix.first && parts.last?.last == prefix.last)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.isAdjacent(to: $1) && $0 < $1 })
      #expect(parts.allSatisfy { $0.length == 22 + newBits && prefix.contains($0) })
    }
  }

  @Test func refusesAPlaceOutsideThePrefix() throws {
    let prefix = try v4("10.0.0.0/24")
    #expect(prefix.subprefix(newBits: 2, index: 4) == nil)
    #expect(prefix.subprefix(newBits: 2, index: -1) == nil)
    #expect(prefix.subprefix(newBits: -1, index: 0) == nil)
    #expect(prefix.subprefix(newBits: 9, index: 0) == nil)
    #expect(prefix.subprefix(length: 23, index: 0) == nil)
    #expect(prefix.subprefix(newBits: Int.max, index: 0) == nil)
    #expect(prefix.subprefix(length: Int.max, index: Int.max) == nil)
    #expect(
      prefix.subprefix(newBits: 0, index: 0) == prefix
        && prefix.subprefix(newBits: 0, index: 1) == nil)
    #expect(IPv4Prefix.everything.subprefix(newBits: 0, index: 0) == .everything)
    #expect(IPv4Prefix.everything.subprefix(newBits: 32, index: 1 << 32) == nil)
    #expect(
      IPv4Prefix.everything.subprefix(length: 32, index: (1 << 32) - 1)?.description
        == "255.255.255.255/32")
    #expect(
      IPv6Prefix.everything.subprefix(newBits: 128, index: Int.max)?.description
        == "::7fff:ffff:ffff:ffff/128")
    #expect(prefix.address(at: 4)?.description == "10.0.0.4" && prefix.address(at: 256) == nil)
  }
}
