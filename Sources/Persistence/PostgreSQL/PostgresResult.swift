import CPostgreSQL

/// What the server answered to one statement.
final class PostgresResult {
  private let handle: OpaquePointer?

  init(_ handle: OpaquePointer?) {
    self.handle = handle
  }

  deinit { PQclear(handle) }

  var isGood: Bool {
    let status = PQresultStatus(handle)
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
  }

  /// Whether the server itself answered, if only with an error; a lost connection has no SQLSTATE.
  var isAnswer: Bool { isGood || !sqlState.isEmpty }

  /// The command tag: `INSERT 0 1`, `COMMIT`.
  var command: String { text(PQcmdStatus(handle)) }

  var changes: Int { Int(text(PQcmdTuples(handle))) ?? 0 }

  var sqlState: String { field("C") }
  var message: String { field("M") }

  /// The parameter that an error message names, counted from 0: `… data type of parameter $2`.
  var namedParameter: Int? {
    guard let sign = message.lastIndex(of: "$") else { return nil }
    return Int(message[message.index(after: sign)...].prefix { $0.isNumber }).map { $0 - 1 }
  }

  func names() -> ColumnNames {
    ColumnNames((0..<PQnfields(handle)).map { text(PQfname(handle, $0)) })
  }

  func parameterTypes() -> [Oid] { (0..<PQnparams(handle)).map { PQparamtype(handle, $0) } }

  func rows(_ names: ColumnNames, sql: String) throws -> [Row] {
    let types = (0..<PQnfields(handle)).map { PQftype(handle, $0) }
    return try (0..<PQntuples(handle)).map { row in
      Row(
        names: names,
        values: try types.enumerated().map { column, type in
          try value(row, Int32(column), type, names: names, sql: sql)
        })
    }
  }

  private func value(_ row: Int32, _ column: Int32, _ type: Oid, names: ColumnNames, sql: String) throws -> SQLValue {
    if PQgetisnull(handle, row, column) != 0 { return .null }
    let bytes = UnsafeRawBufferPointer(
      start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
    switch type {
    case PostgresType.bytea:
      return .blob(Self.blob(hex: bytes))
    case PostgresType.bool:
      return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case _ where PostgresType.numbers.contains(type):
      let text = String(decoding: bytes, as: UTF8.self)
      let number =
        SQLValue.whole(decimal: text)
        ?? (PostgresType.floats.contains(type) ? Double(text).flatMap { SQLValue.whole($0) } : nil)
      guard let number else { throw DatabaseError.fraction(in: names.list[Int(column)], sql: sql) }
      return number
    default:
      return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// `\x0a1b…`, as `bytea_output = hex` writes it.
  private static func blob(hex bytes: UnsafeRawBufferPointer) -> [UInt8] {
    func nibble(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
    return stride(from: 2, to: bytes.count - 1, by: 2).map { nibble(bytes[$0]) << 4 | nibble(bytes[$0 + 1]) }
  }

  func field(_ code: Unicode.Scalar) -> String { text(PQresultErrorField(handle, Int32(code.value))) }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
