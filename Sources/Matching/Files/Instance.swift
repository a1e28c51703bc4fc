import struct Foundation.Data
import class Foundation.FileManager
import class Foundation.JSONDecoder

/// People and openings in flat arrays, in the format of `Benchmarks/matching/gen.py` (described at the top of that
/// file): sorted by 30 km cell, distances in units of 10 m.
public final class Instance {
  /// Side of a cell in units of 10 m.
  static let cellSide = 3000
  static let sectors = 24
  static let skills = 24 * 580

  let people: Int
  let openings: Int
  let cells: Int
  /// The grid is this many cells wide; cell `c` lies in row `c / width`.
  let width: Int

  let peopleOfCell: RawArray<Int64>
  let openingsOfCell: RawArray<Int64>
  let px, py, commute: RawArray<Int32>
  let plang, phours, pavail, pgender, pany: RawArray<UInt8>
  let phealth, pcert: RawArray<UInt16>
  let wishes: [RawArray<UInt8>]
  let pskillStart: RawArray<Int64>
  let pskill: RawArray<Int32>
  let ox, oy, oconv: RawArray<Int32>
  let olang, ohours, oshift, osector, ounskilled, owomen: RawArray<UInt8>
  let odemand, ocert: RawArray<UInt16>
  let oskillStart: RawArray<Int64>
  let oskill: RawArray<Int32>

  private struct Meta: Decodable {
    var people: Int
    var openings: Int
    var width: Int
    var height: Int
    var cells: Int

    enum CodingKeys: String, CodingKey {
      case people = "N"
      case openings = "M"
      case width = "W"
      case height = "H"
      case cells
    }
  }

