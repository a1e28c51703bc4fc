import Foundation
import Language
import Testing
import Values

@Suite("Phrases")
struct PhraseTests {
  private func roundTrip(_ phrase: Phrase) throws -> Phrase {
    try JSONDecoder().decode(Phrase.self, from: JSONEncoder().encode(phrase))
  }

  private func read(_ json: String) throws -> Phrase {
    try JSONDecoder().decode(Phrase.self, from: Data(json.utf8))
  }

  @Test("a phrase survives being stored as JSON and says the same afterwards")
  func stored() throws {
    let phrases: [Phrase] = [
      .timeToday, .timeInDays(n: 5), .timeHoursPerWeek(hours: Hours(quarters: 37)),
      .timeDateAndWeek(date: "{a}\"\n", week: "ሰሙን"),
    ]
    for phrase in phrases {
      let back = try roundTrip(phrase)
      #expect(back == phrase)
      #expect(Voice(.danish)(back) == Voice(.danish)(phrase))
    }
  }

  @Test("a phrase survives being kept in a column, and so does what earlier versions kept")
  func columns() throws {
    let monday = CivilDate(year: 2026, month: 11, day: 23) ?? .init(dayNumber: 0)
    let phrases: [Phrase] = [
      .timeToday, .timeInDays(n: -5), .timeHoursPerWeek(hours: Hours(quarters: 37)),
      .timeDateAndWeek(date: "a\\nb\tc\nd\r\ne\\", week: "ሰሙን"),
      .owedStaffOld(day: monday), .owedLimitEnds(last: monday, wording: ""),
      .owedLimitEnds(last: monday, wording: "\n"),
    ]
    for phrase in phrases {
      #expect(try Phrase(stored: phrase.stored).key == phrase.key)
      #expect(phrase.stored.split(separator: "\n", omittingEmptySubsequences: false).count <= 3, "one line each")
    }
    for phrase in phrases where phrase != .timeDateAndWeek(date: "a\\nb\tc\nd\r\ne\\", week: "ሰሙን") {
      #expect(try Phrase(stored: phrase.stored) == phrase)
    }
    // A line ends the same way, whoever wrote it.
    #expect(
      try Phrase(stored: phrases[3].stored) == .timeDateAndWeek(date: "a\\nb\tc\nd\ne\\", week: "ሰሙን"))
    #expect(try Phrase(stored: #"{"arguments":{"n":5},"key":"time.in-days"}"#) == .timeInDays(n: 5))
    #expect(Phrase.timeInDays(n: 5).stored == "time.in-days\nn\t5")
  }

  @Test("a column that no sentence of this version fits is refused by name")
  func unreadableColumns() {
    #expect(throws: UnreadablePhrase.unknownKey("time.gone")) { try Phrase(stored: "time.gone") }
    #expect(throws: UnreadablePhrase.missingArgument("n", key: "time.in-days")) { try Phrase(stored: "time.in-days") }
    #expect(throws: UnreadablePhrase.unknownArgument("m", key: "time.in-days")) {
      try Phrase(stored: "time.in-days\nn\t5\nm\t5")
    }
    #expect(throws: UnreadablePhrase.wrongArgument("n", key: "time.in-days", expected: "Int")) {
      try Phrase(stored: "time.in-days\nn\tfive")
    }
  }

  @Test("the stored form names key and arguments, so that it outlives the build's numbering")
  func form() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = { String(decoding: try encoder.encode($0 as Phrase), as: UTF8.self) }
    #expect(try json(.timeInDays(n: 5)) == #"{"arguments":{"n":5},"key":"time.in-days"}"#)
    #expect(
      try json(.timeHoursPerWeek(hours: Hours(quarters: 37)))
        == #"{"arguments":{"hours":9.25},"key":"time.hours-per-week"}"#)
    #expect(try json(.timeToday) == #"{"key":"time.today"}"#)
    #expect(try read(#"{"key":"time.today","arguments":{}}"#) == .timeToday)
  }

  @Test("an unknown key, or other arguments than the sentence has, is refused by name")
  func unreadable() {
    #expect(throws: UnreadablePhrase.unknownKey("time.gone")) { try read(#"{"key":"time.gone"}"#) }
    #expect(throws: UnreadablePhrase.missingArgument("n", key: "time.in-days")) {
      try read(#"{"key":"time.in-days"}"#)
    }
    #expect(throws: UnreadablePhrase.missingArgument("n", key: "time.in-days")) {
      try read(#"{"key":"time.in-days","arguments":{}}"#)
    }
    #expect(throws: UnreadablePhrase.unknownArgument("m", key: "time.in-days")) {
      try read(#"{"key":"time.in-days","arguments":{"n":1,"m":2}}"#)
    }
    #expect(throws: UnreadablePhrase.wrongArgument("n", key: "time.in-days", expected: "Int")) {
      try read(#"{"key":"time.in-days","arguments":{"n":"five"}}"#)
    }
    #expect(throws: UnreadablePhrase.wrongArgument("hours", key: "time.hours-per-week", expected: "Hours")) {
      try read(#"{"key":"time.hours-per-week","arguments":{"hours":9.1}}"#)
    }
    #expect(UnreadablePhrase.unknownKey("a.b").description.contains("a.b"))
  }

  @Test("a key from data becomes a phrase when it needs no arguments")
  func byKey() throws {
    #expect(try Phrase(key: "time.today") == .timeToday)
    #expect(Phrase.timeInDays(n: 1).key == "time.in-days")
    #expect(throws: UnreadablePhrase.missingArgument("n", key: "time.in-days")) { try Phrase(key: "time.in-days") }
    #expect(throws: UnreadablePhrase.unknownKey("")) { try Phrase(key: "") }
    #expect(throws: UnreadablePhrase.unknownKey("zzz.zzz")) { try Phrase(key: "zzz.zzz") }
  }
}
