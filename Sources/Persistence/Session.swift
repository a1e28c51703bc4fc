import Foundation

/// The connection as a job sees it: checked, and closed when the job is over.
final class Session: Connection {
  private var link: (any Link)?
  /// The first failure. PostgreSQL refuses everything after it; SQLite would go on, so it is made to behave alike.
  private(set) var failure: DatabaseError?

  init(_ link: any Link) {
    self.link = link
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    try checked(sql, binds) { try $0.rows(sql, binds) }
  }

  func rows(_ sql: String, _ binds: [SQLValue], plannedOnce: Bool) throws -> [Row] {
    try checked(sql, binds) { plannedOnce ? try $0.rowsPlannedOnce(sql, binds) : try $0.rows(sql, binds) }
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int {
    try checked(sql, binds) { try $0.run(sql, binds) }
  }

  func later(_ sql: String, _ binds: [SQLValue]) throws {
    try checked(sql, binds) { try $0.later(sql, binds) }
  }

  func ask(_ sql: String, _ binds: [SQLValue]) throws -> Asked {
    let asked = Asked { [weak self] in
      if let failure = self?.failure { throw failure }
      try self?.settle()
    }
    try checked(sql, binds) { try $0.ask(sql, binds, asked) }
    return asked
  }

  /// At the end of the job: what was left for later is done, or the job has failed.
  func settle() throws {
    guard failure == nil, let link else { return }
    try noting { try link.settle() }
  }

  /// Closes the session: a connection kept beyond its closure answers with an error from now on.
  func end() { link = nil }

  private func checked<T>(_ sql: String, _ binds: [SQLValue], _ body: (any Link) throws -> T) throws -> T {
    if let failure { throw failure }
    guard let link else {
      throw DatabaseError(.other, "the connection is only valid inside the closure it was given to", sql: sql)
    }
    return try noting(sql) {
      try Self.check(sql, binds)
      return try body(link)
    }
  }

  private func noting<T>(_ sql: String? = nil, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      let error = error as? DatabaseError ?? DatabaseError(.other, String(describing: error), sql: sql)
      failure = error
      throw error
    }
  }

  private static func check(_ sql: String, _ binds: [SQLValue]) throws {
    let portable = PortableSQL.of(sql)
    if let complaint = portable.complaint { throw DatabaseError(.syntax, complaint, sql: sql) }
    guard portable.placeholders == binds.count else {
      throw DatabaseError(
        .syntax, "the statement has \(portable.placeholders) placeholders, but \(binds.count) values were given",
        sql: sql)
    }
    for (position, bind) in binds.enumerated() {
      if case .text(let text) = bind, text.holdsNull {
        throw DatabaseError(
          .other, "value \(position + 1) holds the character U+0000, which text can not; remove it or store a blob",
          sql: sql)
      }
    }
  }
}

extension String {
  /// Whether the character U+0000 is in it.
  fileprivate var holdsNull: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    } ?? utf8.contains(0)
  }
}
