internal import Values

/// What rules refer to while a pack is read: its languages, its sources and the codes it defines.
struct PackScope {
  var pack: PackCode
  var languages: [LanguageTag]
  var sources: [String: LegalSource]
  var bases: [BasisCode: Wording] = [:]
  var groups: [GroupCode: Wording] = [:]
  var purposes: [PurposeCode: Wording] = [:]
  var statements: [StatementCode: Wording] = [:]
  var measures: [MeasureCode] = []

  /// A required text that must be there in every language of the file.
  func wording(_ name: String, in map: PackMap) -> Wording {
    guard let value = map.value(name) else { return Wording([]) }
    return wording(value)
  }

  func wording(_ value: PackValue) -> Wording {
    guard let wording = value.wording() else { return Wording([]) }
    for language in languages where !wording.languages.contains(language) {
      value.note(
        "the text is missing in \(language)", remedy: "add `\(language): …`, or take \(language) out of `languages`")
    }
    return wording
  }

  /// Codes with a text each: `purposes: {hire: {en: …}}`.
  func named<Of>(_ name: String, in map: PackMap) -> [Code<Of>: Wording] {
    var found: [Code<Of>: Wording] = [:]
    for (code, text) in map.entries(name, { key, value in value.checkedCode(key).map { ($0, wording(value)) } }) {
      found[Code(code)] = text
    }
    return found
  }

  /// A reference to a code defined elsewhere in the file.
  func reference<Of>(_ value: PackValue, among codes: some Sequence<Code<Of>>) -> Code<Of>? {
    value.choice(among: codes.map(\.text).sorted()).map { Code($0) }
  }

  /// A required rule: the group `name`, in which `body` reads what is stated and the rest says where it comes from.
  func rule<Value>(_ name: String, in map: PackMap, _ body: (PackMap) -> Stated<Value>) -> Rule<Value> {
    map.map(name) { rule($0, body) }
  }

  func rule<Value>(_ map: PackMap, _ body: (PackMap) -> Stated<Value>) -> Rule<Value> {
    let stated = body(map)
    let key = map.value("source")?.choice(among: sources.keys.sorted())
    let missing = LegalSource(
      pack: pack, reference: Wording([]), page: "", asOf: CivilDate(dayNumber: 0), verified: false)
    return Rule(
      stated, source: key.flatMap { sources[$0] } ?? missing, overridable: map.boolean("overridable"),
      blocking: map.boolean("blocking"), note: wording("note", in: map))
  }

  /// `unknown`, `none`, or what `body` makes of the value.
  func stated<Value>(_ name: String, in map: PackMap, _ body: (PackValue) -> Value?) -> Stated<Value> {
    guard let value = map.value(name) else { return .unknown }
    if value.isWord("unknown") { return .unknown }
    if value.isWord("none") { return .none }
    return body(value).map(Stated.given) ?? .unknown
  }
}
