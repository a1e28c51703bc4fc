internal import Persistence
public import Values

/// A job that one workshop holds, and nobody else works on.
public struct ClaimedJob: Sendable, Hashable {
  public let id: JobID
  public let kind: WorkKind
  public let workshop: WorkshopID
  /// How often it was begun since it last got on, with this time.
  public let tries: Int
  /// Whether nobody has counted yet how much there is to do.
  public let isUncounted: Bool
  let request: String

  /// What stands beside the entries of its steps: who asked, and which job it was.
  public var entry: String { request + (request.isEmpty ? "" : " ") + "job " + id.text }
}

/// A kind of work that a workshop does.
public struct WorkOffer: Sendable, Hashable {
  let kind: WorkKind
  let topic: JobTopic?

  /// - Parameter topic: the only thing about which this process does it; with none it does whatever was asked for.
  public init(_ kind: WorkKind, onlyAbout topic: JobTopic? = nil) {
    (self.kind, self.topic) = (kind, topic)
  }
}

/// Where a job has come, and how far this step may go.
public struct JobPlace: Sendable, Hashable {
  /// What the step before left; none at the beginning.
  public let cursor: String?
  /// So many of whatever it counts, so that nobody waits long behind the step.
  public let atMost: Int

  /// As if nothing were done yet, for work that is made of several.
  public var atBeginning: JobPlace { JobPlace(cursor: nil, atMost: atMost) }
}

/// What a step did.
public enum JobStep: Sendable, Hashable {
  /// It goes on behind the cursor: ids and codes, never words about people.
  case more(cursor: String, done: Int)
  case end(done: Int)

  var done: Int {
    switch self {
    case .more(_, let done), .end(let done): done
    }
  }

  var isEnd: Bool { if case .end = self { true } else { false } }
}

/// How a job got on.
public struct JobAdvance: Sendable, Hashable {
  public let isOver: Bool
  /// What the step did, in whatever the job counts.
  public let done: Int
  /// How long the writer had to do with it, with all that followed from it.
  public let took: Duration
}

/// Somebody else holds the job now, or it is over: nothing of the step has happened.
public struct ClaimLost: Error, Hashable {}

/// What became of a job that failed.
public enum JobFailure: Sendable, Hashable {
  case triedAgain(Moment)
  case dead
  /// It was not this workshop's any more.
  case lost
}

extension Transaction {
  /// The place of a job that is claimed; throws `ClaimLost`.
  func place(of job: ClaimedJob, atMost: Int) throws -> JobPlace {
    let claimed = try connection.rows(
      "SELECT cursor FROM job WHERE id = ? AND claimed_by = ?", [job.id.bind.value, job.workshop.bind.value])
    guard let row = claimed.first else { throw ClaimLost() }
    return JobPlace(cursor: try Columns(row).textIfAny("cursor"), atMost: atMost)
  }

  /// Stores how far the job has come, and claims it for longer. It has got on, so its tries begin anew.
  func note(_ step: JobStep, of job: ClaimedJob, total: Int?) throws {
    let now = now
    switch step {
    case .more(let cursor, let done):
      _ = try connection.run(
        """
        UPDATE job SET cursor = ?, done = done + ?, total = COALESCE(?, total), tries = 0, failure = NULL,
          claimed_until = ? WHERE id = ?
        """,
        [
          .text(cursor), .integer(Int64(done)), total.map { .integer(Int64($0)) } ?? .null,
          .integer(now.adding(seconds: JobRules.claim).microseconds), job.id.bind.value,
        ])
    case .end(let done):
      _ = try connection.run(
        """
        UPDATE job SET done = done + ?, total = COALESCE(?, total), tries = 0, failure = NULL, claimed_by = NULL,
          claimed_until = NULL, ended_at = ?, outcome = 'done' WHERE id = ?
        """,
        [
          .integer(Int64(done)), total.map { .integer(Int64($0)) } ?? .null, .integer(now.microseconds),
          job.id.bind.value,
        ])
      // What died before over the same thing has been done after all.
      _ = try connection.run(
        """
        UPDATE job SET outcome = 'superseded' WHERE outcome = 'dead'
          AND kind = ? AND about = (SELECT own.about FROM job own WHERE own.id = ?)
        """, [.text(job.kind.rawValue), job.id.bind.value])
    }
  }
}
