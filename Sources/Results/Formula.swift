/// A predicate as read: which facts must hold.
indirect enum Formula: Equatable {
  case always
  case never
  /// One of these bits is set.
  case any(FactWords)
  case not(Formula)
  case both(Formula, Formula)
  case either(Formula, Formula)
}

extension FactWords {
  static func | (a: FactWords, b: FactWords) -> FactWords {
    FactWords(simple: a.simple | b.simple, ranges: a.ranges | b.ranges, defined: a.defined | b.defined)
  }

  static func & (a: FactWords, b: FactWords) -> FactWords {
    FactWords(simple: a.simple & b.simple, ranges: a.ranges & b.ranges, defined: a.defined & b.defined)
  }

  /// Each single bit on its own.
  var bits: [FactWords] {
    var bits: [FactWords] = []
    for index in 0..<64 {
      let bit: UInt64 = 1 << UInt64(index)
      if simple & bit != 0 { bits.append(FactWords(simple: bit)) }
      if ranges & bit != 0 { bits.append(FactWords(ranges: bit)) }
      if defined & bit != 0 { bits.append(FactWords(defined: bit)) }
    }
    return bits
  }
}

/// A predicate ready to be tested: every clause must hold, and a clause holds when one of its bits is set (`some`) or
/// one of its other bits is not (`none`). A test is a few ANDs, so a million participations cost next to nothing.
struct Predicate: Sendable {
  struct Clause: Sendable {
    var some = FactWords()
    var none = FactWords()
  }

  var clauses: [Clause] = []

  /// More than this and the predicate should name its parts.
  static let mostClauses = 256

  /// `nil` when the formula has too many combinations to be written as clauses.
  init?(_ formula: Formula) {
    guard let clauses = Predicate.clauses(formula, negated: false) else { return nil }
    self.clauses = clauses
  }

  @inline(__always)
  func isTrue(of facts: FactWords) -> Bool {
    for clause in clauses {
      let some =
        facts.simple & clause.some.simple | facts.ranges & clause.some.ranges
        | facts.defined & clause.some.defined
      let none =
        ~facts.simple & clause.none.simple | ~facts.ranges & clause.none.ranges
        | ~facts.defined & clause.none.defined
      if some | none == 0 { return false }
    }
    return true
  }

  private static func clauses(_ formula: Formula, negated: Bool) -> [Clause]? {
    switch (formula, negated) {
    case (.always, false), (.never, true): return []
    case (.never, false), (.always, true): return [Clause()]
    case (.any(let bits), false): return [Clause(some: bits)]
    case (.any(let bits), true): return bits.bits.map { Clause(none: $0) }
    case (.not(let inner), _): return clauses(inner, negated: !negated)
    case (.both(let a, let b), false), (.either(let a, let b), true):
      guard let first = clauses(a, negated: negated), let second = clauses(b, negated: negated) else { return nil }
      let all = first + second
      return all.count <= mostClauses ? all : nil
    case (.either(let a, let b), false), (.both(let a, let b), true):
      guard let first = clauses(a, negated: negated), let second = clauses(b, negated: negated) else { return nil }
      guard first.count * second.count <= mostClauses else { return nil }
      return first.flatMap { one in
        second.map { Clause(some: one.some | $0.some, none: one.none | $0.none) }
      }
    }
  }
}
