/// Base letters of the accented Latin blocks, by position. `-` stands where a character is no letter with a base.
enum FoldingTable {
  /// U+00C0 … U+024F (Latin-1 Supplement, Latin Extended-A and -B).
  static let latin: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
      + "---------------e----------------oo-------------uu---------------"
      + "----dddlllnnnaaiioouuuuuuuuuu-aaaaaa--ggkkoooo--jdddgg--nnaaaaoo"
      + "aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------"
      + "----------------").utf8)

  /// U+1E00 … U+1EFF (Latin Extended Additional): runs of one base letter, in the block's order.
  static func vietnameseAndMore(_ value: UInt32) -> UInt16? {
    let runs: [(last: UInt32, letter: Character)] = [
      (0x1E01, "a"), (0x1E07, "b"), (0x1E09, "c"), (0x1E13, "d"), (0x1E1D, "e"), (0x1E1F, "f"), (0x1E21, "g"),
      (0x1E2B, "h"), (0x1E2F, "i"), (0x1E35, "k"), (0x1E3D, "l"), (0x1E43, "m"), (0x1E4B, "n"), (0x1E53, "o"),
      (0x1E57, "p"), (0x1E5F, "r"), (0x1E69, "s"), (0x1E71, "t"), (0x1E7B, "u"), (0x1E7F, "v"), (0x1E89, "w"),
      (0x1E8D, "x"), (0x1E8F, "y"), (0x1E95, "z"), (0x1E96, "h"), (0x1E97, "t"), (0x1E98, "w"), (0x1E99, "y"),
      (0x1E9A, "a"), (0x1E9F, "s"), (0x1EB7, "a"), (0x1EC7, "e"), (0x1ECB, "i"), (0x1EE3, "o"), (0x1EF1, "u"),
      (0x1EF9, "y"),
    ]
    guard let run = runs.first(where: { value <= $0.last }), let ascii = run.letter.asciiValue else { return nil }
    return UInt16(ascii)
  }
}
