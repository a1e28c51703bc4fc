internal import Persistence
internal import Synchronization
import Values

/// What was refused at the door, on its way into the journal. The first of its kind is an entry at once; more of the same
/// within a minute are counted, and stand there as one entry when the minute is over. A flood cannot fill the journal.
///
/// Such an entry names nobody as having acted: nobody has shown who they are. Where an account is concerned it is the
/// entry's record, so that the data protection officer finds what was tried at it; an address that no account has stands
/// there as a digest, and what was typed nowhere.
///
/// The counting is done in memory: a process that is killed loses at most the number of the last minute, never the first
/// entry. Each process that shares a database counts for itself.
final class Bursts: Sendable {
  struct Subject: Sendable, Hashable {
    let event: String
    let act: Act
    let record: String?
    let source: String
  }

  /// What is to be written: so many of the same.
  struct Refusal: Sendable, Hashable {
    let subject: Subject
    let count: Int
    let request: String

    func enter(_ connection: any Connection, at now: Moment) throws {
      var journal = JournalWriter(
        connection: connection, request: request + (request.isEmpty ? "" : " ") + "from " + subject.source, at: now)
      try journal.append(
        JournalEntry(
          sequence: 0, at: now, account: nil, roles: "", act: subject.act, kind: .account, record: subject.record,
          subjects: [], event: subject.event, purpose: .administration, mask: .full, count: count, request: ""))
    }
  }

  private struct Burst {
    var since: Moment
    var untold = 0
    var request: String
  }

  static let seconds: Int64 = 60
  /// So many at once are told apart; more are counted as coming from many.
  static let toldApart = 1000

  private let open = Mutex<[Subject: Burst]>([:])

  /// Counts one; answers what is to be written about it now.
  func note(_ subject: Subject, _ request: String, _ now: Moment) -> Refusal? {
    open.withLock { open in
      var subject = subject
      if open[subject] == nil, open.count >= Bursts.toldApart {
        subject = Subject(event: subject.event, act: subject.act, record: nil, source: "many")
      }
      if var burst = open[subject], !Bursts.isOver(burst, now) {
        burst.untold += 1
        burst.request = request
        open[subject] = burst
        return nil
      }
      let untold = open[subject]?.untold ?? 0
      open[subject] = Burst(since: now, request: request)
      return Refusal(subject: subject, count: untold + 1, request: request)
    }
  }

  /// What was counted and is to be written now: of minutes that are over, or all of it.
  func due(_ now: Moment, all: Bool) -> [Refusal] {
    open.withLock { open in
      var due: [Refusal] = []
      for (subject, burst) in open where all || Bursts.isOver(burst, now) {
        if burst.untold > 0 {
          due.append(Refusal(subject: subject, count: burst.untold, request: burst.request))
          open[subject] = Burst(since: now, request: burst.request)
        } else {
          open[subject] = nil
        }
      }
      return due
    }
  }

  /// It could not be written: it is counted on.
  func restore(_ refusals: [Refusal]) {
    open.withLock { open in
      for refusal in refusals { open[refusal.subject]?.untold += refusal.count }
    }
  }

  /// A clock that was set back ends it as well.
  private static func isOver(_ burst: Burst, _ now: Moment) -> Bool {
    now < burst.since || now >= burst.since.adding(seconds: seconds)
  }
}

extension Bursts.Subject {
  static func signInRefused(_ account: AccountID?, email: String, _ source: Source, _ key: InstallationKey) -> Self {
    Self(
      event: "sign-in.refused", act: .create, record: account?.text ?? "address " + key.mark(of: "email " + email),
      source: key.mark(of: "source " + source.text))
  }

  static func refused(_ event: String, _ account: AccountID?, _ source: Source, _ key: InstallationKey) -> Self {
    Self(event: event, act: .edit, record: account?.text, source: key.mark(of: "source " + source.text))
  }
}

extension Store {
  /// A form that no page of this product sent for this session. The account of the session is concerned: its browser may
  /// have been made to send it.
  public func noteRefusedForm(session: String?, from source: Source, request: String) async throws {
    let (key, now) = (try await installationKey(), now())
    try await StorageTrouble.translating {
      var account: AccountID?
      if let session {
        account = try await database.read { connection in
          try connection.rows(
            "SELECT account_id FROM session WHERE digest = ? AND ended_at IS NULL", [.blob(Secret.digest(session))]
          ).first.map { try Columns($0).id("account_id") }
        }
      }
      guard let refusal = bursts.note(.refused("form.refused", account, source, key), request, now) else { return }
      try await database.write { try refusal.enter($0, at: now) }
    }
  }

  /// Writes down what was counted: of the minutes that are over, or everything at the end.
  public func tellBursts(all: Bool = false) async throws {
    let now = now()
    let due = bursts.due(now, all: all)
    if due.isEmpty { return }
    do {
      try await StorageTrouble.translating {
        try await database.write { connection in
          for refusal in due { try refusal.enter(connection, at: now) }
        }
      }
    } catch {
      bursts.restore(due)
      throw error
    }
  }
}
