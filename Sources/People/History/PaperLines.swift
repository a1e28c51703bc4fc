import Design

extension HTML {
  /// About so many lines it takes on a sheet of A4, as the style sheet prints what has to stay on one page: each block begins
  /// one, and a long one goes on over the next.
  var linesOnPaper: Int {
    var (lines, characters, isInTag, tag): (Int, Int, Bool, [UInt8]) = (0, 0, false, [])
    func end() {
      lines += (characters + HTML.charactersOfLine - 1) / HTML.charactersOfLine
      characters = 0
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): (isInTag, tag) = (true, [])
      case UInt8(ascii: ">"):
        isInTag = false
        if HTML.blocks.contains(tag) { end() }
      case _ where isInTag:
        let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        // The name alone, as far as its first space; what closes a block ends it too.
        if tag.last != UInt8(ascii: " ") {
          tag.append(isLetter || (0x30...0x39).contains(byte) ? byte : UInt8(ascii: " "))
          if tag == [UInt8(ascii: " ")] { tag = [] }
        }
      // Of a letter beyond ASCII the first byte counts.
      default: if byte & 0xC0 != 0x80 { characters += 1 }
      }
    }
    end()
    return lines
  }

  private static let charactersOfLine = 100
  private static let blocks: Set<[UInt8]> = Set(
    ["p", "li", "div", "dt", "dd", "dl", "ul", "h2", "h3", "br", "section"].flatMap { name in
      [Array(name.utf8), Array(name.utf8) + [UInt8(ascii: " ")]]
    })
}

/// What stands on the one page under a title, the most important first.
struct PaperPart {
  let title: HTML
  let lines: [HTML]
  /// Said where there is nothing.
  let none: HTML
  /// Whether there is more than was read.
  var hasMore = false
  /// So many of the lines are on the page.
  var shown: Int

  init(_ title: HTML, _ lines: [HTML], none: HTML, hasMore: Bool = false, most: Int) {
    (self.title, self.lines, self.none, self.hasMore, shown) = (title, lines, none, hasMore, min(most, lines.count))
  }

  var leftOut: Int { lines.count - shown }

  private var heights: [Int] { lines.prefix(shown).map { max(1, $0.linesOnPaper) } }

  /// With its title, which is a little higher than a line, and with what is said of the rest.
  var height: Int { 2 + (lines.isEmpty ? 1 : heights.reduce(0, +)) + (hasMore || leftOut > 0 ? 1 : 0) }
}

extension [PaperPart] {
  /// Leaves out the last lines of whatever is longest, until all fit into so many; of each one stays.
  func fitting(into lines: Int) -> [PaperPart] {
    var parts = self
    while parts.map(\.height).reduce(0, +) > lines,
      let longest = parts.indices.filter({ parts[$0].shown > 1 }).max(by: { parts[$0].height < parts[$1].height })
    { parts[longest].shown -= 1 }
    return parts
  }
}
