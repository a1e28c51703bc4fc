extension Sound {
  /// Letters that stand for a sound.
  struct Spelling: Sendable {
    let letters: String
    let sound: String
    private let bytes: [UInt8]

    init(_ letters: String, _ sound: String) {
      (self.letters, self.sound, bytes) = (letters, sound, Array(letters.utf8))
    }

    /// The same as `contains`, for words, which are short.
    func isIn(_ text: String) -> Bool {
      let text = text.utf8
      var place = text.startIndex
      while let found = text[place...].firstIndex(of: bytes[0]) {
        if text[found...].starts(with: bytes) { return true }
        place = text.index(after: found)
      }
      return false
    }
  }

  /// Khrystyna and Kristina, but Mukhammed and Muhammed; Achmed and Ahmed; Othman and Osman; Ramadhan and Ramazan; Zhaleh and
  /// Jaleh. In Somali x is an h: Maxamed.
  private static let orElse = [
    Spelling("kh", "h"), Spelling("ch", "h"), Spelling("th", "s"), Spelling("dh", "z"), Spelling("zh", "j"),
    Spelling("x", "h"), Spelling("dz", "j"),
  ]

  /// As a word may be read, each in letters.
  static func ways(_ letters: String, _ vowels: Vowels) -> [String] {
    let read = plain(letters)
    var ways = [read]
    // Đorđe and Djordje; Đặng and Dang.
    if letters.contains("đ") {
      ways = [letters.replacing("đ", with: "d"), letters.replacing("đ", with: "dj")].map(plain)
    }
    // Sjevtjenko, as Danish and Swedish newspapers write it.
    if read.contains("sj") || read.contains("tj") {
      ways.append(read.replacing("sj", with: "sh").replacing("tj", with: "ch"))
    }
    for other in orElse where other.isIn(read) {
      // In these two the letter before belongs to the sound.
      if other.letters == "ch", read.contains("sch") || read.contains("shch") { continue }
      ways.append(read.replacing(other.letters, with: other.sound))
    }
    // Qasim and Ghasem, as Persian says it.
    if vowels != .syllables, read.contains("q") { ways += ways.map { $0.replacing("q", with: "gh") } }
    if vowels != .long {
      // Medhin, in two sounds.
      if read.contains("dh") { ways.append(read.replacing("dh", with: "d'h")) }
      ways += latin(read)
    }
    ways += Compound.withoutArticle(read)
    if let soft = softD(read) { ways.append(soft) }
    if vowels == .written, let french = french(read) { ways.append(french) }
    return ways
  }

  /// Đukić, where one office writes *Djukic* and another *Dukic*. Elsewhere *dj* is another sound: Djalal is not Dalal.
  private static func softD(_ letters: String) -> String? {
    guard letters.contains("dj") else { return nil }
    let isSlavic = ["ic", "ich", "itch", "itsch"].contains { letters.hasSuffix($0) } || softNames.contains(letters)
    return isSlavic ? letters.replacing("dj", with: "d") : nil
  }

  private static let softNames: Set<String> = [
    "djordje", "andjela", "andjelka", "andjelko", "djuro", "djura", "djurdja", "djurdjica", "djuradj", "lidja",
    "miladj",
  ]

  /// Rachid and Rashid, Hicham and Hisham, Aicha and Aisha. In Joachim, Michael, Rachel and Fischer it is another sound.
  private static func french(_ letters: String) -> String? {
    guard letters.contains("ch"),
      !["sch", "tch", "chim", "chael", "chel", "cher", "chn", "chm"].contains(where: letters.contains)
    else { return nil }
    let bytes = Array(letters.utf8)
    for place in bytes.indices.dropFirst().dropLast(2)
    where bytes[place] == UInt8(ascii: "c") && bytes[place + 1] == UInt8(ascii: "h")
      && "aeiou".utf8.contains(bytes[place - 1]) && "aeiour".utf8.contains(bytes[place + 2])
    {
      return letters.replacing("ch", with: "sh")
    }
    return nil
  }

  /// Of what is read one way whatever the language: *Lj* and *Nj*, and the words that Arabic names are put together of.
  private static func plain(_ letters: String) -> String {
    var read = letters.replacing("dzh", with: "dj").replacing("dsch", with: "dj")
    for soft in ["lj", "nj"] where read.contains(soft) {
      read = read.replacing(soft, with: String(soft.prefix(1)) + "y")
    }
    return Compound.plain(read)
  }

  /// What letters are in one language and not in another, where they are written with their vowels.
  private static func latin(_ letters: String) -> [String] {
    var ways: [String] = []
    let bytes = Array(letters.utf8)
    guard bytes.count > 2 else { return [] }
    let isVowel = { (place: Int) in "aeiou".utf8.contains(bytes[place]) }
    switch bytes[0] {
    // Julia and Yulia.
    case UInt8(ascii: "j"): ways.append("y" + letters.dropFirst())
    // Cabdi, in which a sound opens that other languages leave out.
    case UInt8(ascii: "c") where isVowel(1): ways.append(String(letters.dropFirst()))
    // Cvetkov and Tsvetkov.
    case UInt8(ascii: "c") where bytes[1] == UInt8(ascii: "v"): ways.append("ts" + letters.dropFirst())
    // Chérif and Sherif.
    case UInt8(ascii: "c") where bytes[1] == UInt8(ascii: "h") && isVowel(2): ways.append("s" + letters.dropFirst())
    // Gihan and Jihan, as Egypt says it.
    case UInt8(ascii: "g") where "aei".utf8.contains(bytes[1]): ways.append("j" + letters.dropFirst())
    // Olena and Elena, Oleksii and Aleksei.
    case UInt8(ascii: "o") where letters.hasPrefix("ole") && bytes.count > 4: ways.append("a" + letters.dropFirst())
    default: break
    }
    // Youcef and Yousef, Ljubica and Љубица.
    var soft = bytes
    for place in bytes.indices.dropFirst() where bytes[place] == UInt8(ascii: "c") {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if "aeiouy".utf8.contains(next) { soft[place] = UInt8(ascii: "s") }
    }
    // Soja and Zoya, Maja and Maya.
    for place in bytes.indices.dropFirst().dropLast()
    where bytes[place] == UInt8(ascii: "j") && isVowel(place - 1) && isVowel(place + 1) {
      var spoken = bytes
      spoken[place] = UInt8(ascii: "y")
      ways.append(String(decoding: spoken, as: UTF8.self))
    }
    if soft != bytes { ways.append(String(decoding: soft, as: UTF8.self)) }
    // Abdul Rahman and عبد الرحمن, where the article is written with the other word.
    if ["abdul", "abdel", "abdal", "abdol", "abdur", "abder"].contains(letters) { ways.append("abd") }
    return ways
  }
}
