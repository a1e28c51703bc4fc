import Results
import Testing
import Values

@Suite("What must hold in every report")
struct InvariantTests {
  static let seeds = Array(1...12 as ClosedRange<UInt64>)

  static func parameters(_ pack: Pack, asOf: String = "2999-12-31") -> Parameters {
    var parameters = pack.defaults
    parameters.asOf = CivilDate(iso: asOf)!
    return parameters
  }

  static func report(
    _ inputs: Report.Inputs, _ pack: Pack, asOf: String = "2999-12-31", threads: Int = 2
  ) throws -> Report {
    try Report(
      inputs, pack: pack, parameters: parameters(pack, asOf: asOf), breakdown: [.objective, .region],
      wantsMembers: true, threads: threads)
  }

  @Test("rows of a table add up and no part exceeds its whole", arguments: seeds, Pack.embedded)
  func sums(seed: UInt64, name: String) throws {
    let pack = try Pack(named: name)
    let report = try Self.report(InventedRecords(seed: seed, count: 400).inputs, pack)
    #expect(!report.cells.isEmpty)
    for (key, row) in report.cells {
      for gender in ["F", "M", "N", "T"] {
        func n(_ code: String) -> Int {
          let cell = row[code]
          return (gender == "T" ? cell?.total : cell?.count(gender: gender)) ?? 0
        }
        let place = Comment("\(key) \(gender)")
        #expect(n("LT_UNKNOWN") <= n("LT_DUE"), place)
        if name == "ESFPLUS" {
          #expect(n("EECO02") + n("EECO04") + n("EECO05") == n("EECO01"), place)
          #expect(n("EECO09") + n("EECO10") + n("EECO11") == n("EECO01"), place)
          #expect(n("EECO03") <= n("EECO02"), place)
          #expect(n("EECO06") + n("EECO07") + n("EECO08") <= n("EECO01"), place)
          #expect(n("EECR01") <= n("EECO04"), place)
          #expect(n("EECR04") <= n("EECO02") + n("EECO04"), place)
          #expect(n("EECR05") <= n("EECO02") + n("EECO04"), place)
          #expect(n("EECR06") <= n("EECO05"), place)
          #expect(n("GRAND_TOTAL") == n("EECO01") + n("INCOMPLETE"), place)
        } else {
          #expect(n("CO01") + n("CO03") + n("CO05") == n("TOTAL"), place)
          #expect(n("CO02") <= n("CO01") && n("CO04") <= n("CO03") && n("CO08") <= n("CO07"), place)
          #expect(n("CO13") <= n("CO12"), place)
          #expect(n("CR09") <= n("CR06") && n("CR08") <= n("CR06"), place)
          #expect(n("GRAND_TOTAL") == n("TOTAL") + n("INCOMPLETE"), place)
        }
      }
      for (code, cell) in row where code != "GRAND_TOTAL" && code != "INCOMPLETE" {
        let sum = ["F", "M", "N"].reduce(0) { $0 + cell.count(gender: $1) }
        #expect(sum == cell.total, "women, men and non-binary make the total of \(code)")
      }
    }
  }

  @Test("nobody is both searching for a job and in a job upon leaving", arguments: seeds)
  func disjoint(seed: UInt64) throws {
    let report = try Self.report(InventedRecords(seed: seed, count: 400).inputs, Pack(named: "ESFPLUS"))
    for member in try #require(report.members) {
      #expect(!(member.indicators.contains("EECR01") && member.indicators.contains("EECR04")))
    }
  }

  @Test("the lists of members have exactly the lengths that the cells say", arguments: seeds)
  func membership(seed: UInt64) throws {
    let report = try Self.report(InventedRecords(seed: seed, count: 400).inputs, Pack(named: "ESF1420_2013"))
    var counted: [String: [String: Int]] = [:]
    for member in try #require(report.members) {
      for code in member.indicators { counted[member.key, default: [:]][code, default: 0] += 1 }
    }
    #expect(counted == report.cells.mapValues { $0.mapValues(\.total) })
  }

  @Test("neither the order of rows nor the number of threads nor a second import changes anything", arguments: seeds)
  func order(seed: UInt64) throws {
    let pack = try Pack(named: "ESF1420")
    let records = InventedRecords(seed: seed, count: 300)
    let plain = try Self.report(records.inputs, pack)
    for threads in [1, 3] {
      let other = try Self.report(records.inputs, pack, threads: threads)
      #expect(other.figures == plain.figures)
      #expect(other.members == plain.members)
    }
    let twice = try Self.report(
      InventedRecords.inputs(records.rows + records.rows, records.events + records.events), pack)
    #expect(twice.figures == plain.figures)
    // Of versions from one day the later line counts, so only those keep their order.
    var random = SplitMix(state: seed)
    let rows = shuffled(records.rows, &random)
    let events = shuffled(records.events, &random)
    let mixed = try Self.report(InventedRecords.inputs(rows, events), pack)
    #expect(mixed.figures == plain.figures)
    #expect(mixed.members == plain.members)
  }

  /// Shuffles lines but leaves versions of one record in their order.
  private func shuffled(_ lines: [String], _ random: inout SplitMix) -> [String] {
    func id(_ line: String) -> Substring { line.prefix { $0 != "," } }
    var versions = Dictionary(grouping: lines, by: id)
    return lines.shuffled(using: &random).map { versions[id($0)]!.removeFirst() }
  }

  @Test("an event that concerns nothing changes nothing", arguments: seeds)
  func irrelevant(seed: UInt64) throws {
    let pack = try Pack(named: "ESFPLUS")
    let records = InventedRecords(seed: seed, count: 300)
    let plain = try Self.report(records.inputs, pack)
    let noise = [
      "z1,2021-06-01,,OP0,Somebody Else,2021-06-01,LM,EMPL",
      "z2,2021-06-01,,OP9,\"P1, the \"\"invented\"\"\",2021-06-01,LM,EMPL",
      "z3,2021-06-01,,OP0,\"P1, the \"\"invented\"\"\",2010-06-01,QUAL,Y",
      "z4,2021-06-01,,OP0,\"P1, the \"\"invented\"\"\",2021-06-01,COFFEE,Y",
      "z5,2021-06-01,Y,OP0,\"P1, the \"\"invented\"\"\",2021-06-01,LM,EMPL",
    ]
    let more = try Self.report(InventedRecords.inputs(records.rows, records.events + noise), pack)
    #expect(more.figures == plain.figures)
  }

  @Test("a snapshot does not depend on what was recorded later", arguments: seeds)
  func snapshot(seed: UInt64) throws {
    let pack = try Pack(named: "ESFPLUS")
    let records = InventedRecords(seed: seed, count: 400)
    let day = "2022-03-01"
    func recorded(_ line: String) -> String { line.split(separator: ",").map(String.init)[1] }
    let then = InventedRecords.inputs(
      records.rows.filter { recorded($0) <= day }, records.events.filter { recorded($0) <= day })
    let (early, late) = (try Self.report(then, pack, asOf: day), try Self.report(records.inputs, pack, asOf: day))
    #expect(early.figures == late.figures)
    #expect(early.members == late.members)
  }
}
