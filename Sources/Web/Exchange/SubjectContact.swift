public import Language

/// How one gets hold of what a list is about: the numbers to call, and what to mind before one does.
public struct SubjectContact: Sendable, Hashable {
  public struct Phone: Sendable, Hashable {
    /// Whose it is; `nil` where the subject itself answers.
    public let whose: String?
    public let number: String

    public init(_ number: String, of whose: String? = nil) {
      (self.number, self.whose) = (number, whose)
    }
  }

  public var phones: [Phone]
  /// Where the subject is found: the workplace of somebody's placement.
  public var place: String?
  public var note: Phrase?

  public init(phones: [Phone], place: String? = nil, note: Phrase? = nil) {
    (self.phones, self.place, self.note) = (phones, place, note)
  }

  /// What two rooms know about the same subject.
  public func and(_ other: SubjectContact) -> SubjectContact {
    SubjectContact(phones: phones + other.phones, place: place ?? other.place, note: note ?? other.note)
  }
}
