/// What a URI in a taxonomy stands for.
public enum ConceptKind: UInt8, Sendable, Hashable, CaseIterable {
  case occupation = 1
  /// A group of ISCO-08, one to four digits.
  case iscoGroup = 2
  case skill = 3
  case skillGroup = 4
  /// A concept of the starter vocabulary: everyday work, paid or not.
  case everyday = 5
}

/// Where a label comes from; earlier cases are the better ones to show.
public enum LabelKind: UInt8, Sendable, Hashable {
  case preferred = 1
  case alternative = 2
  /// Kept for finding only ("hidden label" in ESCO).
  case hidden = 3
  /// A word people say, from the starter vocabulary.
  case everyday = 4
  /// A synonym that this site added.
  case site = 5
}

/// One name of one concept in one language, as an importer hands it to the index.
public struct TaxonomyLabel: Sendable, Hashable {
  /// The full URI (`http://data.europa.eu/esco/occupation/…`); never a row number, so that it stays valid.
  public var uri: String
  public var concept: ConceptKind
  /// ISCO-08 code of one to four digits, or empty where there is none (skills).
  public var isco: String
  public var kind: LabelKind
  public var text: String

  public init(uri: String, concept: ConceptKind, isco: String, kind: LabelKind, text: String) {
    self.uri = uri
    self.concept = concept
    self.isco = isco
    self.kind = kind
    self.text = text
  }
}

/// The piles that a language's labels are indexed in. They are loaded separately: a search for an occupation does
/// not touch 100,000 skill labels.
public enum IndexedKind: String, Sendable, Hashable, CaseIterable {
  /// Occupations, ISCO-08 groups and the starter vocabulary.
  case occupations
  /// Skills and skill groups.
  case skills
  /// Titles of a national list that lead to occupations; searched together with ``occupations``.
  case titles

  var code: UInt32 {
    switch self {
    case .occupations: 1
    case .skills: 2
    case .titles: 3
    }
  }
}

/// Every URI of ESCO begins like this; compact files leave it away.
public let escoPrefix = "http://data.europa.eu/esco/"

/// To be shown wherever ESCO is shown (source: the sentence that re-users of ESCO carry, Decision 2011/833/EU).
public let escoAttribution = "This service uses the ESCO classification of the European Commission."

/// ISCO code in two bytes: digits after a leading 1, so that `0110` and `110` differ; 0 when there is none.
enum PackedISCO {
  static func pack(_ code: String) -> UInt16 {
    guard (1...4).contains(code.utf8.count), code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
    return code.utf8.reduce(1) { $0 * 10 + UInt16($1 - 0x30) }
  }

  static func text(_ packed: UInt16) -> String { packed == 0 ? "" : String(String(packed).dropFirst()) }
}
