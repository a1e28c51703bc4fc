import CPostgreSQL

/// The statements prepared on one connection, found by their text and the types of their values.
struct PostgresStatements {
  struct Prepared {
    let name: String
    let types: [Oid]
    let names: ColumnNames
  }

  /// So many texts are remembered; the product has fewer.
  static let limit = 1024

  private var byText: [String: [Prepared]] = [:]
  private var count = 0
  /// Set when a change of the schema made the plans useless.
  var areStale = false

  /// Between transactions: forgets plans that no longer fit, or when there are too many.
  mutating func forgetStale(on handle: OpaquePointer) {
    guard areStale || byText.count > Self.limit else { return }
    let result = PostgresResult(PQexec(handle, "DEALLOCATE ALL"))
    // On a lost connection the statements are gone anyway, and what uses it next will notice.
    if result.isGood { (byText, areStale) = ([:], false) }
  }

  func known(_ sql: String, _ binds: [SQLValue]) -> Prepared? {
    byText[sql]?.first { Self.fits($0.types, binds) }
  }

  mutating func prepare(_ sql: String, _ binds: [SQLValue], on handle: OpaquePointer) throws -> Prepared {
    count += 1
    let made = try Self.prepare(sql, binds, name: "s\(count)", on: handle)
    byText[sql, default: []].append(made)
    return made
  }

  private static func fits(_ types: [Oid], _ binds: [SQLValue]) -> Bool {
    zip(types, binds).allSatisfy { type, bind in
      switch bind {
      case .null: true
      case .integer: PostgresType.numbers.contains(type)
      case .text: !PostgresType.numbers.contains(type) && type != PostgresType.bytea
      case .blob: type == PostgresType.bytea
      }
    }
  }

  /// Values carry their own type, as in SQLite. Where the server wants another one (`substr(name, ?, ?)` takes only a
  /// small integer) it is left to choose; where it can not choose (`? IS NULL`) the value's own type is named again.
  /// The attempts happen behind a savepoint, because a failed one would end the transaction.
  private static func prepare(
    _ sql: String, _ binds: [SQLValue], name: String, on handle: OpaquePointer
  ) throws -> Prepared {
    let text = PortableSQL.of(sql).numbered
    let own = binds.map(PostgresType.own)
    let isGuarded = PQtransactionStatus(handle) == PQTRANS_INTRANS && !binds.isEmpty
    func guarding(_ words: String) throws {
      guard isGuarded else { return }
      let result = PostgresResult(PQexec(handle, words))
      guard result.isGood else { throw result.error(sql: sql) }
    }
    var types = zip(own, binds).map { $1 == .null ? 0 : $0 }
    var first: DatabaseError?
    try guarding("SAVEPOINT preparing")
    // Each round either lets the server choose once or names one more value.
    for _ in 0...(binds.count + 1) {
      let result = PostgresResult(PQprepare(handle, name, text, Int32(types.count), types))
      if result.isGood {
        try guarding("RELEASE preparing")
        return try described(name, sql, on: handle)
      }
      let hasLetChoose = first != nil
      first = first ?? result.error(sql: sql)
      guard isGuarded else { break }
      try guarding("ROLLBACK TO preparing")
      if result.sqlState == "42P18", let position = result.namedParameter, types.indices.contains(position),
        types[position] == 0
      {
        types[position] = own[position]
      } else if !hasLetChoose, ["42883", "42804", "42725"].contains(result.sqlState) {
        types = types.map { _ in 0 }
      } else {
        break
      }
    }
    throw first ?? DatabaseError(.syntax, "the statement can not be prepared", sql: sql)
  }

  private static func described(_ name: String, _ sql: String, on handle: OpaquePointer) throws -> Prepared {
    let result = PostgresResult(PQdescribePrepared(handle, name))
    guard result.isGood else { throw result.error(sql: sql) }
    return Prepared(name: name, types: result.parameterTypes(), names: result.names())
  }
}

/// The numbers by which the server knows its types (pg_type.dat).
enum PostgresType {
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let int8: Oid = 20
  static let text: Oid = 25
  static let integers: Set<Oid> = [20, 21, 23, 26]
  static let floats: Set<Oid> = [700, 701]
  static let numeric: Oid = 1700
  static let numbers: Set<Oid> = [16, 20, 21, 23, 26, 700, 701, 1700]

  static func own(_ value: SQLValue) -> Oid {
    switch value {
    case .integer: int8
    case .text, .null: text
    case .blob: bytea
    }
  }
}
