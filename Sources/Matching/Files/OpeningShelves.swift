/// The openings of an instance laid out for the filters: by cell and sector, each with all its yes-or-no demands in one
/// word, so that one AND tells whether a person could come.
final class OpeningShelves {
  /// Openings in the order of the filters: what each needs in one word, and where it lies.
  struct Shelf {
    let needs: UnsafeMutablePointer<UInt64>
    let spot: UnsafeMutablePointer<Spot>

    init(room: Int) {
      needs = .allocate(capacity: max(room, 1))
      spot = .allocate(capacity: max(room, 1))
    }

    func deallocate() {
      needs.deallocate()
      spot.deallocate()
    }
  }

  struct Spot {
    var x: Int32
    var y: Int32
    var opening: Int32
  }

  /// What the fit of a pair reads of an opening, on one cache line.
  struct Row {
    var x: Int32
    var y: Int32
    var conversion: Int32
    var wanted: Int32
    var skillStart: UInt32
    var sector: UInt8
    var language: UInt8
    var hours: UInt8
    /// The first twelve wanted skills; the rest of the places name a skill that nobody has.
    var skills: SIMD16<UInt16>

    static let inPlace = 12
    static let skillsOffset = 32
  }

  /// A cell that people of a cell may reach. `shift` maps its openings to places in the neighbourhood's bitmap.
  struct Neighbour {
    var cell: Int
    var shift: Int32
    var end: Int
    /// The middle of the cell.
    var x: Int32
    var y: Int32

    /// The level of the openings nearest the middle that someone at a point can reach; `levels` when none can be.
    @inline(__always)
    func level(from px: Int32, _ py: Int32, reach: Int32) -> Int {
      let (dx, dy) = (Int(px &- x), Int(py &- y))
      let beyond = Int(Double(dx &* dx &+ dy &* dy).squareRoot()) &- Int(reach)
      return beyond <= 0 ? 0 : min(beyond / OpeningShelves.levelWidth, OpeningShelves.levels)
    }
  }

  private let instance: Instance
  let bySector: Shelf
  let sectorStart: UnsafeMutablePointer<Int32>
  /// Openings stand farthest from the middle of their cell first. At `shelf * levels + level`: how many lie at least
  /// `level * levelWidth` from the middle. Who is farther from the middle than that and their reach sees none of the rest.
  let sectorBeyond: UnsafeMutablePointer<Int32>
  let unskilledBeyond: UnsafeMutablePointer<Int32>
  static let levelWidth = 128
  static let levels = 18
  let unskilled: Shelf
  let unskilledStart: UnsafeMutablePointer<Int32>
  let rows: UnsafeMutablePointer<Row>
  private(set) var largestNeighbourhood = 0

