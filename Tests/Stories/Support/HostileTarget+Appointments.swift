import People
import TestHouse
import Values
import Web

@testable import Nyvej

extension HostileTarget {
  /// What is sent about appointments: one that is made, one that is changed, and what came of one.
  static func ofAppointments(_ story: StoryHouse, for person: PersonID) async throws -> [HostileTarget] {
    let mette = try await story.visitor(story.mette)
    var ids: [AppointmentID] = []
    for day in ["2026-12-01", "2026-11-22"] {
      let made = try await mette.api(
        .post, PeopleResource.appointments(person), #"{"on": "\#(day)", "from": "10:00", "with": "authority"}"#)
      guard let id = AppointmentID(try made.json["id"]?.string ?? "") else { throw NoSuch("appointment") }
      ids.append(id)
    }
    let good = [
      "on": "2026-12-02", "from": "10:00", "until": "11:00", "means": "phone", "place": "Room 2", "way": "Bus 4",
      "childcare": "needed", "interpreterLanguage": "ti", "interpreterWish": "woman", "interpreterState": "booked",
      "interpreterName": "Hodan", "interpreterMinor": "yes", "interpreterMinorReason": "No other way",
      "with": "authority", "withName": "Bodil", "words": "How the hours go",
    ]
    let missed = [
      "outcome": "not-come", "triedBy": "call", "triedOn": "2026-11-22", "reached": "yes", "why": "transport",
      "whyWords": "The bus", "nextOn": "2026-12-03", "nextFrom": "10:00", "nextUntil": "11:00",
    ]
    let words: Set<String> = ["place", "way", "interpreterName", "interpreterMinorReason", "withName", "words"]
    let new = good.merging(["worker": story.mette.text]) { $1 }
    return [
      HostileTarget(method: .post, route: PeopleAddress.newAppointment(person), good: new, words: words),
      HostileTarget(method: .post, route: PeopleResource.appointments(person), good: new, words: words),
      HostileTarget(
        method: .post, route: PeopleAddress.appointment(ids[0]), good: good, words: words, version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.appointment(ids[0]), good: good, words: words, version: 1),
      HostileTarget(
        method: .post, route: PeopleAddress.appointmentOutcome(ids[1]), good: missed, words: ["whyWords"], version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.appointment(ids[1]), good: missed, words: ["whyWords"], version: 1),
    ]
  }
}