  /// Maps and checks every array.
  /// - Throws: `FileFault` naming file, entry and remedy.
  public init(reading store: ArrayStore) throws(FileFault) {
    let text = try store.array("meta.json", of: UInt8.self)
    let meta: Meta
    do {
      meta = try JSONDecoder().decode(Meta.self, from: Data(UnsafeBufferPointer(start: text.base, count: text.count)))
    } catch {
      throw FileFault("meta.json", "does not state N, M, W, H and cells", remedy: "Write the instance again")
    }
    let most = 100_000_000
    guard (0...most).contains(meta.people), (0...most).contains(meta.openings), (1...1_000_000).contains(meta.cells),
      (1...10_000).contains(meta.width), (1...10_000).contains(meta.height), meta.cells <= meta.width * meta.height
    else {
      throw FileFault(
        "meta.json", "N, M, cells, W or H is out of range", remedy: "cells lie in a grid of W by H; N, M up to \(most)")
    }
    (people, openings, cells, width) = (meta.people, meta.openings, meta.cells, meta.width)
    func bytes(
      _ name: String, _ count: Int, _ range: ClosedRange<UInt8> = 0...255, _ what: String = ""
    )
      throws(FileFault) -> RawArray<UInt8>
    {
      let array = try store.array(name, of: UInt8.self)
      try array.requireCount(count, in: name, "meta.json")
      if range != 0...255 { try array.requireEntries(in: range, file: name, what) }
      return array
    }
    func masks(_ name: String, _ count: Int) throws(FileFault) -> RawArray<UInt16> {
      let array = try store.array(name, of: UInt16.self)
      try array.requireCount(count, in: name, "meta.json")
      return array
    }
    func numbers(
      _ name: String, _ count: Int, _ range: ClosedRange<Int32>, _ what: String
    ) throws(FileFault)
      -> RawArray<Int32>
    {
      let array = try store.array(name, of: Int32.self)
      try array.requireCount(count, in: name, "meta.json")
      try array.requireEntries(in: range, file: name, what)
      return array
    }
    func skills(_ side: String, _ count: Int) throws(FileFault) -> (RawArray<Int64>, RawArray<Int32>) {
      let list = try store.array("\(side)_sk.int32", of: Int32.self)
      let starts = try store.array("\(side)_skptr.int64", of: Int64.self)
      try list.requireEntries(in: 0...Int32(Instance.skills - 1), file: "\(side)_sk.int32", "a skill")
      try starts.requireRows(count, total: list.count, file: "\(side)_skptr.int64")
      try Instance.requireAscending(list, in: starts, rows: count, file: "\(side)_sk.int32")
      return (starts, list)
    }
    let (n, m) = (people, openings)
    let side = Int32(Instance.cellSide)
    let (right, down) = (side * Int32(meta.width) - 1, side * Int32(meta.height) - 1)
    peopleOfCell = try store.array("p_cellptr.int64", of: Int64.self)
    try peopleOfCell.requireRows(cells, total: n, file: "p_cellptr.int64")
    openingsOfCell = try store.array("o_cellptr.int64", of: Int64.self)
    try openingsOfCell.requireRows(cells, total: m, file: "o_cellptr.int64")
    px = try numbers("p_x.int32", n, 0...right, "x")
    py = try numbers("p_y.int32", n, 0...down, "y")
    commute = try numbers("p_commute.int32", n, 1...1_000_000, "a commute limit")
    plang = try bytes("p_lang.uint8", n, 0...6, "a CEFR level")
    phours = try bytes("p_hours.uint8", n)
    pavail = try bytes("p_avail.uint8", n)
    pgender = try bytes("p_gender.uint8", n, 0...1, "gender")
    pany = try bytes("p_any.uint8", n, 0...1, "any sector")
    phealth = try masks("p_health.uint16", n)
    pcert = try masks("p_cert.uint16", n)
    wishes = [try bytes("p_sect1.uint8", n), try bytes("p_sect2.uint8", n), try bytes("p_sect3.uint8", n)]
    (pskillStart, pskill) = try skills("p", n)
    ox = try numbers("o_x.int32", m, 0...right, "x")
    oy = try numbers("o_y.int32", m, 0...down, "y")
    oconv = try numbers("o_conv.int32", m, 0...1000, "past conversion")
    olang = try bytes("o_lang.uint8", m, 0...6, "a CEFR level")
    ohours = try bytes("o_hours.uint8", m)
    oshift = try bytes("o_shift.uint8", m)
    osector = try bytes("o_sector.uint8", m, 0...UInt8(Instance.sectors - 1), "a sector")
    ounskilled = try bytes("o_unskilled.uint8", m, 0...1, "unskilled")
    owomen = try bytes("o_womenonly.uint8", m, 0...1, "women only")
    odemand = try masks("o_demand.uint16", m)
    ocert = try masks("o_cert.uint16", m)
    (oskillStart, oskill) = try skills("o", m)
    try requireInsideCells(px, py, peopleOfCell, file: "p_x.int32")
    try requireInsideCells(ox, oy, openingsOfCell, file: "o_x.int32")
  }

  private static func requireAscending(
    _ list: RawArray<Int32>, in starts: RawArray<Int64>, rows: Int, file: String
  ) throws(FileFault) {
    for row in 0..<rows {
      var before: Int32 = -1
      for at in Int(starts[row])..<Int(starts[row + 1]) {
        guard list[at] > before else {
          throw FileFault(
            file, "entry \(at) (row \(row)) is not above the one before it", remedy: "List each skill once, ascending")
        }
        before = list[at]
      }
    }
  }

  private func requireInsideCells(
    _ x: RawArray<Int32>, _ y: RawArray<Int32>, _ rows: RawArray<Int64>, file: String
  ) throws(FileFault) {
    for cell in 0..<cells {
      let (left, top) = (cell % width * Instance.cellSide, cell / width * Instance.cellSide)
      for at in Int(rows[cell])..<Int(rows[cell + 1]) {
        guard (left..<left + Instance.cellSide).contains(Int(x[at])),
          (top..<top + Instance.cellSide).contains(Int(y[at]))
        else {
          throw FileFault(
            file, "entry \(at) lies outside cell \(cell)", remedy: "Sort people and openings by cell of 3000 by 3000")
        }
      }
    }
  }
}
