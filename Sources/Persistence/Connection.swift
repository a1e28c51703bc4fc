/// One database connection inside a `read` or a `write`, used synchronously and only until that closure returns.
///
/// The SQL must run on both engines: `?` for every value, TEXT ids and ISO dates, BIGINT, 0 and 1 for booleans,
/// RETURNING, ON CONFLICT, CTEs, window functions. What to keep in mind:
/// - `NULL` sorts first in SQLite and last in PostgreSQL: write `NULLS FIRST` or `NULLS LAST` where it can occur;
/// - `LIKE` tells upper from lower case on both; give an `ESCAPE` when the pattern may hold `%`, `_` or `\`;
/// - text *columns* compare byte by byte on both; text made of literals alone follows the PostgreSQL database;
/// - a condition is a comparison (`active = 1`), not a number;
/// - after a statement has failed, the job has failed: later statements repeat the error, because PostgreSQL can not go
///   on inside a failed transaction. What may conflict is written with `ON CONFLICT`.
public protocol Connection {
  /// The rows that the statement returns; `INSERT … RETURNING` is such a statement too.
  ///
  /// - Throws: `DatabaseError`.
  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row]

  /// The same, planned once for all values where the engine would plan it for each.
  ///
  /// - Throws: `DatabaseError`.
  func rows(_ sql: String, _ binds: [SQLValue], plannedOnce: Bool) throws -> [Row]

  /// Executes the statement and returns how many rows it inserted, updated or deleted itself (triggers and cascades do
  /// not count); 0 for any other statement.
  ///
  /// - Throws: `DatabaseError`.
  @discardableResult
  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int

  /// Executes a statement whose answer nobody needs: it may go to the server along with the next one, and is done when the
  /// job is over. If it fails the job has failed, which the next statement says, or the end of the job.
  ///
  /// - Throws: `DatabaseError`.
  func later(_ sql: String, _ binds: [SQLValue]) throws

  /// Asks for few and small rows that are needed only after something else was asked: they come with the next statement
  /// that has an answer, or when they are opened. Statements are done in the order in which they were given.
  ///
  /// - Throws: `DatabaseError`.
  func ask(_ sql: String, _ binds: [SQLValue]) throws -> Asked
}
