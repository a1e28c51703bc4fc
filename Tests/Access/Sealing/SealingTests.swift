import Testing
import Values

@testable import Access

@Suite("What is sealed opens in its place only")
struct SealingTests {
  private let person = PersonID(high: 7, low: 1)
  private let row = EntryID(high: 7, low: 2)

  private var place: SealedPlace { SealedPlace("note", "text", row: row, of: person, in: .closed) }

  private func key(of person: PersonID? = nil, in circle: Circle = .closed) throws -> SealingKey {
    try Sodium.start()
    return try #require(
      SealingKey(
        owner: KeyOwner(person: person ?? self.person, circle: circle), mark: Secret.bytes(8), secret: Secret.bytes()))
  }

  private func reason(_ sealed: Ciphertext, under key: SealingKey, at place: SealedPlace) -> Unreadable.Reason? {
    do throws(Unreadable) {
      _ = try key.open(sealed, at: place)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("texts of every length come back, and no two sealings are alike")
  func comesBack() throws {
    let key = try key()
    for text in ["", "a", "Vejret er godt i Kolding", String(repeating: "å", count: 5000)] {
      let (one, other) = (try key.seal(text, at: place), try key.seal(text, at: place))
      #expect(try key.open(one, at: place) == Array(text.utf8))
      #expect(one != other && one.bytes.count == text.utf8.count + SealingKey.overhead)
      #expect("\(one)" == "something sealed" && "\(key)" == "a key")
    }
  }

  @Test("moved to another table, column, row, piece, person or circle it does not open")
  func moved() throws {
    let key = try key()
    let sealed = try key.seal("words", at: place)
    let owner = place.owner
    let others = [
      SealedPlace("notes", "text", row: row, of: person, in: .closed),
      SealedPlace("note", "texts", row: row, of: person, in: .closed),
      SealedPlace("note", "text", row: EntryID(high: 7, low: 3), of: person, in: .closed),
      SealedPlace("note", "text", row.text, (number: 0, of: 1), owner),
      SealedPlace("note", "text", row: row, of: PersonID(high: 7, low: 9), in: .closed),
      SealedPlace("note", "text", row: row, of: person, in: .case),
    ]
    for other in others { #expect(reason(sealed, under: key, at: other) == .damaged) }
    let piece = SealedPlace("file", "bytes", "1", (number: 1, of: 3), owner)
    let first = try key.seal("words", at: piece)
    for (number, count) in [(0, 3), (2, 3), (1, 2)] {
      let other = SealedPlace("file", "bytes", "1", (number: number, of: count), owner)
      #expect(reason(first, under: key, at: other) == .damaged)
    }
  }

  @Test("no two places are written alike, wherever one part ends and the next begins")
  func unambiguous() {
    func data(_ table: String, _ column: String, _ row: String) -> [UInt8] {
      SealedPlace(table, column, row, nil, place.owner).associatedData
    }
    #expect(Set([data("ab", "c", "d"), data("a", "bc", "d"), data("a", "b", "cd"), data("abc", "", "d")]).count == 4)
    var writer = LengthPrefixed()
    for part in ["", "a", "bc"] { writer.add(Array(part.utf8)) }
    #expect(LengthPrefixed.parts(of: writer.bytes)?.map { String(decoding: $0, as: UTF8.self) } == ["", "a", "bc"])
    #expect(LengthPrefixed.parts(of: Array(writer.bytes.dropLast())) == nil)
    #expect(LengthPrefixed.parts(of: [0xFF, 0xFF, 0xFF, 0xFF, 1]) == nil)
  }

  @Test("every bit counts: changed anywhere, cut off or prolonged it does not open")
  func tampered() throws {
    let key = try key()
    let sealed = try key.seal("words", at: place).bytes
    for place in sealed.indices {
      for bit in 0..<8 {
        var bent = sealed
        bent[place] ^= 1 << UInt8(bit)
        let expected: Unreadable.Reason =
          place == 0 ? .unknownFormat : place <= SealingKey.markLength ? .keyGone : .damaged
        #expect(
          reason(Ciphertext(bytes: bent), under: key, at: self.place) == expected)
      }
    }
    for length in 1..<sealed.count {
      let cut = Ciphertext(bytes: Array(sealed.prefix(length)))
      #expect(reason(cut, under: key, at: place) == .damaged)
    }
    for bytes in [[], sealed + [0]] {
      #expect(reason(Ciphertext(bytes: bytes), under: key, at: place) == .damaged)
    }
  }

  @Test("another key opens nothing, not even one of the same person and circle")
  func anotherKey() throws {
    let sealed = try key().seal("words", at: place)
    let other = try key()
    #expect(reason(sealed, under: other, at: place) == .keyGone)
    // Only the mark is the same: as if somebody had put one key in place of another.
    let first = try key()
    let forged = try #require(SealingKey(owner: first.owner, mark: first.mark, secret: Secret.bytes()))
    let under = try first.seal("words", at: place)
    #expect(reason(under, under: forged, at: place) == .damaged)
    #expect(SealingKey(owner: first.owner, mark: first.mark, secret: [1, 2, 3]) == nil)
  }

  @Test("a key seals for its own person and circle only")
  func elsewhere() throws {
    let key = try key(in: .case)
    #expect(throws: SealedElsewhere.self) { try key.seal("words", at: place) }
    #expect(throws: SealedElsewhere.self) {
      try key.seal("words", at: SealedPlace("note", "text", row: row, of: PersonID(high: 1, low: 1), in: .case))
    }
  }
}
