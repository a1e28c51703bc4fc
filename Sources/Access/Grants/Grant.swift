public import Values

/// A decision already taken: this actor may do `V` to records of kind `K`.
///
/// Made only by the policy, from the matrix; cannot be copied, and is used up by one statement. It carries the rows that
/// may be reached, how much of them may be seen, and what a new row must hang on.
public struct Grant<K: Protected, V: Verb>: ~Copyable {
  let reach: Reach
  let mask: Mask
  /// What a new row must hang on; `nil` where the matrix asks for no relation.
  let anchor: Anchor?

  init(reach: Reach, mask: Mask, anchor: Anchor? = nil) {
    (self.reach, self.mask, self.anchor) = (reach, mask, anchor)
  }
}

/// What a grant does not lead to. One error for "there is none" and "not for you", so that an answer tells neither.
public struct NotFound: Error, Hashable {
  public init() {}
}

/// Somebody else has written the record since; nothing was changed. Answered with both texts.
public struct Stale: Error, Hashable {
  public let current: Version

  public init(current: Version) {
    self.current = current
  }
}

/// What left the database with an entry in the journal about its reading: written in the same transaction, or, of a look,
/// before `Store.look` answers. Pages and API answers are made from nothing else. Only this room can make one; others
/// transform it; only the room `Web` opens it, to send it.
public struct Disclosed<Value: Sendable>: Sendable {
  @_spi(Sending) public let value: Value

  init(_ value: Value) {
    self.value = value
  }

  public func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Disclosed<Other> {
    Disclosed<Other>(try transform(value))
  }

  /// Goes on from what was disclosed to something else that is disclosed.
  public func flatMap<Other: Sendable>(_ next: (Value) throws -> Disclosed<Other>) rethrows -> Disclosed<Other> {
    try next(value)
  }

  /// Puts several disclosures together into one.
  public static func together<each Part: Sendable>(
    _ parts: repeat Disclosed<each Part>, as combine: (repeat each Part) throws -> Value
  ) rethrows -> Disclosed {
    Disclosed(try combine(repeat (each parts).value))
  }
}

/// What was asked for and is disclosed, and stands in the journal, when it is opened.
public struct Coming<Value: Sendable> {
  private let open: () throws -> Disclosed<Value>

  init(_ open: @escaping () throws -> Disclosed<Value>) { self.open = open }

  /// Once, in the piece of work in which it was asked for.
  public func disclosed() throws -> Disclosed<Value> { try open() }
}

extension Sequence {
  /// Disclosures of the same kind of thing, as one.
  public func joined<Part: Sendable>() -> Disclosed<[Part]> where Element == Disclosed<[Part]> {
    Disclosed(flatMap(\.value))
  }

  public func joined<Part: Sendable>() -> Disclosed<[Part]> where Element == Disclosed<Part> {
    Disclosed(map(\.value))
  }
}

extension Disclosed {
  /// Opens it to act on it. It stands in the journal already, so what the body answers is as free as what it was given.
  public func act<Answer>(_ body: (Value) throws -> Answer) rethrows -> Answer { try body(value) }
}

// Printing, logging or interpolating would otherwise show the content to whoever holds one, without opening it.

extension Disclosed: CustomStringConvertible, CustomReflectable {
  public var description: String { "something disclosed" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
