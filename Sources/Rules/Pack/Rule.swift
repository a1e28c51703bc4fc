public import Values

/// What a pack says on a question. Not to know is an answer too, and never the same as “no rule”.
public enum Stated<Value> {
  case given(Value)
  /// The law sets no rule here: the check does not apply.
  case none
  /// Nobody has found out: the check's verdict is “not known”, never fulfilled and never breached.
  case unknown

  public var value: Value? { if case .given(let value) = self { value } else { nil } }
}

extension Stated: Sendable where Value: Sendable {}
extension Stated: Equatable where Value: Equatable {}
extension Stated: Hashable where Value: Hashable {}
extension Stated: Codable where Value: Codable {}

/// One rule of a pack with everything that a reader may ask of it.
public struct Rule<Value> {
  public var stated: Stated<Value>
  public var source: LegalSource
  /// Whether a breach may be accepted with a written reason.
  public var overridable: Bool
  /// Whether a breach blocks the start; otherwise it is only shown.
  public var blocking: Bool
  public var note: Wording

  public init(_ stated: Stated<Value>, source: LegalSource, overridable: Bool, blocking: Bool, note: Wording) {
    self.stated = stated
    self.source = source
    self.overridable = overridable
    self.blocking = blocking
    self.note = note
  }
}

extension Rule: Sendable where Value: Sendable {}
extension Rule: Equatable where Value: Equatable {}
extension Rule: Hashable where Value: Hashable {}
