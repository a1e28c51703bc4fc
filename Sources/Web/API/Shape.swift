public import Values

/// What programs are told about a value: one list of members, from which both the answers and their description are made.
public struct Shape<Value>: Sendable {
  /// As it stands in the document of the API, under its name.
  public let schema: Schema
  private let members: [Members<Value>.Member]

  /// - Parameter list: the members, in the order in which they are written.
  public init(_ name: String? = nil, _ list: (inout Members<Value>) -> Void) {
    var all = Members<Value>()
    list(&all)
    members = all.list
    let object = Schema.object(
      all.list.map { Schema.Member($0.name, $0.schema, isRequired: $0.isAlways) }, isOpen: true)
    schema = name.map { .named($0, object) } ?? object
  }

  public func json(_ value: Value) -> JSON {
    .object(members.compactMap { member in member.say(value).map { (member.name, $0) } })
  }
}

/// The members of a shape while they are listed. What may be nothing is described as such, and said as `null`.
public struct Members<Value> {
  struct Member: Sendable {
    let name: String
    let schema: Schema
    let isAlways: Bool
    /// `nil` where the member is left out.
    let say: @Sendable (Value) -> JSON?
  }

  fileprivate(set) var list: [Member] = []

  public mutating func member(_ name: String, _ schema: Schema, _ say: @escaping @Sendable (Value) -> JSON) {
    list.append(Member(name: name, schema: schema, isAlways: true, say: say))
  }

  /// A member that is there only in some states: left out where it is nothing.
  public mutating func sometimes(_ name: String, _ schema: Schema, _ say: @escaping @Sendable (Value) -> JSON?) {
    list.append(Member(name: name, schema: schema, isAlways: false, say: say))
  }

  private mutating func orNull<Part>(
    _ name: String, _ schema: Schema, _ get: @escaping @Sendable (Value) -> Part?,
    _ say: @escaping @Sendable (Part) -> JSON
  ) {
    member(name, schema.orNull) { get($0).map(say) ?? .null }
  }
}

extension Members {
  public mutating func version(_ get: @escaping @Sendable (Value) -> Version) {
    member("version", .version) { .integer(Int(get($0).number)) }
  }

  public mutating func id<Of: SendableMetatype>(_ name: String, _ get: @escaping @Sendable (Value) -> ID<Of>) {
    member(name, .id) { .string(get($0).text) }
  }

  public mutating func id<Of: SendableMetatype>(_ name: String, _ get: @escaping @Sendable (Value) -> ID<Of>?) {
    orNull(name, .id, get) { .string($0.text) }
  }

  public mutating func words(_ name: String, _ get: @escaping @Sendable (Value) -> String) {
    member(name, .words) { .string(get($0)) }
  }

  public mutating func words(_ name: String, _ get: @escaping @Sendable (Value) -> String?) {
    orNull(name, .words, get) { .string($0) }
  }

  public mutating func language(_ name: String, _ get: @escaping @Sendable (Value) -> LanguageTag) {
    member(name, .language) { .string(get($0).text) }
  }

  public mutating func language(_ name: String, _ get: @escaping @Sendable (Value) -> LanguageTag?) {
    orNull(name, .language, get) { .string($0.text) }
  }

  public mutating func day(_ name: String, _ get: @escaping @Sendable (Value) -> CivilDate) {
    member(name, .date) { .string(get($0).iso) }
  }

  public mutating func day(_ name: String, _ get: @escaping @Sendable (Value) -> CivilDate?) {
    orNull(name, .date, get) { .string($0.iso) }
  }

  public mutating func week(_ name: String, _ get: @escaping @Sendable (Value) -> ISOWeek) {
    member(name, .week) { .string(get($0).iso) }
  }

  public mutating func week(_ name: String, _ get: @escaping @Sendable (Value) -> ISOWeek?) {
    orNull(name, .week, get) { .string($0.iso) }
  }

  /// Hours a week, at most the whole week.
  public mutating func hours(_ name: String, _ get: @escaping @Sendable (Value) -> Hours) {
    member(name, .hours(most: .wholeWeek)) { .decimal(get($0).decimal) }
  }

  public mutating func hours(_ name: String, _ get: @escaping @Sendable (Value) -> Hours?) {
    orNull(name, .hours(most: .wholeWeek), get) { .decimal($0.decimal) }
  }

  public mutating func time(_ name: String, _ get: @escaping @Sendable (Value) -> ClockTime?) {
    orNull(name, .time, get) { .string($0.iso) }
  }

  public mutating func weekdays(_ name: String, _ get: @escaping @Sendable (Value) -> Set<CivilDate.Weekday>) {
    member(name, .list(.weekday)) { .weekdays(get($0)) }
  }

  public mutating func truth(_ name: String, _ get: @escaping @Sendable (Value) -> Bool) {
    member(name, .truth) { .bool(get($0)) }
  }

  /// A number from nought up.
  public mutating func count(_ name: String, _ get: @escaping @Sendable (Value) -> Int?) {
    orNull(name, .count, get) { .integer($0) }
  }

  public mutating func code<Code: RawRepresentable & CaseIterable & SendableMetatype>(
    _ name: String, _ get: @escaping @Sendable (Value) -> Code
  ) where Code.RawValue == String {
    member(name, .code(of: Code.self)) { .string(get($0).rawValue) }
  }

  public mutating func code<Code: RawRepresentable & CaseIterable & SendableMetatype>(
    _ name: String, _ get: @escaping @Sendable (Value) -> Code?
  ) where Code.RawValue == String {
    orNull(name, .code(of: Code.self), get) { .string($0.rawValue) }
  }

  public mutating func list<Part>(
    _ name: String, of shape: Shape<Part>, _ get: @escaping @Sendable (Value) -> [Part]
  ) {
    member(name, .list(shape.schema)) { .array(get($0).map(shape.json)) }
  }

  /// A value with members of its own, left out where there is none.
  public mutating func sometimes<Part>(
    _ name: String, as shape: Shape<Part>, _ get: @escaping @Sendable (Value) -> Part?
  ) {
    sometimes(name, shape.schema) { get($0).map(shape.json) }
  }

  public mutating func sometimes(day name: String, _ get: @escaping @Sendable (Value) -> CivilDate?) {
    sometimes(name, .date) { get($0).map { .string($0.iso) } }
  }

  public mutating func sometimes(words name: String, _ get: @escaping @Sendable (Value) -> String?) {
    sometimes(name, .words) { get($0).map { .string($0) } }
  }
}

extension APIRecord {
  public init<Value>(_ value: Value, as shape: Shape<Value>, _ version: Version) {
    self.init(shape.json(value), version)
  }
}
