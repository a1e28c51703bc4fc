import Testing

@testable import Persistence

@Suite("Statements for both engines")
struct PortableSQLTests {
  @Test(
    "placeholders are numbered, quotes and comments left alone",
    arguments: [
      ("SELECT ?", "SELECT $1", 1),
      ("a = ? AND b=?", "a = $1 AND b=$2", 2),
      ("x = '?' AND y = ?", "x = '?' AND y = $1", 1),
      ("x = 'it''s ?' AND y = ?", "x = 'it''s ?' AND y = $1", 1),
      ("\"odd?name\" = ? -- why?\n AND ?", "\"odd?name\" = $1 -- why?\n AND $2", 2),
      ("/* ? '? */ ? /* unfinished ?", "/* ? '? */ $1 /* unfinished ?", 1),
      ("'unfinished ?", "'unfinished ?", 0),
      ("navn = 'Åse?' || ?", "navn = 'Åse?' || $1", 1),
      ("a-?-b/?", "a-$1-b/$2", 2),
      ("", "", 0),
    ])
  func rewriting(sql: String, numbered: String, placeholders: Int) {
    let portable = PortableSQL.of(sql)
    #expect(portable.numbered == numbered)
    #expect(portable.placeholders == placeholders)
    #expect(SQLPieces.of(sql).map(\.text).joined() == sql)
    #expect(portable.complaint == nil)
  }

  @Test("what only one engine understands is refused", arguments: ["SELECT ?1", " commit", "/* x */ Pragma foo = 1"])
  func refused(sql: String) {
    #expect(PortableSQL.of(sql).complaint != nil)
  }

  @Test(
    "types are mapped in definitions, names and casts are not",
    arguments: [
      ("a TEXT NOT NULL, b BLOB", "a TEXT COLLATE \"C\" NOT NULL, b BYTEA"),
      ("text TEXT, c TEXT COLLATE \"da\"", "text TEXT COLLATE \"C\", c TEXT COLLATE \"da\""),
      ("c TEXT -- TEXT of the person\n)", "c TEXT COLLATE \"C\" -- TEXT of the person\n)"),
      ("CHECK (CAST(a AS TEXT) <> 'TEXT')", "CHECK (CAST(a AS TEXT) <> 'TEXT')"),
      ("TEXTS BLOBS \"BLOB\"", "TEXTS BLOBS \"BLOB\""),
    ])
  func types(portable: String, mapped: String) {
    #expect(PortableSQL.postgresDDL(portable) == mapped)
  }
}