  init(_ instance: Instance) {
    self.instance = instance
    let count = max(instance.openings, 1)
    bySector = Shelf(room: count)
    unskilled = Shelf(room: count)
    // A row fills a cache line, and must not lie across two.
    rows = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Row>.stride, alignment: 64)
      .bindMemory(to: Row.self, capacity: count)
    sectorStart = .allocate(capacity: instance.cells * Instance.sectors + 1)
    unskilledStart = .allocate(capacity: instance.cells + 1)
    sectorBeyond = .allocate(capacity: instance.cells * Instance.sectors * OpeningShelves.levels)
    unskilledBeyond = .allocate(capacity: instance.cells * OpeningShelves.levels)
    var (atSector, atUnskilled) = (0, 0)
    for cell in 0..<instance.cells {
      let outermostFirst = byDistance(in: cell)
      unskilledStart[cell] = Int32(atUnskilled)
      for (opening, _) in outermostFirst where instance.ounskilled[opening] != 0 {
        put(opening, on: unskilled, at: atUnskilled)
        atUnskilled += 1
      }
      let open = outermostFirst.lazy.filter { instance.ounskilled[$0.opening] != 0 }
      OpeningShelves.count(open.map(\.distance), into: unskilledBeyond + cell * OpeningShelves.levels)
      var sectors = [[(opening: Int, distance: Int)]](repeating: [], count: Instance.sectors)
      for entry in outermostFirst { sectors[Int(instance.osector[entry.opening])].append(entry) }
      for (sector, entries) in sectors.enumerated() {
        let shelf = cell * Instance.sectors + sector
        sectorStart[shelf] = Int32(atSector)
        for (opening, _) in entries {
          put(opening, on: bySector, at: atSector)
          atSector += 1
        }
        OpeningShelves.count(entries.map(\.distance), into: sectorBeyond + shelf * OpeningShelves.levels)
      }
    }
    sectorStart[instance.cells * Instance.sectors] = Int32(atSector)
    unskilledStart[instance.cells] = Int32(atUnskilled)
    for opening in 0..<instance.openings { rows[opening] = row(opening) }
    for cell in 0..<instance.cells {
      largestNeighbourhood = max(largestNeighbourhood, neighbourhood(of: cell).last?.end ?? 0)
    }
  }

  deinit {
    bySector.deallocate()
    unskilled.deallocate()
    rows.deallocate()
    sectorStart.deallocate()
    sectorBeyond.deallocate()
    unskilledBeyond.deallocate()
    unskilledStart.deallocate()
  }

  /// The cell and its eight neighbours, in the order of their openings.
  func neighbourhood(of cell: Int) -> [Neighbour] {
    let (cx, cy) = (cell % instance.width, cell / instance.width)
    var found: [Neighbour] = []
    var end = 0
    for row in cy - 1...cy + 1 where row >= 0 {
      for column in cx - 1...cx + 1 where column >= 0 && column < instance.width {
        let other = row * instance.width + column
        guard other < instance.cells else { continue }
        let from = Int(instance.openingsOfCell[other])
        let shift = Int32(from - end)
        end += Int(instance.openingsOfCell[other + 1]) - from
        found.append(
          Neighbour(
            cell: other, shift: shift, end: end, x: Int32(column * Instance.cellSide + Instance.cellSide / 2),
            y: Int32(row * Instance.cellSide + Instance.cellSide / 2)))
      }
    }
    return found
  }

  // Bits of a word: 0–15 demands, 16–31 certificates, 32–39 shifts, 40 women only, 41–46 language, 47–63 hours.

  /// The openings of a cell with their distance from its middle, farthest first.
  private func byDistance(in cell: Int) -> [(opening: Int, distance: Int)] {
    let half = Instance.cellSide / 2
    let (x, y) = (cell % instance.width * Instance.cellSide + half, cell / instance.width * Instance.cellSide + half)
    return (Int(instance.openingsOfCell[cell])..<Int(instance.openingsOfCell[cell + 1])).map { opening in
      let (dx, dy) = (Int(instance.ox[opening]) - x, Int(instance.oy[opening]) - y)
      return (opening, Int(Double(dx * dx + dy * dy).squareRoot()))
    }.sorted { ($1.distance, $0.opening) < ($0.distance, $1.opening) }
  }

  private static func count(_ distances: some Sequence<Int>, into beyond: UnsafeMutablePointer<Int32>) {
    beyond.initialize(repeating: 0, count: levels)
    for distance in distances {
      for level in 0...min(distance / levelWidth, levels - 1) { beyond[level] += 1 }
    }
  }

  private func put(_ opening: Int, on shelf: Shelf, at place: Int) {
    var needs = UInt64(instance.odemand[opening]) | UInt64(instance.ocert[opening]) << 16
    needs |= UInt64(instance.oshift[opening]) << 32 | UInt64(instance.owomen[opening]) << 40
    if instance.olang[opening] > 0 { needs |= 1 << (40 + UInt64(instance.olang[opening])) }
    needs |= 1 << (47 + OpeningShelves.hourBit(instance.ohours[opening]))
    shelf.needs[place] = needs
    shelf.spot[place] = Spot(x: instance.ox[opening], y: instance.oy[opening], opening: Int32(opening))
  }

  private func row(_ opening: Int) -> Row {
    let (start, end) = (Int(instance.oskillStart[opening]), Int(instance.oskillStart[opening + 1]))
    var skills = SIMD16<UInt16>(repeating: UInt16(Instance.skills))
    for (place, at) in (start..<min(end, start + Row.inPlace)).enumerated() {
      skills[place] = UInt16(instance.oskill[at])
    }
    return Row(
      x: instance.ox[opening], y: instance.oy[opening], conversion: instance.oconv[opening], wanted: Int32(end - start),
      skillStart: UInt32(start), sector: instance.osector[opening], language: instance.olang[opening],
      hours: instance.ohours[opening], skills: skills)
  }

  /// What this person cannot give: an opening that needs any of these bits is not possible.
  func forbidden(for person: Int) -> UInt64 {
    var bits = UInt64(instance.phealth[person]) | UInt64(~instance.pcert[person]) << 16
    bits |= UInt64(~instance.pavail[person]) << 32
    if instance.pgender[person] != 1 { bits |= 1 << 40 }
    bits |= (0x3F << UInt64(instance.plang[person]) & 0x3F) << 41
    let hours = OpeningShelves.hourBit(instance.phours[person])
    return bits | (hours < 16 ? ~UInt64(0) << (48 + hours) : 0)
  }

  /// Hours in steps of three, the last step open: a coarse filter that never refuses what the exact one accepts.
  private static func hourBit(_ hours: UInt8) -> UInt64 { UInt64(min(hours / 3, 16)) }
}
