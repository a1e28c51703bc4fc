import Synchronization
import Testing

@testable import Persistence

/// A writing connection whose disk or server fails at a chosen moment.
private final class FailingWriter: Writer {
  var beginnings: [DatabaseError?] = []
  var commits: [CommitOutcome] = []
  /// What the next statements fail with.
  var failures: [DatabaseError] = []
  /// Whether the next statement ends the transaction, as a full disk does in SQLite.
  var losesTransaction = false
  private(set) var log: [String] = []
  private(set) var isInTransaction = false

  func begin() throws {
    log.append("begin")
    if !beginnings.isEmpty, let error = beginnings.removeFirst() { throw error }
    isInTransaction = true
  }
  func mark() throws { log.append("mark") }
  func backToMark() throws { log.append("back") }
  func commit() -> CommitOutcome {
    log.append("commit")
    isInTransaction = false
    return commits.isEmpty ? .committed : commits.removeFirst()
  }
  func rollback() {
    log.append("rollback")
    isInTransaction = false
  }
  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] { [] }
  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int {
    log.append(sql)
    if !failures.isEmpty { throw failures.removeFirst() }
    if losesTransaction {
      (losesTransaction, isInTransaction) = (false, false)
      throw DatabaseError(.full, "the disk is full")
    }
    return 1
  }
  func script(_ sql: String) throws {}
}

@Suite("Group commit when the disk or the server fails")
struct GroupCommitTests {
  private static let lost = DatabaseError(.unavailable, "lost during the commit")

  /// Serves jobs that each run one statement, named by their number; the answers by number.
  private func serve(_ numbers: ClosedRange<Int>, with writer: FailingWriter) async -> [Int: DatabaseError.Reason?] {
    let answers = Mutex<[Int: DatabaseError.Reason?]>([:])
    let jobs = numbers.map { number in
      Job(
        run: { connection in
          _ = try connection.run("\(number)", [])
          return { answers.withLock { $0[number] = .some(nil) } }
        },
        fail: { error in answers.withLock { $0[number] = .some((error as? DatabaseError)?.reason) } })
    }
    GroupCommit(writer: writer).serve(jobs)
    return answers.withLock { $0 }
  }

  @Test("one transaction serves the group")
  func together() async {
    let writer = FailingWriter()
    #expect(await serve(1...3, with: writer) == [1: nil, 2: nil, 3: nil])
    #expect(writer.log == ["begin", "mark", "1", "mark", "2", "mark", "3", "commit"])
  }

  @Test("a commit of unknown outcome fails everybody, and nothing is run again")
  func unknown() async {
    let writer = FailingWriter()
    writer.commits = [.unknown(Self.lost)]
    #expect(await serve(1...3, with: writer) == [1: .unavailable, 2: .unavailable, 3: .unavailable])
    #expect(writer.log.filter { $0 == "commit" }.count == 1)
    writer.commits = [.unknown(Self.lost)]
    #expect(await serve(4...4, with: writer) == [4: .unavailable])
    #expect(writer.log.filter { $0 == "4" }.count == 1)
  }

  @Test("a refused commit is repeated job by job, so that only the guilty one fails")
  func refused() async {
    let writer = FailingWriter()
    writer.commits = [
      .refused(DatabaseError(.foreignKey, "")), .committed, .refused(DatabaseError(.foreignKey, "")), .committed,
    ]
    #expect(await serve(1...3, with: writer) == [1: nil, 2: .foreignKey, 3: nil])
  }

  @Test("a serialisation failure is tried again, but not for ever")
  func serialization() async {
    let writer = FailingWriter()
    let refusal = CommitOutcome.refused(DatabaseError(.serialization, ""))
    writer.commits = [refusal, refusal, .committed]
    #expect(await serve(1...1, with: writer) == [1: nil])
    writer.commits = Array(repeating: refusal, count: 50)
    #expect(await serve(2...2, with: writer) == [2: .serialization])
    #expect(writer.log.filter { $0 == "2" }.count == GroupCommit.attempts)
  }

  @Test("a transaction that a full disk ended is repeated job by job")
  func transactionGone() async {
    let writer = FailingWriter()
    writer.losesTransaction = true
    #expect(await serve(1...2, with: writer) == [1: nil, 2: nil])
    #expect(writer.log.filter { $0 == "begin" }.count == 3)
  }

  @Test("when no transaction can be opened everybody hears it once")
  func beginFails() async {
    let writer = FailingWriter()
    writer.beginnings = [DatabaseError(.busy, "")]
    #expect(await serve(1...64, with: writer).values.allSatisfy { $0 == .busy })
    #expect(writer.log == ["begin"])
  }

  @Test("a job that puts its own error in place of a serialisation failure is run again all the same")
  func disguised() {
    struct Disguise: Error {}
    let writer = FailingWriter()
    writer.failures = [DatabaseError(.serialization, "")]
    let outcome = Mutex("none")
    let job = Job(
      run: { connection in
        do { _ = try connection.run("1", []) } catch { throw Disguise() }
        return { outcome.withLock { $0 = "done" } }
      },
      fail: { error in outcome.withLock { $0 = "\(error)" } })
    GroupCommit(writer: writer).serve([job])
    #expect(outcome.withLock { $0 } == "done")
    writer.failures = [DatabaseError(.notNull, "")]
    GroupCommit(writer: writer).serve([job])
    #expect(outcome.withLock { $0 } == "Disguise()")
  }
}
