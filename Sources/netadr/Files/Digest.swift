/// A short fingerprint of a file's bytes: their number and their FNV-1a hash of 64 bits.
///
/// It tells whether a generated file was changed since it was written. It is no protection against
/// somebody who means to deceive; nothing here needs one, for whoever can write the file can write
/// the manifest too. FNV-1a is that of RFC 9923: offset basis and prime of 64 bits.
struct Digest: Hashable, Sendable {
  /// The number of bytes.
  let count: Int
  /// The FNV-1a hash.
  let hash: UInt64

  /// The digest of `bytes`.
  init(of bytes: some Collection<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = hash
    count = bytes.count
  }

  /// A digest with known parts.
  init(count: Int, hash: UInt64) {
    self.count = count
    self.hash = hash
  }

  /// The hash in 16 lower-case hexadecimal digits.
  var hexadecimal: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
