import Access
import People
import TestDatabases
import TestMatrix
import Testing
import Values
import Web

@testable import Nyvej

/// Two of everything, everybody, every address: no name, id, number, word or count of somebody out of reach.
@Suite("No canary sings where nobody may hear it") struct CanaryTests {
  @Test(
    "every address shows everybody what they may see, and of the others not even that they are there",
    arguments: TestEngine.allCases)
  func looking(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      let hunt = CanaryHunt(world.cage)
      let samples = AddressName.allCases.map { ($0, world.samples(of: $0)) }
      let before = try await world.story.everythingStored()
      var (faults, heard): ([String], Set<Int>) = ([], [])
      var done = 0
      for (seat, principal) in world.principals.enumerated() {
        var watch = Watch(principal, world, hunt)
        for (place, (address, samples)) in samples.enumerated() where Sweep.asked.takes(seat + place, on: engine) {
          #expect(samples.allSatisfy { AddressName($0.route) == address }, "\(address) leads somewhere else")
          try await visit(samples, &watch)
          done += 1
        }
        faults += watch.faults
        heard.formUnion(watch.heard)
      }
      expectNone(faults)
      // What nobody may ever be shown, of a removed paper, looks like what is shown of one that is there.
      // Why a talk had been moved to a day that it left comes to light again when the last move is taken back, which
      // whoever only looks does not do.
      let mute = world.cage.canaries.enumerated().filter { number, canary in
        !heard.contains(number) && !(canary.doors.isEmpty && canary.holder == nil)
          && !canary.field.hasPrefix("reason of a date that was left")
      }.map(\.element.field)
      #expect(
        mute.isEmpty || !Sweep.asked.isWhole(on: engine),
        "nobody is ever shown these, so their leaking would not be noticed either: \(mute.prefix(9))")
      Sweep.asked.tell(
        "looks of canaries' neighbours", on: engine, done: done, of: world.principals.count * samples.count)
      #expect(try await world.story.everythingStored() == before, "looking changes nothing")
    }
  }

  private func visit(_ samples: [Sample], _ watch: inout Watch) async throws {
    let (visitor, matrix) = (watch.principal.visitor, watch.world.matrix)
    var nothing: Response?
    for sample in samples {
      let path = sample.route.path
      let answer = try await visitor.get(sample.route)
      watch.look(answer, at: "GET " + path, said: sample.record.map { [$0.id] } ?? [])
      if let record = sample.record, !watch.principal.sees(record.door, matrix) {
        let absent = if let nothing { nothing } else { try await visitor.get(record.absent) }
        nothing = absent
        watch.expectAlike(answer, record.id, absent, PersonID(high: 1, low: 1).text, at: "GET " + path)
      }
      for query in sample.queries {
        // Whoever has to sign in first is led back to what she asked for herself.
        let isLedBack = watch.principal.account == nil || sample.route == .frame(.signIn)
        watch.look(
          try await visitor.get(sample.route, query: query), at: "GET " + path + query,
          said: isLedBack ? watch.hunt.values(in: path + query) : sample.record.map { [$0.id] } ?? [])
      }
      if let name = sample.search, watch.principal.account != nil { try await search(sample.route, name, &watch) }
    }
  }

  /// Looks for everybody by name, by the name in the original script and by telephone: finds those who may be found,
  /// and for the others says the same as for a word that nobody has.
  private func search(_ route: Route, _ name: String, _ watch: inout Watch) async throws {
    let (world, visitor) = (watch.world, watch.principal.visitor)
    for (told, sought) in world.sought {
      for (word, nonsense) in sought {
        func ask(_ word: String) async throws -> Response {
          try await visitor.get(route, query: "?" + name + "=" + CanaryHunt.escaped(word))
        }
        let answer = try await ask(word)
        let place = "GET \(route.path)?\(name)=\(word)"
        let found = watch.look(answer, at: place, said: [word])
        let findsPeople = [
          .people(.people), .people(.log), .frame(.search), .people(.api(.people)), .house(.api(.search)),
        ].contains(route)
        let mayFind = watch.principal.may([.list], Door(.person, .full, world.subject(told)), world.matrix)
        if findsPeople, mayFind {
          let isFound = found.contains { world.cage.canaries[$0].value == told.participant.id.text }
          if !isFound { watch.note("\(place) did not find her") }
        } else {
          watch.expectAlike(answer, word, try await ask(nonsense), nonsense, at: place)
        }
      }
    }
  }
}

extension CanaryWorld {
  /// What somebody might look for to find people, each with a word of the same make that stands nowhere.
  fileprivate var sought: [(Told, [(String, String)])] {
    var spare = cage
    return people.filter { !$0.participant.label.hasSuffix("3") }.map { told in
      func planted(_ field: String) -> String {
        cage.canaries.first { $0.field == field + " of " + told.participant.label }?.value ?? ""
      }
      return (
        told,
        [
          (told.participant.name, spare.word()), (planted("name in the original script"), spare.originalWord()),
          (planted("phone"), spare.number()),
        ]
      )
    }
  }
}
