/// What someone does with a record. Lists and counts are verbs of their own, because a list tells too.
public protocol Verb: Sendable {
  static var act: Act { get }
}

public enum Act: String, CaseIterable, Sendable, Codable {
  case read, list, count, create, edit, agree, end, export
}

public enum Read: Verb { public static let act = Act.read }
public enum List: Verb { public static let act = Act.list }
public enum Count: Verb { public static let act = Act.count }
public enum Create: Verb { public static let act = Act.create }
public enum Edit: Verb { public static let act = Act.edit }
/// The participant's own yes or no.
public enum Agree: Verb { public static let act = Act.agree }
public enum End: Verb { public static let act = Act.end }
public enum Export: Verb { public static let act = Act.export }

/// Verbs about rows that are already there; only for these does the row itself say who may.
public protocol ExistingVerb: Verb {}
extension Read: ExistingVerb {}
extension List: ExistingVerb {}
extension Count: ExistingVerb {}
extension Edit: ExistingVerb {}
extension Agree: ExistingVerb {}
extension End: ExistingVerb {}
extension Export: ExistingVerb {}

/// Verbs that write a row that is already there.
public protocol ChangingVerb: ExistingVerb {}
extension Edit: ChangingVerb {}
extension Agree: ChangingVerb {}
extension End: ChangingVerb {}
