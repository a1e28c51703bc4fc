/// Names that Arabic puts together, in whichever way they are written in Latin letters: the servant of, the religion's, God's.
enum Compound {
  /// Of a word that is put together: without the article that stands within, and with God's name as one sound, since there
  /// are not many consonants in it: *abdrahman* for *Abdulrahman*, *Abdurrahman* and *Abdirahman*; *zial8* for *Ziaullah*.
  static func plain(_ letters: String) -> String {
    let bytes = Array(letters.utf8)
    guard bytes.count > 5 else { return letters }
    if let rest = withoutGod(bytes) { return String(decoding: rest, as: UTF8.self) + "l8" }
    if let rest = servant(bytes) { return "abd" + String(decoding: rest, as: UTF8.self) }
    return letters
  }

  /// Other readings of a word: *zahrani* of *Alzahrani*, *nurdin* of *Nureddine*.
  static func withoutArticle(_ letters: String) -> [String] {
    let bytes = Array(letters.utf8)
    var others: [[UInt8]] = []
    if let rest = behindArticle(bytes) { others.append(Array(rest)) }
    if let name = religion(bytes) { others.append(name) }
    return others.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }

  private static let l = UInt8(ascii: "l")

  /// What stands before *-ullah*, *-alla*, *-illahi*. In *Camilla* and *Isabella* there is no h.
  private static func withoutGod(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    for (ending, isWritten) in endings where bytes.count > ending.count + 2 {
      let place = bytes.count - ending.count - 1
      guard bytes[place...].dropFirst().elementsEqual(ending), isVowel(bytes[place]) else { continue }
      let isMarie = bytes[place] == UInt8(ascii: "i") || bytes[place] == UInt8(ascii: "e")
      return isMarie && !isWritten ? nil : bytes[..<place]
    }
    return nil
  }

  private static let endings: [(ending: [UInt8], isWritten: Bool)] = [
    (Array("llahi".utf8), true), (Array("llaahi".utf8), true), (Array("llah".utf8), true), (Array("lla".utf8), false),
  ]

  /// What stands behind *Abd*, without the article between.
  private static func servant(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard bytes.starts(with: "abd".utf8) else { return nil }
    var rest = bytes[3...]
    let before = rest.count
    rest = rest.drop(while: isVowel)
    guard rest.count < before, rest.count > 3 else { return nil }
    if rest.first == l { rest = rest.dropFirst() }
    return rest
  }

  /// What stands behind *Al*, *El*, or what it becomes before another sound: *Azzahra*.
  private static func behindArticle(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard bytes.count > 5, bytes[0] == UInt8(ascii: "a") || bytes[0] == UInt8(ascii: "e") else { return nil }
    let rest = bytes[2...]
    if bytes[1] == l {
      // Alexander and Elena have none.
      if bytes[2] == l || bytes[2] == UInt8(ascii: "e") || bytes[2] == UInt8(ascii: "i") { return nil }
      return !isVowel(bytes[2]) || rest.count > 4 ? rest : nil
    }
    return bytes[1] == bytes[2] && rest.count > 4 && "drstz".utf8.contains(bytes[1]) ? rest : nil
  }

  /// *nourdin* for *Noureddine*, *Nour al-Din* and *Nureddin* as they are joined.
  private static func religion(_ bytes: [UInt8]) -> [UInt8]? {
    guard let ending = faiths.first(where: { bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0) })
    else {
      return nil
    }
    var rest = bytes.dropLast(ending.count)
    if rest.last == UInt8(ascii: "d") || rest.last == l { rest = rest.dropLast() }
    let isJoined = rest.count < bytes.count - ending.count
    if let last = rest.last, isVowel(last), isJoined || rest.count > 3 { rest = rest.dropLast() }
    guard rest.isEmpty || rest.count > 1 else { return nil }
    return rest + Array("din".utf8)
  }

  private static let faiths = ["deen", "dine", "dein", "dien", "din"].map { Array($0.utf8) }
}
