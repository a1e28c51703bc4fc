/// The published formula of an instance's fit, for one person at a time. Every part is a whole number; the sum is the
/// fit.
final class FitReader {
  private let instance: Instance
  /// Points for an opening's sector, by the person's ranked wishes.
  private let wish: UnsafeMutablePointer<Int32>
  /// 1 for each skill the person has; the last entry is the skill that nobody has.
  private let has: UnsafeMutablePointer<UInt8>
  /// Points for `common` of `wanted` skills, at `wanted * 16 + common`.
  private let share: UnsafeMutablePointer<Int32>

  init(_ instance: Instance) {
    self.instance = instance
    wish = .allocate(capacity: Instance.sectors)
    wish.initialize(repeating: FitReader.anySector, count: Instance.sectors)
    has = .allocate(capacity: Instance.skills + 1)
    has.initialize(repeating: 0, count: Instance.skills + 1)
    share = .allocate(capacity: 16 * 16)
    share.initialize(repeating: 0, count: 16 * 16)
    for wanted in 1...Int32(OpeningShelves.Row.inPlace) {
      for common in 0...wanted { share[Int(wanted * 16 + common)] = 4000 * common / wanted }
    }
  }

  deinit {
    wish.deallocate()
    has.deallocate()
    share.deallocate()
  }

  private static let anySector: Int32 = 300

  /// Takes up a person; `putDown` must follow before the next.
  func takeUp(_ person: Int) -> Eyes {
    mark(person, skill: 1, wishes: [600, 1200, 2000])
    return Eyes(
      x: instance.px[person], y: instance.py[person], limit: instance.commute[person],
      language: Int32(instance.plang[person]), hours: Int32(instance.phours[person]), wish: wish, has: has,
      share: share, skills: instance.oskill.base)
  }

  func putDown(_ person: Int) {
    mark(person, skill: 0, wishes: SIMD3(repeating: FitReader.anySector))
  }

  @inline(__always)
  private func mark(_ person: Int, skill value: UInt8, wishes points: SIMD3<Int32>) {
    // Third wish first: where two wishes name one sector, the higher one counts.
    for (rank, wished) in [2, 1, 0].enumerated() {
      let sector = Int(instance.wishes[wished][person])
      if sector < Instance.sectors { wish[sector] = points[rank] }
    }
    var at = Int(instance.pskillStart[person])
    let end = Int(instance.pskillStart[person &+ 1])
    while at < end {
      has[Int(instance.pskill[at])] = value
      at &+= 1
    }
  }
}

/// One person's view of an opening: all that the formula reads, in registers.
struct Eyes {
  let x, y, limit, language, hours: Int32
  let wish: UnsafePointer<Int32>
  let has: UnsafePointer<UInt8>
  let share: UnsafePointer<Int32>
  let skills: UnsafePointer<Int32>

  @inline(__always)
  func fit(_ opening: UnsafePointer<OpeningShelves.Row>) -> Int32 {
    // Read from memory one by one: taking a vector apart costs more.
    let wants = UnsafeRawPointer(opening).advanced(by: OpeningShelves.Row.skillsOffset)
    var common: Int32 = 0
    for place in 0..<OpeningShelves.Row.inPlace {
      common &+= Int32(has[Int(wants.load(fromByteOffset: place &* 2, as: UInt16.self))])
    }
    let wanted = opening.pointee.wanted
    let part = wanted <= 12 ? share[Int(wanted &* 16 &+ common)] : longShare(opening, common)
    let (dx, dy) = (Int(x &- opening.pointee.x), Int(y &- opening.pointee.y))
    let distance = Int32(Double(dx &* dx &+ dy &* dy).squareRoot())
    let near = 1500 &* (limit &- distance) / limit
    let speaks = 400 &* min(language &- Int32(opening.pointee.language), 2)
    let enough: Int32 = Int32(opening.pointee.hours) &* 10 >= hours &* 8 ? 500 : 0
    return 1 &+ part &+ wish[Int(opening.pointee.sector)] &+ near &+ speaks &+ opening.pointee.conversion &+ enough
  }

  /// The same where more than twelve skills are wanted.
  private func longShare(_ opening: UnsafePointer<OpeningShelves.Row>, _ first: Int32) -> Int32 {
    var common = Int(first)
    let start = Int(opening.pointee.skillStart)
    let wanted = Int(opening.pointee.wanted)
    for at in start + OpeningShelves.Row.inPlace..<start + wanted { common += Int(has[Int(skills[at])]) }
    return Int32(4000 * common / wanted)
  }
}
