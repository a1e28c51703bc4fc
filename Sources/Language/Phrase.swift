import Values

/// Something to say, in no language yet: a key of the catalogs and its arguments.
///
/// Made through the accessors that the build makes from the templates (`Phrase.timeInDays(n: 5)`), said by a `Voice`.
/// A phrase is cheap to pass and to compare, and can be stored as JSON and said years later in another language:
/// `{"key":"time.in-days","arguments":{"n":5}}`.
public struct Phrase: Sendable, Hashable {
  /// The place among this build's keys; never stored, since it changes with every new key.
  let place: Int
  let arguments: [Argument]

  /// Called by the accessors alone: place and arguments come from the same catalogs.
  init(place: Int, arguments: [Argument]) {
    self.place = place
    self.arguments = arguments
  }

  /// The `msgctxt` of the catalogs: `ladder.refused-by-cap`.
  public var key: String { Signature(at: place).key }
}

/// A value in a phrase; how it is written is the sentence's decision.
enum Argument: Sendable, Hashable {
  case text(String)
  case number(Int)
  case hours(Hours)
  case date(CivilDate)
  case week(ISOWeek)
  case clock(ClockTime)
  case moment(Moment)
}

/// Why a stored phrase cannot be read back: usually it was stored by a version with other catalogs.
public enum UnreadablePhrase: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownKey(String)
  case missingArgument(String, key: String)
  case unknownArgument(String, key: String)
  /// The argument holds something else than the sentence needs; `expected` names the type.
  case wrongArgument(String, key: String, expected: String)

  public var description: String {
    switch self {
    case .unknownKey(let key):
      "“\(key)” is no phrase of this version's catalogs"
    case .missingArgument(let name, let key):
      "The phrase “\(key)” lacks its argument “\(name)”"
    case .unknownArgument(let name, let key):
      "The phrase “\(key)” has no argument “\(name)” in this version's catalogs"
    case .wrongArgument(let name, let key, let expected):
      "The argument “\(name)” of the phrase “\(key)” is not of the type \(expected)"
    }
  }
}

extension Phrase {
  /// A phrase without arguments by its key, for keys that stand in data.
  ///
  /// - Throws: `UnreadablePhrase` when there is no such key or the sentence needs arguments.
  public init(key: String) throws(UnreadablePhrase) {
    guard let signature = Signature(key: key) else { throw .unknownKey(key) }
    if let first = signature.arguments.first { throw .missingArgument(first.name, key: key) }
    self.init(place: signature.place, arguments: [])
  }
}
