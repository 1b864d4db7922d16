internal import Guidance
internal import IPMath

/// The ranges of a prefix side by side in the order of their addresses.
///
/// A range in use that is too narrow to be seen counts in its column: the columns' bars are as high
/// as the share of the column's addresses that is in use.
struct Strip {
  /// What is drawn for each use; free space is the field behind.
  private(set) var boxes: [AddressMap.Use: [Box]] = [:]
  /// Whether there are bars.
  private(set) var hasBars = false

  private static let column = 2.0
  private static let lowestBar = 3.0

  /// The ranges of a space in a field.
  init(_ space: AddressMap.Space, in field: Box) {
    let count = Int(field.width / Self.column)
    var shares = [Double](repeating: 0, count: count)
    let unit = field.width / Double(space.prefix.addressCount)
    for block in space.blocks where block.use != .free {
      let offset = Int(block.prefix.address.bits) - Int(space.prefix.address.bits)
      var box = field
      box.x = field.x + Double(offset) * unit
      box.width = Double(block.prefix.addressCount) * unit
      if block.use == .inUse, box.width < Self.column {
        let index = min(Int((box.x - field.x) / Self.column), count - 1)
        shares[index] += box.width / Self.column
      } else {
        // A proposal is never too narrow to be seen.
        box.width = max(box.width, Self.column)
        box.x = min(box.x, field.x + field.width - box.width)
        boxes[block.use, default: []].append(box)
      }
    }
    for (index, share) in shares.enumerated() where share > 0 {
      hasBars = true
      let height = max(Self.lowestBar, min(share, 1) * field.height)
      boxes[.inUse, default: []].append(
        Box(
          x: field.x + Double(index) * Self.column, y: field.y + field.height - height,
          width: Self.column, height: height))
    }
  }
}
