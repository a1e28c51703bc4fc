/// The words of a title or a query that carry meaning, the same way on both sides of a search.
///
/// Titles come as pairs ("Koch/Köchin", "Tischler/in", "cuisinier / cuisinière (h/f/x)"): endings behind a slash and
/// markers in brackets are dropped, and a word whose trunk already stood in the title is not counted twice.
struct Wording {
  struct Word {
    var units: [UInt16]
    var trunk: ArraySlice<UInt16>
    /// Stood in brackets: says less about what the title means.
    var isAside: Bool
  }

  private(set) var words: [Word] = []

  /// More words than this say nothing new about an occupation; a pasted page must not slow the search down.
  static let longest = 24
  private static let longestWord = 48

  init(_ text: some StringProtocol, language: String) {
    for piece in Wording.pieces(of: text) {
      for units in TermFolding.fold(piece.text).split(separator: TermFolding.space) where words.count < Wording.longest
      {
        let units = Array(units.prefix(Wording.longestWord))
        if piece.isAside && units.count < 2 { continue }
        let trunk = Stems.stem(units[...], language: language)
        if words.contains(where: { $0.trunk == trunk }) { continue }
        words.append(Word(units: units, trunk: trunk, isAside: piece.isAside))
      }
    }
  }

  var isEmpty: Bool { words.isEmpty }

  /// The kept words, one space between them and one at each end: what n-grams are cut from.
  var padded: [UInt16] {
    var units: [UInt16] = [TermFolding.space]
    for word in words {
      units += word.units
      units.append(TermFolding.space)
    }
    return units
  }

  private static func pieces(of text: some StringProtocol) -> [(text: Substring, isAside: Bool)] {
    let scalars = Substring(text).unicodeScalars
    guard scalars.contains(where: { $0 == "(" || $0 == "/" || $0 == "[" }) else { return [(Substring(text), false)] }
    var pieces: [(text: Substring, isAside: Bool)] = []
    var start = scalars.startIndex
    var index = scalars.startIndex
    var depth = 0
    func close(at end: String.Index) {
      if start < end { pieces.append((Substring(scalars[start..<end]), depth > 0)) }
    }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      switch scalar {
      case "(" where index > start && depth == 0 && scalars[scalars.index(before: index)].properties.isAlphabetic:
        // An ending offered inside a word, "Technisch(er)e": the plain form is the one without.
        guard let end = attachedEnding(in: scalars, from: next) else {
          close(at: index)
          depth += 1
          start = next
          break
        }
        close(at: index)
        index = end
        while index < scalars.endIndex, scalars[index].properties.isAlphabetic { index = scalars.index(after: index) }
        start = index
        continue
      case "(", "[":
        close(at: index)
        depth += 1
        start = next
      case ")", "]":
        close(at: index)
        depth = max(0, depth - 1)
        start = next
      case "/":
        close(at: index)
        let end = scalars[next...].firstIndex { !$0.properties.isAlphabetic && $0 != "-" } ?? scalars.endIndex
        let ending = TermFolding.folded(Substring(scalars[next..<end]))
        start = genderEndings.contains(ending) ? end : next
        index = start
        continue
      default: break
      }
      index = next
    }
    close(at: scalars.endIndex)
    return pieces
  }

  /// End of a bracket of at most four letters, or `nil`.
  private static func attachedEnding(in scalars: Substring.UnicodeScalarView, from start: String.Index) -> String.Index?
  {
    var (index, length) = (start, 0)
    while index < scalars.endIndex, length <= 4 {
      if scalars[index] == ")" { return length > 0 ? scalars.index(after: index) : nil }
      index = scalars.index(after: index)
      length += 1
    }
    return nil
  }

  private static let genderEndings: Set<String> = [
    "in", "innen", "e", "euse", "euses", "rice", "trice", "ere", "iere", "ne", "nne", "se", "a", "as", "o", "os", "ka",
    "ska", "inne", "f", "m", "w", "d", "x", "h", "r", "n", "ora", "oras", "ice", "ive", "che", "frau",
  ]
}
