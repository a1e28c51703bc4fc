public import Design

/// What a subject is called on a list about something else, and its page, where it has one.
public struct SubjectName: Sendable, Hashable {
  public let name: String
  public let page: Link?

  public init(_ name: String, at page: Link?) {
    (self.name, self.page) = (name, page)
  }
}
