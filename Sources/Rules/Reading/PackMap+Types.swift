public import Values

/// Required names, read by type. After a problem they return a value that `PackReader.read` never lets out.
extension PackMap {
  public func text(_ name: String) -> String { value(name)?.text() ?? "" }
  public func code(_ name: String) -> String { value(name)?.code() ?? "" }
  public func integer(_ name: String, in range: ClosedRange<Int>) -> Int {
    value(name)?.integer(in: range) ?? range.lowerBound
  }
  public func hours(_ name: String) -> Hours { value(name)?.hours() ?? .zero }
  public func date(_ name: String) -> CivilDate { value(name)?.date() ?? CivilDate(dayNumber: 0) }
  public func boolean(_ name: String) -> Bool { value(name)?.boolean() ?? false }
  public func span(_ name: String) -> Span { value(name)?.span() ?? Span(1, .days) }
  public func wording(_ name: String) -> Wording { value(name)?.wording() ?? Wording([]) }

  public func citation(_ name: String) -> Wording { value(name)?.citation() ?? Wording([]) }

  public func choice<Choice>(_ name: String, of type: Choice.Type) -> Choice
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    value(name)?.choice(of: type) ?? Choice.allCases.first!
  }

  public func list<Value>(_ name: String, _ body: (PackValue) -> Value?) -> [Value] { value(name)?.list(body) ?? [] }

  public func entries<Value>(_ name: String, _ body: (String, PackValue) -> Value?) -> [Value] {
    value(name)?.entries(body) ?? []
  }

  public func map<Value>(_ name: String, _ body: (PackMap) -> Value) -> Value {
    value(name)?.map(body)
      ?? body(PackMap(missingIn: reader, path: path.isEmpty ? name : path + "." + name, mark: mark))
  }
}
