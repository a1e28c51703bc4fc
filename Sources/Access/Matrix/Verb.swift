/// What someone does with a record. Lists and counts are verbs of their own, because a list tells too.
public protocol Verb: Sendable {
  static var listing: Sealed<Self, Act> { get }
}

extension Verb {
  public static var act: Act { listing.what }
}

public enum Act: String, CaseIterable, Sendable, Codable {
  case read, list, count, create, edit, agree, end, export

  var isWriting: Bool {
    switch self {
    case .create, .edit, .agree, .end: true
    case .read, .list, .count, .export: false
    }
  }
}

public enum Read: Verb { public static let listing = Sealed<Self, Act>(.read) }
public enum List: Verb { public static let listing = Sealed<Self, Act>(.list) }
public enum Count: Verb { public static let listing = Sealed<Self, Act>(.count) }
public enum Create: Verb { public static let listing = Sealed<Self, Act>(.create) }
public enum Edit: Verb { public static let listing = Sealed<Self, Act>(.edit) }
/// The participant's own yes or no.
public enum Agree: Verb { public static let listing = Sealed<Self, Act>(.agree) }
public enum End: Verb { public static let listing = Sealed<Self, Act>(.end) }
public enum Export: Verb { public static let listing = Sealed<Self, Act>(.export) }

/// Verbs about rows that are already there; only for these does the row itself say who may.
public protocol ExistingVerb: Verb {
  static var onExisting: Sealed<Self, ExistingRows> { get }
}

/// Verbs that write a row that is already there.
public protocol ChangingVerb: ExistingVerb {
  static var changing: Sealed<Self, ChangedRows> { get }
}

public enum ExistingRows: Sendable { case row }
public enum ChangedRows: Sendable { case row }

extension Read: ExistingVerb { public static let onExisting = Sealed<Self, ExistingRows>(.row) }
extension List: ExistingVerb { public static let onExisting = Sealed<Self, ExistingRows>(.row) }
extension Count: ExistingVerb { public static let onExisting = Sealed<Self, ExistingRows>(.row) }
extension Export: ExistingVerb { public static let onExisting = Sealed<Self, ExistingRows>(.row) }

extension Edit: ChangingVerb {
  public static let onExisting = Sealed<Self, ExistingRows>(.row)
  public static let changing = Sealed<Self, ChangedRows>(.row)
}
extension Agree: ChangingVerb {
  public static let onExisting = Sealed<Self, ExistingRows>(.row)
  public static let changing = Sealed<Self, ChangedRows>(.row)
}
extension End: ChangingVerb {
  public static let onExisting = Sealed<Self, ExistingRows>(.row)
  public static let changing = Sealed<Self, ChangedRows>(.row)
}
