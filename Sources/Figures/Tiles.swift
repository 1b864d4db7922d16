internal import Guidance
internal import IPMath

/// The ranges of a prefix as tiles of a field: each half of a prefix lies beside the other or below
/// it, so that every prefix is one rectangle to scale.
struct Tiles {
  /// A rectangle of one use.
  struct Tile {
    let box: Box
    let use: AddressMap.Use
    /// The range that the tile is; nil where it stands for several that are too small to be seen.
    let block: AddressMap.Block?
  }

  /// The tiles, by address.
  private(set) var boxes: [Tile] = []
  /// Whether a tile stands for several ranges.
  var isCoarse: Bool { boxes.contains { $0.block == nil } }

  /// The area below which a tile is not cut further.
  private static let finest = 50.0
  /// The area below which many ranges of one use are one tile, and how many are many.
  private static let crowded = (area: 400.0, ranges: 8)

  /// The tiles of a space in a field.
  init(_ space: AddressMap.Space, in field: Box) {
    cut(space.prefix, space.blocks[...], field)
  }

  private mutating func cut(
    _ prefix: IPv4Prefix, _ blocks: ArraySlice<AddressMap.Block>, _ box: Box
  ) {
    guard let first = blocks.first else { return }
    if blocks.count == 1, first.prefix == prefix {
      boxes.append(Tile(box: box, use: first.use, block: first))
      return
    }
    let area = box.width * box.height
    let isCrowd =
      area <= Self.crowded.area && blocks.count >= Self.crowded.ranges
      && blocks.allSatisfy { $0.use == first.use }
    guard area > Self.finest, !isCrowd, let halves = prefix.halves else {
      boxes.append(Tile(box: box, use: Self.foremost(blocks), block: nil))
      return
    }
    let start = halves.high.address.bits
    var (low, high) = (blocks.startIndex, blocks.endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if blocks[middle].prefix.address.bits < start { low = middle + 1 } else { high = middle }
    }
    var (one, other) = (box, box)
    if box.width >= box.height {
      one.width /= 2
      other.width /= 2
      other.x += one.width
    } else {
      one.height /= 2
      other.height /= 2
      other.y += one.height
    }
    cut(halves.low, blocks[..<low], one)
    cut(halves.high, blocks[low...], other)
  }

  /// The use that several small ranges are drawn as: a proposal is never hidden, and what is partly
  /// in use never looks free.
  private static func foremost(_ blocks: ArraySlice<AddressMap.Block>) -> AddressMap.Use {
    let order: [AddressMap.Use] = [.nodeSubnet, .podSubnet, .inUse]
    return order.first { use in blocks.contains { $0.use == use } } ?? .free
  }
}
