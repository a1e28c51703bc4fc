import Foundation
import Testing

@testable import Matching

/// A drawn instance in the flat format, in memory.
struct Files {
  var arrays: [String: [UInt8]] = [:]
  let people: Int
  let openings: Int

  static func little<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
    values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
  }

  /// Two by one cells, both with people and openings.
  init(people: Int, openings: Int, _ dice: inout Dice) {
    (self.people, self.openings) = (people, openings)
    arrays["meta.json"] = Array("{\"N\":\(people),\"M\":\(openings),\"W\":2,\"H\":1,\"cells\":2}".utf8)
    side("p", people, &dice)
    side("o", openings, &dice)
    numbers("p_commute", people, 1...3000, &dice)
    bytes("p_gender", people, 0...1, &dice)
    bytes("p_any", people, 0...1, &dice)
    bytes("p_avail", people, 0...31, &dice)
    for wish in 1...3 { bytes("p_sect\(wish)", people, 0...26, &dice) }
    masks("p_health", people, &dice)
    masks("o_demand", openings, &dice)
    bytes("o_shift", openings, 0...3, &dice)
    bytes("o_sector", openings, 0...23, &dice)
    bytes("o_unskilled", openings, 0...1, &dice)
    bytes("o_womenonly", openings, 0...1, &dice)
    numbers("o_conv", openings, 0...1000, &dice)
  }

  private mutating func side(_ side: String, _ count: Int, _ dice: inout Dice) {
    let first = count / 2
    arrays["\(side)_cellptr.int64"] = Files.little([0, Int64(first), Int64(count)])
    arrays["\(side)_x.int32"] = Files.little(
      (0..<count).map { Int32.random(in: 0..<3000, using: &dice) + ($0 < first ? 0 : 3000) })
    numbers("\(side)_y", count, 0...2999, &dice)
    bytes("\(side)_lang", count, side == "p" ? 2...6 : 0...4, &dice)
    bytes("\(side)_hours", count, side == "p" ? 10...40 : 5...37, &dice)
    masks("\(side)_cert", count, &dice)
    var (starts, skills): ([Int64], [Int32]) = ([0], [])
    for _ in 0..<count {
      skills += Set((0..<Int.random(in: 0...16, using: &dice)).map { _ in Int32.random(in: 0..<30, using: &dice) })
        .sorted()
      starts.append(Int64(skills.count))
    }
    arrays["\(side)_skptr.int64"] = Files.little(starts)
    arrays["\(side)_sk.int32"] = Files.little(skills)
  }

  private mutating func numbers(_ name: String, _ count: Int, _ range: ClosedRange<Int32>, _ dice: inout Dice) {
    arrays["\(name).int32"] = Files.little((0..<count).map { _ in Int32.random(in: range, using: &dice) })
  }

  private mutating func bytes(_ name: String, _ count: Int, _ range: ClosedRange<UInt8>, _ dice: inout Dice) {
    arrays["\(name).uint8"] = (0..<count).map { _ in UInt8.random(in: range, using: &dice) }
  }

  private mutating func masks(_ name: String, _ count: Int, _ dice: inout Dice) {
    arrays["\(name).uint16"] = Files.little(
      (0..<count).map { _ in UInt16.random(in: 0...3, using: &dice) & UInt16.random(in: 0...3, using: &dice) })
  }
}

@Suite("Flat files")
struct FileTests {
  /// The rules as they stand at the top of `Benchmarks/matching/edges.py`, one pair at a time.
  private func slowly(_ i: Instance, _ p: Int, _ o: Int) -> Int32? {
    let (dx, dy) = (Int(i.px[p]) - Int(i.ox[o]), Int(i.py[p]) - Int(i.oy[o]))
    let limit = Int(i.commute[p])
    let wish = i.wishes.firstIndex { $0[p] == i.osector[o] }
    guard dx * dx + dy * dy <= limit * limit, wish != nil || (i.pany[p] & i.ounskilled[o]) != 0,
      i.plang[p] >= i.olang[o], i.phours[p] >= i.ohours[o], i.phealth[p] & i.odemand[o] == 0,
      i.oshift[o] & ~i.pavail[p] == 0, i.ocert[o] & ~i.pcert[p] == 0, i.owomen[o] == 0 || i.pgender[p] == 1
    else { return nil }
    let has = Set((Int(i.pskillStart[p])..<Int(i.pskillStart[p + 1])).map { i.pskill[$0] })
    let wanted = (Int(i.oskillStart[o])..<Int(i.oskillStart[o + 1])).map { i.oskill[$0] }
    let share = wanted.isEmpty ? 0 : 4000 * wanted.count { has.contains($0) } / wanted.count
    let near = 1500 * (limit - Int(Double(dx * dx + dy * dy).squareRoot())) / limit
    let speaks = 400 * min(Int(i.plang[p]) - Int(i.olang[o]), 2)
    let enough = Int(i.ohours[o]) * 10 >= Int(i.phours[p]) * 8 ? 500 : 0
    return Int32(1 + share + [2000, 1200, 600, 300][wish ?? 3] + near + speaks + Int(i.oconv[o]) + enough)
  }

