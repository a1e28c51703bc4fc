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
    account = actor.isHouse ? nil : actor.account
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

  /// The bytes that the chain protects: every field, separated by a character that none of them can hold.
  var canonical: [UInt8] {
    let fields: [String] = [
      String(sequence), String(at.microseconds), account?.text ?? "", roles, act.rawValue, kind.rawValue, record ?? "",
      subjects.joined(separator: " "), event ?? "", purpose.rawValue, mask.rawValue, String(count), request,
    ]
    return Array(fields.joined(separator: "\u{1F}").utf8)
  }
}

extension Kind {
  /// Looking at a record is journalled when the record is about somebody.
  var isJournalled: Bool {
    switch self {
    case .programme, .organisation, .workplace, .quotaSlot: false
    default: true
    }
  }
}
