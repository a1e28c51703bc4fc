import Access
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Referred, invited, met, and only then answered. Sunday 22 November 2026.
@Suite("Before a referral is answered somebody may be invited and met") struct FirstTalkTests {
  private func referral(_ story: StoryHouse, _ name: String, daysAgo: Int = 3) async throws -> ParticipationID {
    let (programme, jobCentre) = (story.programme, story.jobCentre)
    return try await story.act { tx in
      try Participations.refer(
        try People.enter(Person.Details(name: name), tx), to: programme,
        Participation.Referral(
          on: tx.today.adding(days: -daysAgo), by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
    }
  }

  @Test("invited for a day, met, answered; each with the way back", arguments: TestEngine.allCases)
  func way(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (id, other) = (try await referral(story, "Bao Fiktiv"), try await referral(story, "Ada Prøve"))
      let (address, resource) = (ProgrammesAddress.participation(id), ProgrammesResource.participation(id))
      func state(_ id: ParticipationID = id) async throws -> String? {
        try await mette.api(.get, ProgrammesResource.participation(id)).json["state"]?.string
      }
      var invite = try await mette.page(address).form(to: address, hidden: ["step": "invite"])
      try invite.fill(["on": "2026-11-20", "talkOn": "2026-11-24"])
      let invited = try await mette.submit(invite)
      #expect(invited.flash.words.hasPrefix("Bao Fiktiv: Invited to a first talk."), "\(invited.flash.words)")
      #expect(invited.words.contains("first talk on Tue 24 Nov"))
      #expect(try await state() == "invited")
      #expect(try await state(other) == "referred", "the other one waits as before")
      let back = try await mette.submit(try invited.undo())
      #expect(back.flash.words.contains("The invitation is taken back."))
      #expect(try await state() == "referred")

      // Once more, first without a day, then with one, which is moved.
      let first = #"{"step": "invite", "on": "2026-11-20"}"#
      let json = try await mette.api(.patch, resource, first, seen: 3).json
      #expect(json["invitedOn"]?.string == "2026-11-20" && json["talkOn"]?.isNull == true)
      #expect(!(try await mette.page(WorkAddress.week).words.contains("First talk before")))
      let changed = try await mette.api(
        .patch, resource, #"{"step": "invite", "on": "2026-11-20", "talkOn": "2026-11-25"}"#, seen: 4)
      #expect(try changed.json["talkOn"]?.string == "2026-11-25")
      let week = try await mette.page(WorkAddress.week)
      #expect(week.words.contains("First talk before an answer from Business Training"), "\(week.words)")
      #expect(week.words.contains("Answer the referral to Business Training"))

      story.test.clock.advance(days: 4)  // Thursday 26 November: the day has passed, nobody has said anything.
      let after = try await story.visitor(story.mette)
      #expect(try await after.page(WorkAddress.week).words.contains("First talk before an answer"))
      let meet = try await after.page(address).form(to: address, hidden: ["step": "meet"])
      #expect(meet.fields.contains { $0 == ("on", "2026-11-25") }, "the day that was agreed")
      let met = try await after.submit(meet)
      #expect(met.flash.words.contains("It is noted that the first talk was held."))
      #expect(met.words.contains("talked with, waits for an answer"))
      let now = try await after.page(WorkAddress.week).words
      #expect(!now.contains("First talk before an answer"))
      #expect(now.contains("The first talk was held: answer the referral to Business Training"))
      let again = try await after.submit(try met.undo())
      #expect(again.words.contains("first talk on Wed 25 Nov"), "the invitation stands")
      _ = try await after.submit(try again.form(to: address, hidden: ["step": "meet"]))

      var accept = try await after.page(address).form(to: address, hidden: ["step": "accept"])
      try accept.fill([
        "on": "2026-11-26", "basis": "lab", "informedOn": "2026-11-25", "informedLanguage": "ti", "informedHow": "talk",
      ])
      let accepted = try await after.submit(accept)
      #expect(accepted.words.contains("First talk held on Wed 25 Nov") && accepted.words.contains("Invited on"))
      // Whoever takes the answer back waits for one again, as somebody who was met.
      let waiting = try await after.submit(try accepted.undo())
      #expect(waiting.words.contains("talked with, waits for an answer"))
      let person = try await story.act { tx in try Participations.find(id, tx).act(\.person) }
      let timeline = try await after.page(PeopleAddress.timeline(person)).words
      #expect(timeline.contains("Invited to a first talk") && timeline.contains("First talk held"), "\(timeline)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "days that cannot be are refused with those that can; steps that are not open, too", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = try await referral(story, "Bao Fiktiv")
      let resource = ProgrammesResource.participation(id)
      for (step, field, words) in [
        (#"{"step": "invite", "on": "2026-11-23"}"#, "on", "This day has not come"),
        (#"{"step": "invite", "on": "2026-11-18"}"#, "on", "19 Nov"),
        (#"{"step": "invite", "on": "2026-11-20", "talkOn": "2026-11-19"}"#, "talkOn", "20 Nov"),
        (#"{"step": "invite", "on": "2026-11-20", "talkOn": "2027-02-19"}"#, "talkOn", "22 Jan"),
        (#"{"step": "invite"}"#, "on", "needed"), (#"{"step": "meet", "on": "2026-11-23"}"#, "on", "has not come"),
        (#"{"step": "meet", "on": "2026-11-18"}"#, "on", "19 Nov"),
        (#"{"step": "take-back-invitation"}"#, "step", ""), (#"{"step": "take-back-talk"}"#, "step", ""),
      ] {
        let answer = try await mette.api(.patch, resource, step, seen: 1)
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(step): \(answer.text)")
        #expect(answer.text.contains(words), "\(step): \(answer.text)")
      }
      // Somebody who came by herself is met without having been invited.
      let met = try await mette.api(.patch, resource, #"{"step": "meet", "on": "2026-11-20"}"#, seen: 1)
      #expect(try met.json["state"]?.string == "met" && met.json["metOn"]?.string == "2026-11-20", "\(met.text)")
      #expect(
        try await mette.api(.patch, resource, #"{"step": "invite", "on": "2026-11-21"}"#, seen: 2).status == 422)
      // As for anybody whose referral waits, no placement is drafted yet.
      #expect(
        try await mette.api(
          .patch, resource, #"{"step": "decline", "on": "2026-11-21", "reason": "ready-for-work"}"#, seen: 2
        )
        .json["state"]?.string == "declined")
      #expect(try await mette.api(.patch, resource, #"{"step": "meet", "on": "2026-11-21"}"#, seen: 3).status == 422)
      #expect(story.unforeseen.all == [])
    }
  }
}