  @Test("give every possible pair with its fit, the best 200 of each person in order", arguments: 0..<6)
  func edges(seed: Int) throws {
    var dice = Dice(UInt64(seed + 500))
    let files = Files(people: 40, openings: seed == 0 ? 2500 : 200, &dice)
    let instance = try Instance(reading: .memory(files.arrays))
    var (person, total, most) = (0, 0, 0)
    EdgeBuilder(instance, OpeningShelves(instance)).build(0..<instance.cells) { openings, fits in
      var expected = (0..<files.openings).compactMap { opening in
        slowly(instance, person, opening).map { (opening: Int32(opening), fit: $0) }
      }
      expected = expected.sorted { ($1.fit, $0.opening) < ($0.fit, $1.opening) }.prefix(200)
        .sorted { $0.opening < $1.opening }
      #expect(Array(openings) == expected.map(\.opening))
      #expect(Array(fits) == expected.map(\.fit))
      (person, total, most) = (person + 1, total + openings.count, max(most, openings.count))
    }
    #expect(person == 40)
    #expect(total > 0)
    if seed == 0 { #expect(most == 200) }
  }

  @Test("the files do not depend on how many threads wrote them", arguments: [2, 3, 7])
  func lanes(count: Int) throws {
    var dice = Dice(77)
    let files = Files(people: 300, openings: 2500, &dice)
    let instance = try Instance(reading: .memory(files.arrays))
    func written(_ lanes: Int) throws -> [Data] {
      let folder = FileManager.default.temporaryDirectory.appending(path: "nyvej-edges-\(lanes)-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let edges = try instance.writeEdges(to: folder.path, lanes: lanes, cellsInBand: 1)
      #expect(edges.people == 300 && edges.edges > 1000)
      let names = ["e_ptr.int64", "e_col.int32", "e_score.int32"]
      return try names.map { try Data(contentsOf: folder.appending(path: $0)) }
    }
    #expect(try written(1) == written(count))
  }

  @Test("a folder that may not be written is named")
  func noFolder() throws {
    var dice = Dice(78)
    let instance = try Instance(reading: .memory(Files(people: 3, openings: 3, &dice).arrays))
    #expect(throws: FileFault.self) { try instance.writeEdges(to: "/nowhere/at/all") }
  }

  @Test("are refused with file, entry and remedy when an entry is out of range")
  func entries() throws {
    var dice = Dice(9)
    let good = Files(people: 10, openings: 10, &dice)
    _ = try Instance(reading: .memory(good.arrays))
    let damages: [(String, Int, UInt8, String)] = [
      ("p_lang.uint8", 3, 7, "entry 3 is 7"), ("o_sector.uint8", 0, 24, "entry 0 is 24"),
      ("p_commute.int32", 3, 0xFF, "entry 0 is"), ("p_cellptr.int64", 0, 1, "starts at 1"),
      ("o_x.int32", 38, 1, "entry 9"), ("p_skptr.int64", 8, 0xFF, "entry 2 is below"),
      ("meta.json", 0, 0x20, "does not state"),
    ]
    for (name, at, byte, problem) in damages {
      var files = good.arrays
      files[name]![at] = byte
      let fault = #expect(throws: FileFault.self) { try Instance(reading: .memory(files)) }
      #expect(fault?.file == name)
      #expect(fault?.problem.contains(problem) == true, "\(String(describing: fault))")
      #expect(fault?.remedy.isEmpty == false)
    }
  }

  @Test("are refused when one is missing, cut short or too long")
  func sizes() throws {
    var dice = Dice(10)
    let good = Files(people: 10, openings: 10, &dice)
    for name in good.arrays.keys {
      for change in [{ (_: [UInt8]) -> [UInt8]? in nil }, { Array($0.dropLast()) }, { $0 + [0] }] {
        var files = good.arrays
        files[name] = change(files[name]!)
        if name == "meta.json", files[name]?.last == 0 { continue }
        #expect(throws: FileFault.self, "\(name)") { try Instance(reading: .memory(files)) }
      }
    }
  }

  @Test("with edges are refused when rows, columns, fits or seats make no sense")
  func edgeFaults() throws {
    let good: [String: [UInt8]] = [
      "e_ptr.int64": Files.little([Int64(0), 2, 3]), "e_col.int32": Files.little([Int32(0), 1, 1]),
      "e_score.int32": Files.little([Int32(5), 6, 7]), "o_cap.int32": Files.little([Int32(1), 1]),
    ]
    let table = try PairTable(reading: .memory(good))
    #expect(Assignment.best(table).value == 12)
    let bad: [(String, [UInt8], String)] = [
      ("e_ptr.int64", Files.little([Int64(1), 2, 3]), "starts at 1"),
      ("e_ptr.int64", Files.little([Int64(0), 4, 3]), "entry 2 is below"),
      ("e_ptr.int64", Files.little([Int64(0), 2, 9]), "ends at 9"), ("e_ptr.int64", [], "empty"),
      ("e_col.int32", Files.little([Int32(1), 0, 1]), "not above"),
      ("e_col.int32", Files.little([Int32(0), 2, 1]), "openings run from 0 to 1"),
      ("e_col.int32", Files.little([Int32(-1), 0, 1]), "entry 0 (person 0) is -1"),
      ("e_score.int32", Files.little([Int32(5), 0, 7]), "is 0"),
      ("e_score.int32", Files.little([Int32(5), 60_001, 7]), "is 60001"),
      ("o_cap.int32", Files.little([Int32(1), -1]), "entry 1 is -1"),
    ]
    for (name, bytes, problem) in bad {
      var files = good
      files[name] = bytes
      let fault = #expect(throws: FileFault.self) { try PairTable(reading: .memory(files)) }
      #expect(fault?.file == name)
      #expect(fault?.problem.contains(problem) == true, "\(String(describing: fault))")
    }
  }

  @Test("that do not exist are named with what to do")
  func missing() {
    let fault = #expect(throws: FileFault.self) { try PairTable(reading: .directory("/nowhere/at/all")) }
    #expect(fault?.file == "e_ptr.int64")
    #expect(fault?.description.contains("/nowhere/at/all/e_ptr.int64") == true)
  }
}
