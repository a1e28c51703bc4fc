import Access
import People
import TestDatabases
import TestHouse
import TestMatrix
import Testing
import Values
import Web

@testable import Nyvej

@Suite("No canary is startled by writing") struct CanaryWritingTests {
  @Test(
    "whatever is sent to what is out of reach is answered as if it were not there; refusals and conflicts show no more",
    arguments: TestEngine.allCases)
  func writing(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      let hunt = CanaryHunt(world.cage)
      let before = try await world.story.everythingStored()
      var (faults, statuses): ([String], Set<Int>) = ([], [])
      // Signing in and out is noted by itself.
      let addresses = AddressName.allCases.filter { ![.signIn, .signOut].contains($0) }
      var done = 0
      for (seat, principal) in world.principals.enumerated() {
        var watch = Watch(principal, world, hunt)
        for (place, address) in addresses.enumerated() where Sweep.asked.takes(seat + place, on: engine) {
          done += 1
          for attempt in world.attempts(at: address) {
            statuses.formUnion(try await send(attempt, to: few(world.samples(of: address)), &watch))
          }
        }
        faults += watch.faults
      }
      expectNone(faults)
      Sweep.asked.tell(
        "writings of canaries' neighbours", on: engine, done: done, of: world.principals.count * addresses.count)
      // The forms were read, and conflicts were answered with both texts: not everything stopped at the door.
      #expect(statuses.isSuperset(of: [401, 404, 412, 422]) || !Sweep.asked.isWhole(on: engine))
      let after = try await world.story.everythingStored()
      for (table, rows) in before.sorted(by: { $0.key < $1.key }) {
        let changed = Set(after[table] ?? []).symmetricDifference(rows)
        #expect(changed.isEmpty, "in \(table) something was done")
      }
    }
  }

  /// Of every person's or placement's records the first: what is sent is the same for all.
  private func few(_ samples: [Sample]) -> [Sample] {
    var seen: Set<String> = []
    return samples.filter { sample in
      guard let subject = sample.record?.door.subject, let participant = subject.participant else {
        return sample.record == nil || seen.insert("").inserted
      }
      return seen.insert(subject.placement?.text ?? participant.label).inserted
    }
  }

  private func send(
    _ attempt: Attempt, to samples: [Sample], _ watch: inout Watch
  ) async throws -> Set<Int> {
    let (visitor, matrix) = (watch.principal.visitor, watch.world.matrix)
    var (nothing, statuses): (Response?, Set<Int>) = (nil, [])
    for sample in samples {
      let place = "\(attempt.method.rawValue) \(sample.route.path)"
      guard let record = sample.record else {
        let answer = try await attempt.send(sample.route, visitor, empty: true)
        watch.look(answer, at: place)
        statuses.insert(answer.status)
        continue
      }
      let isSeen = watch.principal.sees(record.door, matrix)
      // Where something new could really be made, nothing is said that could be made from it.
      let answer = try await attempt.send(sample.route, visitor, empty: attempt.makes && isSeen)
      statuses.insert(answer.status)
      watch.look(answer, at: place, said: [record.id] + participations(attempt, watch.world))
      if isSeen {
        // A step that is not open any more leads back to the page from which it was asked for.
        let isLedBack = answer.status == 303 && answer.header("Location") == sample.route.path
        if answer.status < 400, !isLedBack { watch.note("\(place) was answered \(answer.status)") }
        continue
      }
      let absent =
        if let nothing { nothing } else { try await attempt.send(record.absent, visitor, empty: false) }
      nothing = absent
      watch.expectAlike(answer, record.id, absent, PersonID(high: 1, low: 1).text, at: place)
    }
    return statuses
  }

  /// Ids that the attempt itself says, and that a form may say again.
  private func participations(_ attempt: Attempt, _ world: CanaryWorld) -> [String] {
    attempt.makes ? [world.people[0].participation.text] : []
  }

  @Test("the same key of another account repeats nothing of hers", arguments: TestEngine.allCases)
  func repeating(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      let hunt = CanaryHunt(world.cage)
      let (a, b) = (world.worker("A"), world.worker("B"))
      var watch = Watch(b, world, hunt)
      // Her address is protected: the team alone opens nothing of her.
      let person = world.sides[0].people[0].participant
      let change = #"{"soundsLike": "as it is written"}"#
      func patch(_ principal: Principal) async throws -> Response {
        try await principal.visitor.api(.patch, PeopleResource.person(person.id), change, seen: 1, key: "once")
      }
      let first = try await patch(a)
      #expect(first.status == 200 && first.text.contains(person.name), "\(first.text)")
      let again = try await patch(b)
      watch.look(again, at: "PATCH with her key", said: [person.id.text])
      #expect(again.status == 404)
      // Her own repetition reads anew, under the rights of that moment.
      #expect(try await patch(a).status == 200)
      let alone = try await world.story.test.account("alone", [.counsellor, .jobConsultant])
      try await world.story.test.acting(as: world.sides[0].worker) { tx in
        try tx.relate(alone, .responsible, to: person.id, from: tx.today)
        try tx.unrelate(world.sides[0].worker, .responsible, from: person.id, until: tx.today)
      }
      #expect(try await patch(a).status == 404)
      let visitor = try await world.story.visitor(alone)
      let other = #"{"soundsLike": "as it is said"}"#
      #expect(try await visitor.api(.patch, PeopleResource.person(person.id), other, seen: 2, key: "two").status == 200)
      try await world.story.test.acting(as: alone) { tx in
        try tx.unrelate(alone, .responsible, from: person.id, until: tx.today)
      }
      let late = try await visitor.api(.patch, PeopleResource.person(person.id), other, seen: 2, key: "two")
      #expect(late.status == 404 && !late.text.contains(person.name))
      expectNone(watch.faults)
    }
  }
}

extension CanaryWorld {
  /// The job consultant of a side.
  func worker(_ letter: String) -> Principal {
    principals.first { $0.label == "the job consultant of " + letter } ?? principals[0]
  }
}
