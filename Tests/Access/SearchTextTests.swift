import Testing
import Values

@testable import Access

@Suite("What is typed into the search box") struct SearchTextTests {
  @Test(
    "is taken for what it is",
    arguments: [
      ("", SearchText.Understood.nothing), ("  ", .nothing), ("?!", .signs), ("\u{200B}", .signs), ("Selam", .words),
      ("Firma 17", .words), ("123", .words), ("1234", .number), ("+45 20 30 40 50", .number),
      ("\u{202A}+45 20304050\u{202C}", .number), ("٢٠٣٠٤٠٥٠", .number), ("20-30/40.50", .number),
      ("K-2026/117", .words),
      ("a@b", .mail), ("@", .mail),
    ])
  func understood(_ text: String, _ meaning: SearchText.Understood) {
    #expect(SearchText(text).understood == meaning, "\(text)")
  }

  /// Whether a search in any of its ways fits the terms, as the statements read them.
  private static func fits(_ text: String, _ terms: SearchTerms, _ manner: Findable.Manner) -> Bool {
    SearchText(text).readings.contains { reading in
      reading.needles.allSatisfy { needle in
        needle.ways(manner).contains { way in
          guard terms.rests["p" + way.term] != nil else { return false }
          return way.rest.map { terms.rest(of: "p" + way.term).contains(" " + $0) } ?? true
        }
      }
    }
  }

  @Test("a telephone is found by its beginnings and ends, with and without the country")
  func telephones() {
    for (number, typed) in [
      ("+45 20 30 40 50", ["2030", "4050", "304050", "20304050", "4520304050", "004520304050", "+4520 30", "45203"]),
      ("20304050", ["+45 20 30 40 50", "0045 20304050", "20304050", "4050"]),
      ("+49 (0)151 2345678", ["0151 2345678", "+49 151 2345678", "2345678", "5678", "4915"]),
      ("0151 2345678", ["+49 151 2345678", "0151 23", "151 2345"]),
      ("+358 40 1234567", ["040 1234567", "040 12", "+35840", "4567"]),
    ] {
      let terms = SearchTerms(.person, .names, [.phone: [number]])
      for text in typed { #expect(SearchTextTests.fits(text, terms, .names), "\(text) in \(number)") }
      #expect(!SearchTextTests.fits("20304051", terms, .names) && !SearchTextTests.fits("9999", terms, .names))
      #expect(terms.terms.count <= 9)
    }
  }

  @Test("a mail address is found by its beginning and by what stands behind the @, and signs of patterns mean nothing")
  func mails() {
    let terms = SearchTerms(.person, .names, [.mail: ["Anna_Proeve@Eksempel.example"]])
    for text in ["anna_pr", "anna_proeve@", "ANNA_PROEVE@eksempel.example", "@eks", "@eksempel.example"] {
      #expect(SearchTextTests.fits(text.contains("@") ? text : text + "oeve@", terms, .names), "\(text)")
    }
    for text in ["proeve@", "@example", "an@", "%@", "@%", "anna%proeve@other"] {
      #expect(!SearchTextTests.fits(text, terms, .names), "\(text)")
    }
  }

  @Test("a number is found from its beginning, however it is written")
  func numbers() {
    let terms = SearchTerms(.person, .names, [.number: ["DK-12 34 56 78"]])
    for text in ["DK12345678", "dk 1234", "dk-12 34 56 78"] {
      #expect(SearchTextTests.fits(text, terms, .names), "\(text)")
    }
    #expect(!SearchTextTests.fits("12345678", terms, .names) && !SearchTextTests.fits("dk124", terms, .names))
  }

  @Test("the terms of a record are few, however many names somebody has")
  func few() {
    let usual = SearchTerms(.person, .names, [.words: ["Mohammed Opdigtsen"]])
    #expect(usual.terms.count == 15)
    let many = (0..<60).map { "\(UnicodeScalar(97 + UInt8($0 % 26)))name\($0)" }.joined(separator: " ")
    #expect(SearchTerms(.person, .names, [.words: [many]]).terms.count < 400)
    #expect(SearchTerms(.person, .names, [:]).terms.isEmpty)
  }
}

@Suite("A search before the notary") struct FoundNotaryTests {
  private static let search = SearchText("anna")

  @Test("people are found by statements about people, with their subject, and only where that is declared")
  func refused() throws {
    let search = FoundNotaryTests.search
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT p.id, p.subject FROM \(found: PersonRecord.self, as: "p", by: search, after: nil, limit: 9)")
        == nil)
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT p.id FROM \(found: PersonRecord.self, as: "p", by: search, after: nil, limit: 9)")
        == .noSubject(.person))
    #expect(
      try Verdict.reading(
        ObligationRecord.self,
        """
        SELECT o.id, o.subject FROM \(rows: ObligationRecord.self, as: "o")
        JOIN \(found: PersonRecord.self, as: "p", by: search, after: nil, limit: 9) ON p.id = o.person_id
        """) == .otherPeople(.person))
    #expect(
      try Verdict.reading(
        ProgrammeRecord.self,
        "SELECT g.id FROM \(found: ProgrammeRecord.self, as: "g", by: search, after: nil, limit: 9)")
        == .notFindable(.programme))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT p.phone, p.subject FROM \(found: PersonRecord.self, as: "p", by: search, after: nil, limit: 9)",
        as: .shared)
        == .noColumn("p.phone"))
  }

  @Test("what the mask does not show is no way to find")
  func masks() throws {
    let register = Register(SmallRegister.declarations)
    func sql(_ text: String, _ mask: Mask) throws -> String {
      let actor = Reach(
        kind: .person, relations: [.responsible], account: AccountID(high: 1, low: 1), organisation: nil,
        today: CivilDate(dayNumber: 0), isWriting: false, everything: false)
      var assembly = Assembly(register, .person, mask) { _, _ in actor }
      let sought: ScopedSQL = "\(found: PersonRecord.self, as: "p", by: SearchText(text), after: nil, limit: 9)"
      try assembly.add(sought.pieces)
      return assembly.sql
    }
    #expect(try sql("anna", .shared).contains("search_entry"))
    #expect(try sql("20304050", .full).contains("search_entry"))
    // The word of digits stays one; the telephone does not.
    #expect(try !sql("20 30 40 50", .shared).contains("search_entry"))
    #expect(try sql("20 30 40 50", .shared).hasSuffix("WHERE 1 = 0) AS p"))
  }
}
