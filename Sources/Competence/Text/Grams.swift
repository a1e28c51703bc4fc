/// Runs of three and four letters, hashed. They find a word that is misspelt, inflected or hidden in a compound.
enum Grams {
  /// Hashes of the 3- and 4-grams of folded text that starts and ends with a space. Unsorted, with repeats.
  @inline(__always)
  static func each(in units: UnsafeBufferPointer<UInt16>, _ body: (UInt32) -> Void) {
    guard units.count >= 3 else { return }
    for index in 0...(units.count - 3) {
      let three = UInt64(units[index]) | UInt64(units[index + 1]) << 16 | UInt64(units[index + 2]) << 32
      body(mix(three))
      if index + 3 < units.count { body(mix(three | UInt64(units[index + 3]) << 48)) }
    }
  }

  static func hashes(of units: [UInt16]) -> [UInt32] {
    var all: [UInt32] = []
    all.reserveCapacity(units.count * 2)
    units.withUnsafeBufferPointer { each(in: $0) { all.append($0) } }
    return Array(Set(all)).sorted()
  }

  /// splitmix64's finaliser: every input bit moves every output bit.
  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt32 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: z ^ (z >> 31))
  }
}
