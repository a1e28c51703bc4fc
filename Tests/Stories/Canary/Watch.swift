import Testing
import Values
import Web

/// Looks over somebody's shoulder: every answer that she gets is searched for what she may not see.
struct Watch {
  let principal: Principal
  let world: CanaryWorld
  let hunt: CanaryHunt
  /// For every canary of the cage, whether she may see it.
  let mayHear: [Bool]
  /// Where a canary sang that she may not hear, and where an answer told more than that there is nothing.
  private(set) var faults: [String] = []
  /// What she was shown.
  private(set) var heard: Set<Int> = []

  init(_ principal: Principal, _ world: CanaryWorld, _ hunt: CanaryHunt) {
    (self.principal, self.world, self.hunt) = (principal, world, hunt)
    mayHear = world.cage.canaries.map { principal.sees($0, world.matrix) }
  }

  /// - Parameter said: what stands in her own question, and so may stand in the answer.
  /// - Returns: the places in the cage of what the answer shows.
  @discardableResult
  mutating func look(_ answer: Response, at place: String, said: [String] = []) -> Set<Int> {
    var found = hunt.found(in: answer)
    if !said.isEmpty { found = found.filter { !said.contains(world.cage.canaries[$0].value) } }
    let stray = found.filter { !mayHear[$0] }
    for canary in stray.sorted().prefix(5) {
      let canary = world.cage.canaries[canary]
      note("\(place) answered \(answer.status) and showed “\(canary.value)”: \(canary.field)")
    }
    if answer.status >= 500 { note("\(place) answered \(answer.status)") }
    heard.formUnion(found.subtracting(stray))
    return found
  }

  /// Expects the bytes of the same question about something that does not exist.
  mutating func expectAlike(
    _ answer: Response, _ said: String, _ nothing: Response, _ saidOfNothing: String, at place: String
  ) {
    if plain(answer, without: said) != plain(nothing, without: saidOfNothing) {
      note("\(place) answered \(answer.status), and \(nothing.status) or other bytes where there is nothing")
    }
  }

  mutating func note(_ fault: String) { faults.append(principal.label + ": " + fault) }

  /// Everything that went out, without what she said herself.
  private func plain(_ answer: Response, without said: String) -> String {
    var text = "\(answer.status)\n"
    for (name, value) in answer.headers { text += name + ": " + value + "\n" }
    text += String(decoding: answer.body, as: UTF8.self)
    return text.replacing(said, with: "…").replacing(CanaryHunt.escaped(said).uppercased(), with: "…")
  }
}

/// Fails with the faults of all watches, as sentences for the reader of the test.
func expectNone(_ faults: [String], sourceLocation: SourceLocation = #_sourceLocation) {
  guard !faults.isEmpty else { return }
  Issue.record(
    "\(faults.count) times too much was told:\n\(faults.prefix(40).joined(separator: "\n"))",
    sourceLocation: sourceLocation)
}
