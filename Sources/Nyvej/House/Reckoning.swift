import Access
import Logging
import People
import Placements
import Rules
import Values

/// Lets what follows be reckoned anew for everybody, because the rules have changed
/// since: another rule pack, another programme model, another version of this program, or the day on which running
/// placements adopt a pack that was there before.
///
/// What follows is reckoned at the end of every transaction, for whoever was written about. A new pack writes about nobody;
/// so the system goes through everybody, a few in each transaction.
struct Reckoning: Sendable {
  /// Of the rules that this process has.
  let digest: String
  let placements: Placements

  /// Changed with what this program makes of the same facts.
  private static let form = "11"

  init(_ packs: Packs, _ placements: Placements, on today: CivilDate) {
    let adopted = packs.rules.filter { $0.running == .adopt && $0.effectiveFrom <= today }.map { "\n" + $0.code.text }
    digest = RequestDigest.code(of: Command.version + "\n" + Reckoning.form + "\n" + packs.digest + adopted.joined())
    self.placements = placements
  }

  var work: JobWork {
    JobWork(onlyAbout: JobTopic(code: digest), count: count, step: step)
  }

  /// Asks for it when these are not the rules by which it was last done. Answers whether it is to be done.
  func askIfNeeded(_ tx: Transaction) throws -> Bool {
    guard try tx.remembered(.reckonedBy) != digest, let topic = JobTopic(code: digest) else { return false }
    // In a new installation everything will be reckoned by these rules as it comes.
    if try nobodyIsHere(tx) {
      try tx.remember(.reckonedBy, digest)
      return false
    }
    // One that has begun goes on: whatever was written behind it followed these rules.
    if try !tx.isAsked(for: .reckoning, about: topic) {
      try tx.ask(for: .reckoning, about: topic, insteadOfOthers: true)
      // From its first step on, what is stored follows from neither these rules nor those of before.
      try tx.forget(.reckonedBy)
    }
    return true
  }

  private func nobodyIsHere(_ tx: Transaction) throws -> Bool {
    try People.everybody(after: nil, limit: 1, tx).decide(tx) { people, _ in people.isEmpty }
  }

  @Sendable private func count(_ tx: Transaction) throws -> Int {
    try People.number(tx).act { $0 } + placements.numberOfWorkplaces(tx).act { $0 }
  }

  @Sendable private func step(_ job: JobPlace, _ tx: Transaction) throws -> JobStep {
    switch try job.cursor.map(Place.init) ?? .people(after: nil) {
    case .people(let last):
      let people = try People.everybody(after: last, limit: job.atMost, tx).decide(tx) { people, tx in
        for person in people { tx.touch(.person(person)) }
        return people
      }
      guard let last = people.last else { return .more(cursor: Place.workplaces(after: nil).text, done: 0) }
      return .more(cursor: Place.people(after: last).text, done: people.count)
    case .workplaces(let last):
      // Who works there was gone through before; what is owed about the place itself is left.
      let workplaces = try placements.workplaces(after: last, limit: job.atMost, tx).decide(tx) { workplaces, tx in
        for workplace in workplaces { tx.touch(.workplace(workplace), for: .owing) }
        return workplaces
      }
      guard let last = workplaces.last else {
        try tx.remember(.reckonedBy, digest)
        return .end(done: 0)
      }
      return .more(cursor: Place.workplaces(after: last).text, done: workplaces.count)
    }
  }
}

extension Reckoning {
  /// Behind whom it goes on.
  private enum Place {
    case people(after: PersonID?)
    case workplaces(after: WorkplaceID?)

    init(_ text: String) throws {
      let words = text.split(separator: " ")
      switch (words.first, words.count) {
      case ("people", 1): self = .people(after: nil)
      case ("people", 2): self = .people(after: try Place.id(words[1]))
      case ("workplaces", 1): self = .workplaces(after: nil)
      case ("workplaces", 2): self = .workplaces(after: try Place.id(words[1]))
      default: throw DamagedRecord(column: "job.cursor")
      }
    }

    private static func id<Of>(_ text: Substring) throws -> ID<Of> {
      guard let id = ID<Of>(text) else { throw DamagedRecord(column: "job.cursor") }
      return id
    }

    var text: String {
      switch self {
      case .people(let last): "people" + (last.map { " " + $0.text } ?? "")
      case .workplaces(let last): "workplaces" + (last.map { " " + $0.text } ?? "")
      }
    }
  }
}

extension House {
  /// By the rules of today.
  var reckoning: Reckoning { Reckoning(packs, rooms.placements.placements, on: store.surroundings.today()) }

  /// Who does what was asked for. A new kind of work without somebody to do it does not compile.
  var workshop: Workshop {
    let sweeping = Sweeping(placements: rooms.placements.placements)
    return Workshop(store: store, log: log) { kind in
      switch kind {
      case .sweeping: sweeping.work
      case .reckoning: self.reckoning.work
      case .planning: Planning.work
      case .indexing:
        JobWork(
          onlyAbout: JobTopic(code: Transaction.indexForm), count: { try $0.numberToIndex() },
          step: { try $1.indexNext($0) })
      }
    }
  }

  /// Has what follows reckoned anew for everybody when the rules are not those by which that was last done.
  func askForReckoning() async throws {
    let reckoning = reckoning
    let isNeeded = try await store.transact(as: .system, for: .administration, request: "nyvej serve") {
      try reckoning.askIfNeeded($0)
    }
    guard isNeeded else { return }
    log.notice("the rules have changed: what follows from them is reckoned anew for everybody. → nyvej jobs")
  }

  /// Has the search's index made of everything that is there when it is not whole, or in the form of another version.
  func askForIndexing() async throws {
    let isNeeded = try await store.transact(as: .system, for: .administration, request: "nyvej serve") {
      try $0.askForIndexing()
    }
    guard isNeeded else { return }
    log.notice("the index of the search is made anew; until then not everybody is found. → nyvej jobs")
  }
}
