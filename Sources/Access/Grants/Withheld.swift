public import Values

/// Facts that the system needs to decide something and that nobody is shown. There is no way from here to a page: what
/// is made from them can only be written, or be a refusal, or be an id or a flag.
///
/// Every body that sees the content is `@Sendable`, so that it cannot carry it out in a variable, and is handed the
/// transaction that it works in. Whoever throws out of a decision has spoiled the transaction: catching that and going
/// on leads nowhere.
public struct Withheld<Value: Sendable>: Sendable {
  /// The facts; or why they could not be made, which comes out where they are opened and not before.
  private let facts: Result<Value, any Error>

  init(_ value: Value) {
    facts = .success(value)
  }

  /// What is known without reading anything: nothing is owed about this.
  public init(known value: Value) {
    self.init(value)
  }

  var value: Value { get throws { try facts.get() } }

  private init(catching work: () throws -> Value) {
    facts = Result(catching: work)
  }

  /// Opens it to decide: the body may write, may throw a refusal, and answers with ids and flags or nothing.
  @discardableResult
  public func decide<Answer: Decision>(
    _ tx: Transaction, _ body: @Sendable (Value, Transaction) throws -> Answer
  ) throws -> Answer {
    try tx.completely { try body(value, tx) }
  }

  /// Opens it to act, with nothing to answer.
  public func decide(_ tx: Transaction, _ body: @Sendable (Value, Transaction) throws -> Void) throws {
    try tx.completely { try body(value, tx) }
  }

  public func map<Other: Sendable>(_ transform: @Sendable (Value) throws -> Other) rethrows -> Withheld<Other> {
    Withheld<Other> { try transform(value) }
  }

  /// Goes on from what is withheld to something else that is withheld.
  public func flatMap<Other: Sendable>(
    _ tx: Transaction, _ next: @Sendable (Value, Transaction) throws -> Withheld<Other>
  ) rethrows -> Withheld<Other> {
    do {
      return try next(value, tx)
    } catch {
      tx.spoiled = tx.spoiled ?? error
      return Withheld<Other> { throw error }
    }
  }

  public static func together<each Part: Sendable>(
    _ parts: repeat Withheld<each Part>, as combine: @Sendable (repeat each Part) throws -> Value
  ) rethrows -> Withheld {
    Withheld { try combine(repeat (each parts).value) }
  }
}

extension Withheld {
  fileprivate static func all<Part: Sendable>(_ parts: some Sequence<Withheld<Part>>) -> Withheld
  where Value == [Part] {
    Withheld { try parts.map { try $0.value } }
  }
}

extension Sequence {
  /// Facts of the same kind, as one.
  public func joined<Part: Sendable>() -> Withheld<[Part]> where Element == Withheld<Part> {
    Withheld.all(self)
  }
}

/// What may come out of a decision made on withheld facts: ids, versions, and yes or no. A closed list.
public protocol Decision: Sendable {
  static var deciding: Sealed<Self, DecidedBy> { get }
}

public enum DecidedBy: Sendable { case system }

extension Bool: Decision { public static var deciding: Sealed<Bool, DecidedBy> { Sealed(.system) } }
extension ID: Decision { public static var deciding: Sealed<ID<Of>, DecidedBy> { Sealed(.system) } }
extension Subject: Decision { public static var deciding: Sealed<Subject, DecidedBy> { Sealed(.system) } }
extension Version: Decision { public static var deciding: Sealed<Version, DecidedBy> { Sealed(.system) } }
extension Optional: Decision where Wrapped: Decision {
  public static var deciding: Sealed<Wrapped?, DecidedBy> { Sealed(.system) }
}
extension Array: Decision where Element: Decision {
  public static var deciding: Sealed<[Element], DecidedBy> { Sealed(.system) }
}

extension Withheld: CustomStringConvertible, CustomReflectable {
  public var description: String { "something withheld" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
