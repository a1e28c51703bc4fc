import CPostgreSQL

/// Opens connections and makes sure that the server keeps its promises.
enum PostgresOpening {
  static func connect(_ url: String, schema: String?) throws -> OpaquePointer {
    // What stands before `dbname` can be overruled by the URL, what stands behind it can not.
    let options: [(String, String)] = [
      ("connect_timeout", "5"), ("keepalives_idle", "20"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "20000"), ("application_name", "nyvej"), ("dbname", url), ("client_encoding", "UTF8"),
    ]
    let opened = withCStrings(options.map(\.0)) { keys in
      withCStrings(options.map(\.1)) { values in PQconnectdbParams(keys, values, 1) }
    }
    guard let handle = opened else { throw DatabaseError(.unavailable, "not enough memory to connect") }
    do {
      guard PQstatus(handle) == CONNECTION_OK else {
        throw DatabaseError(
          .unavailable,
          "the database server can not be reached: " + String(cString: PQerrorMessage(handle)).trimmingNewline)
      }
      _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
      // Said once connected: proxies in front of a server refuse settings in the greeting.
      if let schema {
        let result = PostgresResult(PQexec(handle, "SET search_path = " + schema))
        guard result.isGood else { throw result.error(sql: nil) }
      }
      try prepare(handle)
      return handle
    } catch {
      PQfinish(handle)
      throw error
    }
  }

  /// Time limits count only where the URL or the role has not set others.
  private static let settings = """
    SET synchronous_commit = on; SET bytea_output = hex; SET standard_conforming_strings = on; SET TimeZone = 'UTC';
    SET DateStyle = 'ISO';
    SELECT set_config(name, value, false) FROM (VALUES ('statement_timeout', '60s'),
      ('idle_in_transaction_session_timeout', '60s')) AS wanted (name, value) WHERE current_setting(name) = '0';
    SELECT current_setting('synchronous_commit'), current_setting('fsync'), current_setting('server_encoding'),
      current_setting('client_encoding')
    """

  private static func prepare(_ handle: OpaquePointer) throws {
    let result = PostgresResult(PQexec(handle, settings))
    guard result.isGood else { throw result.error(sql: nil) }
    let found = try result.rows(result.names(), sql: "").first?.values ?? []
    let wanted = [
      ("synchronous_commit", "on", "let the role change it"), ("fsync", "on", "set it in postgresql.conf"),
      ("server_encoding", "UTF8", "create the database with ENCODING 'UTF8'"), ("client_encoding", "UTF8", ""),
    ]
    for (position, (name, value, remedy)) in wanted.enumerated() where found[position] != .text(value) {
      throw DatabaseError(
        .io, "the PostgreSQL server does not keep records as it must: \(name) is not \(value); \(remedy)")
    }
  }

  /// A list of C strings that ends with a null pointer, as libpq takes it.
  private static func withCStrings<T>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T
  ) -> T {
    func build(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> T {
      guard index < texts.count else {
        return (pointers + [nil]).withUnsafeBufferPointer { buffer in
          // The list holds at least its closing null.
          body(buffer.baseAddress!)
        }
      }
      return texts[index].withCString { build(index + 1, pointers + [$0]) }
    }
    return build(0, [])
  }
}
