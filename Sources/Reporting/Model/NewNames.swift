/// Names for what is made beside something that exists.
enum NewNames {
  /// The name itself where it is free, else with the lowest number from 2 on behind it that makes
  /// it free, shortened to keep within `longest` characters.
  static func free(_ name: String, besides taken: Set<String>, longest: Int) -> String {
    if !taken.contains(name) { return name }
    // One number more than there are names is always free.
    for number in 2...(taken.count + 2) {
      let suffix = String(number)
      let candidate = String(name.prefix(max(0, longest - suffix.count))) + suffix
      if !taken.contains(candidate) { return candidate }
    }
    return name
  }
}
