/// A firm's or workplace's details with the form of the name by which it is ordered and found, made before a transaction
/// begins: nobody else should have to wait for that.
public struct FoldedFirm<Details: Sendable>: Sendable {
  public let details: Details
  let key: String
}

/// The folded form of a name that was sent, for details that are laid over stored ones inside the transaction.
struct FoldedName: Sendable {
  let name: String
  let key: String

  /// `nil` where no name was sent, or one that is too long to be one.
  init?(sent name: String?) {
    guard let name, name.utf8.count <= 1_000 else { return nil }
    (self.name, key) = (name, FirmName.folded(name))
  }

  func key(of other: String) -> String? { other == name ? key : nil }
}

extension FoldedFirm where Details == Organisation.Details {
  public init(_ details: Details) { self.init(details: details, key: FirmName.folded(details.name)) }

  /// - Parameter sent: used where it is the name in the details.
  init(_ details: Details, sent: FoldedName?) {
    self.init(details: details, key: sent.flatMap { $0.key(of: details.name) } ?? FirmName.folded(details.name))
  }
}

extension FoldedFirm where Details == Workplace.Details {
  public init(_ details: Details) { self.init(details: details, key: FirmName.folded(details.name)) }

  /// - Parameter sent: used where it is the name in the details.
  init(_ details: Details, sent: FoldedName?) {
    self.init(details: details, key: sent.flatMap { $0.key(of: details.name) } ?? FirmName.folded(details.name))
  }
}
