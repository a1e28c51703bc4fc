public import Values

/// What somebody did, without what it said: kinds, ids and verbs, no content.
///
/// The journal is audit log, read log, timeline and source of notices in one. Its verbs are named by the server.
public struct JournalEntry: Sendable, Hashable {
  public var sequence: Int64 = 0
  public var at = Moment(microseconds: 0)
  public let account: AccountID?
  public let roles: String
  public let act: Act
  public let kind: Kind
  public let record: String?
  /// The people whose data it touched, each once, in the order of the answer.
  public let subjects: [String]
  /// What happened, in the words of the timeline: `placement.started`; none for looking.
  public let event: String?
  public let purpose: Purpose
  public let mask: Mask
  public let count: Int
  public var request = ""

  init(
    actor: Actor, act: Act, kind: Kind, record: String?, subjects: [String], event: String?, purpose: Purpose,
    mask: Mask, count: Int
  ) {
    account = actor.isSystem ? nil : actor.account
    roles = actor.roles.map(\.rawValue).sorted().joined(separator: " ")
    (self.act, self.kind, self.record, self.event, self.purpose) = (act, kind, record, event, purpose)
    var seen: Set<String> = []
    self.subjects = subjects.filter { seen.insert($0).inserted }
    (self.mask, self.count) = (mask, count)
  }

  init(
    sequence: Int64, at: Moment, account: AccountID?, roles: String, act: Act, kind: Kind, record: String?,
    subjects: [String], event: String?, purpose: Purpose, mask: Mask, count: Int, request: String
  ) {
    (self.sequence, self.at, self.account, self.roles, self.act) = (sequence, at, account, roles, act)
    (self.kind, self.record, self.subjects, self.event, self.purpose) = (kind, record, subjects, event, purpose)
    (self.mask, self.count, self.request) = (mask, count, request)
  }

  /// The bytes that the chain protects: every field with its length before it, so that no text can reach into the next
  /// field, and nothing is different from empty.
  var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + subjects.count * 40)
    func add(_ text: String?) {
      bytes.append(contentsOf: (text.map { String($0.utf8.count) } ?? "-").utf8)
      bytes.append(UInt8(ascii: ":"))
      if let text { bytes.append(contentsOf: text.utf8) }
    }
    for field in [String(sequence), String(at.microseconds), account?.text, roles, act.rawValue, kind.rawValue] {
      add(field)
    }
    for field in [record, event, purpose.rawValue, mask.rawValue, String(count), request] { add(field) }
    for subject in subjects { add(subject) }
    return bytes
  }
}

extension Kind {
  /// Public in the installation: open to whoever the matrix lets look, and looking is not journalled, because such a
  /// record says nothing about a participant. Programmes and firms are a register that everybody leafs through all day;
  /// of a taken place only measure, act and time are in the row set, never whose it is.
  var isPublicInTheInstallation: Bool {
    switch self {
    case .programme, .organisation, .workplace, .quotaSlot: true
    default: false
    }
  }

  /// Looking at anything else is journalled.
  var isJournalled: Bool { !isPublicInTheInstallation }
}
