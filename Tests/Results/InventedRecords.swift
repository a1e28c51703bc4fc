import Results
import Values

/// A seeded generator of dirty records of our own: reused persons, several spells, versions, tombstones, wrong order of
/// dates, refused and unknown codes, quoted fields.
struct InventedRecords {
  static let header =
    "record_id,recorded_at,deleted,operation_id,objective,region_category,nuts2,person_id,entry_date,exit_date,"
    + "observed_until,birth_date,gender,lm_status,unemp_since,in_edu,isced,hh_jobless,hh_dep_children,hh_single_adult,"
    + "tcn,foreign_background,minority,disability,other_disadv,homeless,rural,yei"
  static let eventHeader = "event_id,recorded_at,deleted,operation_id,person_id,date,kind,value"

  var rows: [String] = []
  var events: [String] = []
  private var random: SplitMix

  init(seed: UInt64, count: Int) {
    random = SplitMix(state: seed)
    for number in 0..<count { addRow(number) }
    for number in 0..<(count * 3 / 2) { addEvent(number) }
  }

  private static let statuses = ["UNEMP", "INACT", "EMPL", "SELF", "", "U", "XX"]
  private let first = CivilDate(iso: "2021-01-01")!

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  private mutating func one(_ choices: [String]) -> String { choices[below(choices.count)] }

  private mutating func day(_ from: Int, _ span: Int) -> String { first.adding(days: from + below(span)).iso }

  private mutating func addRow(_ number: Int) {
    let operation = below(3)
    let entry = below(700)
    let exit = below(3) == 0 ? "" : day(entry - 5, 300)
    let observed = below(2) == 0 ? "" : day(entry, 600)
    let birth = below(20) == 0 ? one(["", "2031-01-01", "1850-02-28"]) : day(-25_000, 22_000)
    let since = below(4) == 0 ? "" : day(entry - 800, 820)
    let flags = (0..<11).map { _ in one(["Y", "N", "N", "N", "U", ""]) }.joined(separator: ",")
    let id = below(12) == 0 ? below(number + 1) : number
    let status = one(Self.statuses)
    let gender = one(["F", "F", "F", "M", "M", "M", "N", "U", ""])
    let level = one(["0", "1", "2", "3", "4", "5", "6", "7", "8", "2", "3", "9", ""])
    let person = below(40) == 0 ? "" : "\"P\(below(200)), the \"\"invented\"\"\""
    rows.append(
      "r\(id),\(day(entry, 60)),\(below(25) == 0 ? "Y" : ""),OP\(operation),\(["a", "h", "l"][operation]),"
        + "\(["LESS", "MORE", "LESS"][operation]),QX1\(operation),\(person),\(first.adding(days: entry).iso),\(exit),"
        + "\(observed),\(birth),\(gender),\(status),\(since),\(one(["N", "N", "Y", "", "U"])),\(level),\(flags)")
  }

  private mutating func addEvent(_ number: Int) {
    let date = below(1100)
    let id = below(15) == 0 ? below(number + 1) : number
    let kind = one(["LM", "LM", "LM", "EDU", "QUAL", "IMPROVED", "COMPLETE", "OFFER", "NOISE"])
    let value = kind == "LM" ? one(["EMPL", "SELF", "UNEMP", "INACT", "?"]) : one(["Y", "Y", "N"])
    events.append(
      "e\(id),\(day(date, 60)),\(below(25) == 0 ? "Y" : ""),OP\(below(3)),\"P\(below(200)), the \"\"invented\"\"\","
        + "\(first.adding(days: date).iso),\(kind),\(value)")
  }

  static func inputs(_ rows: [String], _ events: [String]) -> Report.Inputs {
    Report.Inputs(
      participations: InputFile(name: "participations.csv", bytes: ([header] + rows).joined(separator: "\n").utf8),
      events: InputFile(name: "events.csv", bytes: ([eventHeader] + events).joined(separator: "\r\n").utf8))
  }

  var inputs: Report.Inputs { Self.inputs(rows, events) }
}

/// SplitMix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
