public import Values

/// Ordinary staff over time, as the employer said: each number holds from its day until the next one's.
public struct Headcounts: Sendable, Hashable {
  /// By their days, one a day.
  public let numbers: [Headcount]

  /// Of two numbers for the same day the later given one holds.
  public init(_ numbers: some Sequence<Headcount>) {
    var byDay: [CivilDate: Headcount] = [:]
    for number in numbers { byDay[number.asOf] = number }
    self.numbers = byDay.values.sorted { $0.asOf < $1.asOf }
  }

  /// The number that held on a day. Of days before the first number nobody said anything, and it is taken for them as
  /// well; the sentence names its day.
  public func on(_ day: CivilDate) -> Headcount? { numbers.last { $0.asOf <= day } ?? numbers.first }

  /// The days from which another number holds.
  var changes: [CivilDate] { numbers.dropFirst().map(\.asOf) }
}

extension Headcounts: ExpressibleByArrayLiteral {
  public init(arrayLiteral numbers: Headcount...) { self.init(numbers) }
}
