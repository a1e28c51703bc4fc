/// The published formula of an instance's fit, for one person. Every part is a whole number; the sum is the fit.
struct FitReader {
  private let x, y, limit: Int32
  private let first, second, third, language: UInt8
  private let hours: Int32

  @inline(__always)
  init(_ instance: Instance, _ person: Int) {
    (x, y, limit) = (instance.px[person], instance.py[person], instance.commute[person])
    (first, second) = (instance.wishes[0][person], instance.wishes[1][person])
    (third, language) = (instance.wishes[2][person], instance.plang[person])
    hours = Int32(instance.phours[person])
  }

  @inline(__always)
  func fit(
    _ opening: OpeningShelves.Row, _ skills: UnsafePointer<Int32>, _ hasSkill: UnsafeMutablePointer<UInt64>
  ) -> Int32 {
    var common: Int32 = 0
    var at = Int(opening.skillStart)
    let end = at &+ Int(opening.wanted)
    while at < end {
      let skill = Int(skills[at])
      common &+= Int32(truncatingIfNeeded: hasSkill[skill &>> 6] &>> UInt64(truncatingIfNeeded: skill & 63) & 1)
      at &+= 1
    }
    let share = opening.wanted > 0 ? 4000 &* common / opening.wanted : 0
    let wish: Int32 =
      opening.sector == first ? 2000 : opening.sector == second ? 1200 : opening.sector == third ? 600 : 300
    let (dx, dy) = (Int(x &- opening.x), Int(y &- opening.y))
    let distance = Int32(Double(dx &* dx &+ dy &* dy).squareRoot())
    let near = Int32(1500) &* (limit &- distance) / limit
    let speaks = 400 &* min(Int32(language) &- Int32(opening.language), 2)
    let enough: Int32 = Int32(opening.hours) &* 10 >= hours &* 8 ? 500 : 0
    return 1 &+ share &+ wish &+ near &+ speaks &+ opening.conversion &+ enough
  }
}
