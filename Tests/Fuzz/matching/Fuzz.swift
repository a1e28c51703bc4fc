// libFuzzer entry for the file readers of Matching. The readers take their arrays from memory, so that no disk is
// touched. Whatever comes in, they either refuse it with a `FileFault` or give something that can be solved and proved.

/// Reads an input piece by piece; behind its end there are zeros.
struct Feed {
  var bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  mutating func byte() -> UInt8 {
    defer { at += 1 }
    return at < bytes.count ? bytes[at] : 0
  }

  mutating func number(below limit: Int) -> Int { limit < 2 ? 0 : (Int(byte()) << 8 | Int(byte())) % limit }

  var isOver: Bool { at >= bytes.count }
}

func little<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
  values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
}

/// A small valid set of edge files, drawn from the input.
func edgeFiles(_ feed: inout Feed) -> [String: [UInt8]] {
  let (people, openings) = (feed.number(below: 12), 1 + feed.number(below: 8))
  var (starts, columns, scores): ([Int64], [Int32], [Int32]) = ([0], [], [])
  for _ in 0..<people {
    let row = feed.byte()
    for opening in 0..<openings where row & (1 << UInt8(opening)) != 0 {
      columns.append(Int32(opening))
      scores.append(Int32(1 + feed.number(below: 9801)))
    }
    starts.append(Int64(columns.count))
  }
  let seats = (0..<openings).map { _ in Int32(feed.byte() % 4) }
  return [
    "e_ptr.int64": little(starts), "e_col.int32": little(columns), "e_score.int32": little(scores),
    "o_cap.int32": little(seats),
  ]
}

/// A small valid instance, drawn from the input.
func instanceFiles(_ feed: inout Feed) -> [String: [UInt8]] {
  let (people, openings) = (feed.number(below: 10), feed.number(below: 10))
  var files: [String: [UInt8]] = [
    "meta.json": Array("{\"N\":\(people),\"M\":\(openings),\"W\":1,\"H\":1,\"cells\":1}".utf8),
    "p_cellptr.int64": little([0, Int64(people)]), "o_cellptr.int64": little([0, Int64(openings)]),
  ]
  for (side, count) in [("p", people), ("o", openings)] {
    for name in ["x", "y"] {
      files["\(side)_\(name).int32"] = little((0..<count).map { _ in Int32(feed.number(below: 3000)) })
    }
    files["\(side)_lang.uint8"] = (0..<count).map { _ in feed.byte() % 7 }
    files["\(side)_hours.uint8"] = (0..<count).map { _ in feed.byte() }
    files["\(side)_cert.uint16"] = little((0..<count).map { _ in UInt16(feed.byte() & 3) })
    var (starts, skills): ([Int64], [Int32]) = ([0], [])
    for _ in 0..<count {
      var skill: Int32 = -1
      for _ in 0..<feed.number(below: 16) {
        skill += 1 + Int32(feed.byte() % 4)
        skills.append(skill)
      }
      starts.append(Int64(skills.count))
    }
    (files["\(side)_skptr.int64"], files["\(side)_sk.int32"]) = (little(starts), little(skills))
  }
  files["p_commute.int32"] = little((0..<people).map { _ in Int32(1 + feed.number(below: 3000)) })
  for name in ["gender", "any"] { files["p_\(name).uint8"] = (0..<people).map { _ in feed.byte() & 1 } }
  for name in ["avail", "sect1", "sect2", "sect3"] { files["p_\(name).uint8"] = (0..<people).map { _ in feed.byte() } }
  files["p_health.uint16"] = little((0..<people).map { _ in UInt16(feed.byte() & 3) })
  files["o_demand.uint16"] = little((0..<openings).map { _ in UInt16(feed.byte() & 3) })
  files["o_shift.uint8"] = (0..<openings).map { _ in feed.byte() & 3 }
  files["o_sector.uint8"] = (0..<openings).map { _ in feed.byte() % 24 }
  for name in ["unskilled", "womenonly"] { files["o_\(name).uint8"] = (0..<openings).map { _ in feed.byte() & 1 } }
  files["o_conv.int32"] = little((0..<openings).map { _ in Int32(feed.number(below: 1001)) })
  return files
}

/// Damages files as the rest of the input says: bytes changed, files cut, lengthened or lost.
func damage(_ files: inout [String: [UInt8]], _ feed: inout Feed) {
  let names = files.keys.sorted()
  while !feed.isOver {
    let name = names[feed.number(below: names.count)]
    guard var bytes = files[name] else { continue }
    switch feed.byte() % 8 {
    case 0: bytes = Array(bytes.prefix(feed.number(below: bytes.count + 1)))
    case 1: bytes += (0..<Int(feed.byte() % 17)).map { _ in feed.byte() }
    case 2 where feed.byte() == 7:
      files[name] = nil
      continue
    default: if !bytes.isEmpty { bytes[feed.number(below: bytes.count)] = feed.byte() }
    }
    files[name] = bytes
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var feed = Feed(bytes: UnsafeBufferPointer(start: data, count: data == nil ? 0 : count))
  let isEdges = feed.byte() % 2 == 0
  var files = isEdges ? edgeFiles(&feed) : instanceFiles(&feed)
  damage(&files, &feed)
  do {
    if isEdges {
      let table = try PairTable(reading: .memory(files))
      guard table.openings <= 10_000, table.people <= 10_000 else { return 0 }
      let assignment = Assignment.best(table)
      precondition(assignment.certificate().isProof)
    } else {
      let instance = try Instance(reading: .memory(files))
      var last: Int32 = -1
      EdgeBuilder(instance, OpeningShelves(instance)).build(0..<instance.cells) { openings, fits in
        last = -1
        for opening in openings {
          precondition(opening > last && Int(opening) < instance.openings)
          last = opening
        }
        precondition(fits.allSatisfy { $0 >= 1 && $0 <= 9801 })
      }
    }
  } catch {
    precondition(!error.problem.isEmpty && !error.remedy.isEmpty && !error.file.isEmpty)
  }
  return 0
}
