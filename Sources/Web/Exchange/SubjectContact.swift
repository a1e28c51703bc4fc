public import Language

/// How one gets hold of what a list is about: the numbers to call, and where it is.
public struct SubjectContact: Sendable, Hashable {
  public struct Phone: Sendable, Hashable {
    /// Whose it is; `nil` where the subject itself answers.
    public let whose: String?
    public let number: String
    /// What to mind before one calls there.
    public let note: Phrase?

    public init(_ number: String, of whose: String? = nil, note: Phrase? = nil) {
      (self.number, self.whose, self.note) = (number, whose, note)
    }
  }

  public var phones: [Phone]
  /// Where the subject is found: the workplace of somebody's placement.
  public var place: String?

  public init(phones: [Phone], place: String? = nil) {
    (self.phones, self.place) = (phones, place)
  }

  /// What two rooms know about the same subject.
  public func and(_ other: SubjectContact) -> SubjectContact {
    SubjectContact(phones: phones + other.phones, place: place ?? other.place)
  }
}
