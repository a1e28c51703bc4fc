/// Finds the word that a misspelt one was probably meant to be.
enum Nearest {
  /// The nearest word within a third of its letters (at least two edits); ties go to the first in the alphabet.
  static func word(to text: String, among words: some Sequence<String>) -> String? {
    guard text.utf8.count <= 100 else { return nil }
    let wanted = Array(text.lowercased())
    var best: (distance: Int, word: String)?
    for word in words.sorted() {
      let distance = edits(wanted, Array(word.lowercased()))
      guard distance <= max(2, word.count / 3) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, word) }
    }
    return best?.word
  }

  /// Insertions, deletions, replacements (Levenshtein).
  private static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
