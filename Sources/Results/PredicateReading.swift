/// Why a predicate could not be read, and at which character (from 1).
struct PredicateFault: Error, Equatable {
  let column: Int
  let problem: String
  let remedy: String
}

/// Reads the predicate language of the packs (documented in docs/indicators.md):
///
///     lm in {UNEMP, INACT} and not (age < 18 or tcn = Y) and isced in 3..4 and CO15
///
/// Facts with codes compare with `=` and `in {…}`, numbers with `<`, `<=`, `>`, `>=`, `=` and `in a..b`; `known` asks
/// whether there is an answer; a name alone is a single fact or an earlier definition of the pack.
struct PredicateReading {
  private let tokens: [PredicateToken]
  private var at = 0
  private var depth = 0
  /// Bits of earlier definitions.
  private let definitions: [String: Int]
  private(set) var ranges: NumberRanges

  /// Reads all of `text`.
  static func read(
    _ text: String, definitions: [String: Int], ranges: inout NumberRanges
  ) throws(PredicateFault) -> Formula {
    var reading = PredicateReading(
      tokens: try PredicateToken.split(text), definitions: definitions, ranges: ranges)
    let formula = try reading.either()
    guard reading.next == .end else {
      throw reading.fault("“\(reading.next)” is left over", "Join parts with “and” or “or”.")
    }
    ranges = reading.ranges
    return formula
  }

  private init(tokens: [PredicateToken], definitions: [String: Int], ranges: NumberRanges) {
    self.tokens = tokens
    self.definitions = definitions
    self.ranges = ranges
  }

  private mutating func either() throws(PredicateFault) -> Formula {
    var formula = try both()
    while accept(.word("or")) { formula = .either(formula, try both()) }
    return formula
  }

  private mutating func both() throws(PredicateFault) -> Formula {
    var formula = try single()
    while accept(.word("and")) { formula = .both(formula, try single()) }
    return formula
  }

  private mutating func single() throws(PredicateFault) -> Formula {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw fault("the parts are nested too deeply", "Name some of them in “words”.") }
    if accept(.word("not")) { return .not(try single()) }
    if accept(.sign("(")) {
      let inner = try either()
      guard accept(.sign(")")) else { throw fault("“)” is missing", "Close the bracket.") }
      return inner
    }
    guard case .word(let name) = next else {
      throw fault("a fact is expected, not “\(next)”", "Write a fact such as lm = UNEMP.")
    }
    at += 1
    return try fact(name)
  }

  private mutating func fact(_ name: String) throws(PredicateFault) -> Formula {
    if name == "true" { return .always }
    if name == "false" { return .never }
    if let bit = Fact.single[name] { return .any(FactWords(simple: 1 << UInt64(bit))) }
    if let bit = definitions[name] { return .any(FactWords(defined: 1 << UInt64(bit))) }
    if let fact = Fact.coded[name] { return try coded(name, fact.first, fact.codes) }
    if let known = Fact.numbered[name] { return try numbered(name, known) }
    at -= 1
    let all = (Array(Fact.coded.keys) + Fact.numbered.keys + Fact.single.keys).sorted().joined(separator: ", ")
    throw fault("there is no fact or earlier definition “\(name)”", "Facts are \(all).")
  }

  private mutating func coded(_ name: String, _ first: Int, _ codes: [String]) throws(PredicateFault) -> Formula {
    var bits: UInt64 = 0
    if accept(.word("known")) {
      for (index, code) in codes.enumerated() where code != "U" { bits |= 1 << UInt64(first + index) }
    } else if accept(.sign("=")) {
      bits = try oneOf(codes, name, first)
    } else if accept(.word("in")) {
      guard accept(.sign("{")) else { throw fault("“{” is missing", "Write \(name) in {\(codes[0]), \(codes[1])}.") }
      repeat { bits |= try oneOf(codes, name, first) } while accept(.sign(","))
      guard accept(.sign("}")) else { throw fault("“}” is missing", "Close the list of codes.") }
    } else {
      throw fault("“\(name)” stands alone", "Write \(name) = \(codes[0]), \(name) in {…} or \(name) known.")
    }
    return .any(FactWords(simple: bits))
  }

  private mutating func oneOf(_ codes: [String], _ name: String, _ first: Int) throws(PredicateFault) -> UInt64 {
    guard case .word(let code) = next, let index = codes.firstIndex(of: code) else {
      throw fault("“\(next)” is no code of \(name)", "Its codes are \(codes.joined(separator: ", ")).")
    }
    at += 1
    return 1 << UInt64(first + index)
  }

  private mutating func numbered(_ name: String, _ known: ClosedRange<Int>) throws(PredicateFault) -> Formula {
    var (low, high) = (known.lowerBound, known.upperBound)
    if accept(.word("known")) {
    } else if accept(.sign("<")) {
      high = try number() - 1
    } else if accept(.sign("<=")) {
      high = try number()
    } else if accept(.sign(">")) {
      low = try number() + 1
    } else if accept(.sign(">=")) {
      low = try number()
    } else if accept(.sign("=")) {
      low = try number()
      high = low
    } else if accept(.word("in")) {
      low = try number()
      guard accept(.sign("..")) else { throw fault("“..” is missing", "Write \(name) in 3..4.") }
      high = try number()
    } else {
      throw fault("“\(name)” stands alone", "Compare it: \(name) < 18, \(name) in 3..4 or \(name) known.")
    }
    guard low <= high else { throw fault("no \(name) can be meant", "The first number must not exceed the second.") }
    guard let bit = ranges.bit(of: name, low...high) else {
      throw fault("the pack uses more than 64 different ranges", "Use fewer.")
    }
    return .any(FactWords(ranges: 1 << UInt64(bit)))
  }

  private mutating func number() throws(PredicateFault) -> Int {
    guard case .number(let number) = next else {
      throw fault("a number is expected, not “\(next)”", "Write digits.")
    }
    at += 1
    return number
  }

  private var next: PredicateToken { tokens[at] }

  private mutating func accept(_ token: PredicateToken) -> Bool {
    guard tokens[at] == token else { return false }
    at += 1
    return true
  }

  private func fault(_ problem: String, _ remedy: String) -> PredicateFault {
    PredicateFault(column: at + 1, problem: problem, remedy: remedy)
  }
}
