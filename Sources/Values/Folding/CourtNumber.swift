/// The number of a firm in a register that a German local court keeps: each court counts from 1 on, and so the number is
/// one with the place of its court (Handelsregisterverordnung §§ 3, 13). Where in the line the court stands, and whether it
/// is called *Amtsgericht*, *AG* or nothing, is the writer's habit.
struct CourtNumber {
  /// The register, the number in it and the court, in that order.
  let text: String
  /// Without its court it is another firm's at another court.
  let tellsOne: Bool

  /// - Parameter words: as `Folding.order` has them; `nil` where they hold no such number, or more than one.
  init?(_ words: [Substring]) {
    var (register, digits, suffix): (String?, String, String) = (nil, "", "")
    var (court, before): ([String], Part) = ([], .court)
    for word in words {
      let part: Part
      if let named = CourtNumber.registers.first(where: { CourtNumber.begins(word, with: $0) }) {
        guard register == nil, digits.isEmpty || word == named else { return nil }
        register = named
        let rest = word.dropFirst(named.count)
        digits += rest.prefix { $0.isNumber }
        suffix += rest.drop { $0.isNumber }
        part = rest.isEmpty ? .court : .number
      } else if word.allSatisfy(\.isNumber) {
        guard digits.isEmpty || (before == .number && suffix.isEmpty) else { return nil }
        digits += word
        part = .number
      } else if before == .number, suffix.isEmpty, word.count <= 2, !CourtNumber.remarks.contains(String(word)) {
        // Berlin's B, Flensburg's FL: what was a court of its own before.
        suffix = String(word)
        part = .suffix
      } else if CourtNumber.remarks.contains(String(word)) {
        part = before
      } else {
        court.append(String(word))
        part = .court
      }
      before = part
    }
    digits = String(digits.drop { $0 == "0" })
    guard let register, !digits.isEmpty else { return nil }
    // One court keeps the register of all Berlin.
    if court.contains("berlin") {
      court = ["charlottenburg"] + court.filter { $0 != "berlin" && $0 != "charlottenburg" }
    }
    let place = court.joined()
    text = register + digits + suffix + place
    tellsOne = place.count >= 3
  }

  private enum Part { case number, suffix, court }

  private static func begins(_ word: Substring, with register: String) -> Bool {
    guard word.hasPrefix(register) else { return false }
    let rest = word.dropFirst(register.count)
    return rest.isEmpty || (rest.first?.isNumber ?? false) && rest.drop { $0.isNumber }.count <= 2
  }

  private static let registers = ["hra", "hrb", "gnr", "gsr", "vr", "pr"]

  /// Says what it is, and not which.
  private static let remarks: Set<String> = [
    "amtsgericht", "ag", "registergericht", "gericht", "handelsregister", "vereinsregister", "genossenschaftsregister",
    "partnerschaftsregister", "gesellschaftsregister", "register", "beim", "bei", "des", "der", "in", "im", "nr", "no",
    "nummer", "de", "deutschland", "germany",
  ]
}
