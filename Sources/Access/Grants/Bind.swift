internal import Persistence
public import Values

/// A value on its way into a statement. Rooms never see the database's own types.
public struct Bind: Sendable, Hashable {
  let value: SQLValue
  /// The key of what is sealed.
  let key: SealedUnder?

  init(_ value: SQLValue, under key: SealedUnder? = nil) {
    (self.value, self.key) = (value, key)
  }

  static func text(_ text: String) -> Bind { Bind(.text(text)) }
  static func integer(_ number: Int64) -> Bind { Bind(.integer(number)) }
  static let null = Bind(.null)
}

/// What may stand inside `\( )` in a statement; it always becomes a bound value, never text of the statement.
public protocol Bindable {
  var bind: Bind { get }
}

extension String: Bindable { public var bind: Bind { .text(self) } }
extension Int: Bindable { public var bind: Bind { .integer(Int64(self)) } }
extension Int64: Bindable { public var bind: Bind { .integer(self) } }
extension Bool: Bindable { public var bind: Bind { .integer(self ? 1 : 0) } }
extension ID: Bindable { public var bind: Bind { .text(text) } }
extension CivilDate: Bindable { public var bind: Bind { .text(iso) } }
extension ISOWeek: Bindable { public var bind: Bind { .text(monday.iso) } }
extension Hours: Bindable { public var bind: Bind { .integer(Int64(quarters)) } }
extension ClockTime: Bindable { public var bind: Bind { .text(iso) } }
extension Set: Bindable where Element == CivilDate.Weekday {
  /// No days are nothing.
  public var bind: Bind { isEmpty ? .null : .text(isoDigits) }
}
extension Wording: Bindable { public var bind: Bind { .text(stored) } }
extension Moment: Bindable { public var bind: Bind { .integer(microseconds) } }
extension Version: Bindable { public var bind: Bind { .integer(number) } }
extension LanguageTag: Bindable { public var bind: Bind { .text(text) } }
extension Optional: Bindable where Wrapped: Bindable { public var bind: Bind { self?.bind ?? .null } }
extension RawRepresentable where Self: Bindable, RawValue == String { public var bind: Bind { .text(rawValue) } }
