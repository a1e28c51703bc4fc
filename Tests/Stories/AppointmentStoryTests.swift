import Access
import Language
import Ledger
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

/// Appointments from end to end: who makes them, who is told how much of them, what is owed, and what comes of them. Sunday
/// 22 November 2026.
@Suite("Appointments") struct AppointmentStoryTests {
  @Test(
    "is made in a moment, lies on This week, and what was said stands in the contact log",
    arguments: TestEngine.allCases)
  func held(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let address = PeopleAddress.newAppointment(cast.selam)
      var form = try await cast.mette.page(address).form(to: address)
      try form.fill(["on": "2026-11-24", "from": "10", "until": "11:00", "place": "Room 2"])
      let page = try await cast.mette.submit(form)
      #expect(page.flash.words.contains("Selam Eksempelsen: The appointment is made."), "\(page.flash.words)")
      let row = try #require(try await AppointmentCast.rows(cast.mette).first)
      #expect(row.name == "Selam Eksempelsen" && row.due == "2026-11-24" && row.reason == "Appointment at 10:00")
      let person = try await cast.mette.page(PeopleAddress.person(cast.selam))
      #expect(person.words.contains("Tue 24 Nov, 10:00–11:00"), "\(person.words)")
      #expect(try await !cast.mette.page(PeopleAddress.person(cast.omar)).words.contains("10:00–11:00"))
      // Nobody says how it went before its day.
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-25", "from": "09:00", "with": "school"}"#, for: cast.omar, cast.mette)
      let early = try await cast.mette.api(.patch, PeopleResource.appointment(id), #"{"outcome": "held"}"#, seen: 1)
      #expect(early.status == 422 && early.text.contains("The appointment is on Wed 25 Nov"), "\(early.text)")
      let now = try await AppointmentCast.make(
        #"{"on": "2026-11-22", "from": "09:00", "means": "phone", "worker": "\#(cast.story.mette.text)"}"#,
        for: cast.omar, cast.mette)
      let outcome = PeopleAddress.appointmentOutcome(now)
      var saying = try await cast.mette.page(outcome).form(to: outcome)
      try saying.fill(["outcome": "held", "went": "watch", "said": "Wants another morning"])
      let said = try await cast.mette.submit(saying)
      #expect(said.flash.words.contains("It is noted that the appointment was held."), "\(said.flash.words)")
      let log = try await cast.mette.page(PeopleAddress.contacts(cast.omar))
      #expect(log.words.contains("Wants another morning") && log.words.contains("Telephone"), "\(log.words)")
      #expect(try await !cast.mette.page(PeopleAddress.contacts(cast.selam)).words.contains("another morning"))
      let undone = try await cast.mette.submit(try said.undo())
      #expect(undone.flash.words.contains("can be noted anew"), "\(undone.flash.words)")
    }
  }

  @Test(
    "an outcome that is sent with nothing chosen says so once, at the question", arguments: TestEngine.allCases)
  func nothingChosen(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-22", "from": "09:00", "worker": "\#(cast.story.mette.text)"}"#, for: cast.selam, cast.mette)
      let address = PeopleAddress.appointmentOutcome(id)
      var form = try await cast.mette.page(address).form(to: address)
      try form.fill(["triedOn": "2026-11-22"])
      let answer = try await cast.mette.send(form)
      let page = Page(answer.text)
      #expect(answer.status == 422)
      #expect(answer.text.ranges(of: "This is needed.").count == 2, "in the summary and at the question")
      #expect(
        !page.words.contains("is not a field here") && answer.text.contains("href=\"#field-outcome"), "\(page.words)")
      let read = try await cast.mette.api(
        .patch, PeopleResource.appointment(id), #"{"triedBy": "call"}"#, seen: 1)
      #expect(read.status == 422 && read.text.contains("outcome") && !read.text.contains("not a field"))
    }
  }

  @Test(
    "whoever did not come is asked about: tried to reach, why, and a new date; never a mark",
    arguments: TestEngine.allCases
  )
  func missed(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-22", "from": "09:00", "worker": "\#(cast.story.mette.text)", "interpreterLanguage": "ti", "interpreterState": "booked", "interpreterName": "Hodan", "childcare": "arranged"}"#,
        for: cast.selam, cast.mette)
      let resource = PeopleResource.appointment(id)
      let first = try await cast.mette.api(.patch, resource, #"{"outcome": "not-come"}"#, seen: 1)
      #expect(first.status == 200, "\(first.text)")
      #expect(try first.json["settledOn"]?.isNull == true)
      let owed = try #require(try await AppointmentCast.rows(cast.mette).first { $0.name == "Selam Eksempelsen" })
      #expect(owed.reason == "Did not come on Sun 22 Nov: ask why, and find a new date" && owed.due == "2026-11-23")
      let outcome = PeopleAddress.appointmentOutcome(id)
      var form = try await cast.mette.page(outcome).form(to: outcome)
      try form.fill([
        "triedBy": "call", "triedOn": "2026-11-22", "reached": "yes", "why": "transport",
        "whyWords": "The bus did not come", "nextOn": "2026-11-26", "nextFrom": "10:00",
      ])
      let page = try await cast.mette.submit(form)
      #expect(page.words.contains("The bus did not come") && page.words.contains("Thu 26 Nov, 10:00"), "\(page.words)")
      let told = try await cast.mette.api(.get, resource).json
      #expect(told["settledOn"]?.string == "2026-11-22" && told["reached"]?.string == "yes")
      let next = try #require(AppointmentID(told["next"]?.string ?? ""))
      let instead = try await cast.mette.api(.get, PeopleResource.appointment(next)).json
      #expect(instead["on"]?.string == "2026-11-26" && instead["interpreterState"]?.string == "not-booked")
      #expect(instead["interpreterName"]?.isNull == true && instead["childcare"]?.string == "needed")
      #expect(try await !AppointmentCast.rows(cast.mette).contains { $0.reason.hasPrefix("Did not come") })
      // A second new date is not made beside the first.
      let twice = try await cast.mette.api(
        .patch, resource, #"{"outcome": "not-come", "nextOn": "2026-12-01", "nextFrom": "09:00"}"#, seen: 3)
      #expect(try twice.problemFields.contains("nextOn") && twice.status == 422, "\(twice.text)")
      let lists = try await cast.mette.page(PeopleAddress.appointments(cast.selam))
      #expect(lists.words.contains("Did not come") && !lists.html.contains("tag stop"), "nobody is marked")
      let other = try await cast.mette.api(.patch, resource, #"{"outcome": "held"}"#, seen: 3)
      #expect(other.status == 422 && other.text.contains("Take that back first"), "\(other.text)")
      #expect(try await cast.mette.api(.patch, resource, #"{"outcome": "open"}"#, seen: 3).status == 200)
    }
  }

  @Test(
    "with a counsellor it is hers: others are told that the person is not free, and no word more",
    arguments: TestEngine.allCases)
  func closed(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let ane = try await cast.story.test.account("ane", [.counsellor], in: cast.story.municipality)
      let bo = try await cast.story.test.account("bo", [.counsellor], in: cast.story.municipality)
      let selam = cast.selam
      try await cast.story.act { tx in
        for account in [ane, bo] { try tx.relate(account, .counsellor, to: selam, from: tx.today) }
      }
      let (hers, others) = (try await cast.story.visitor(ane), try await cast.story.visitor(bo))
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-24", "from": "14:00", "until": "15:00", "place": "The blue sofa", "words": "Sleep"}"#,
        for: selam, hers)
      let mine = try await AppointmentCast.make(
        #"{"on": "2026-11-24", "from": "14:30", "worker": "\#(cast.story.mette.text)", "place": "Room 2"}"#, for: selam,
        cast.mette)
      let kirsten = try await cast.story.visitor(
        try await cast.story.test.account("kirsten", [.caseManager], in: cast.story.jobCentre))
      for visitor in [cast.mette, kirsten] {
        let page = try await visitor.page(PeopleAddress.person(selam))
        #expect(page.words.contains("Tue 24 Nov, 14:00–15:00 Not free"), "\(page.words)")
        for address in [PeopleAddress.person(selam), .appointments(selam), .timeline(selam), .history(selam)] {
          let words = try await visitor.page(address).words
          #expect(!words.contains("blue sofa") && !words.contains("Sleep"), "\(address)")
        }
        #expect(try await visitor.get(PeopleAddress.appointment(id)).status == 404)
        #expect(try await visitor.get(PeopleAddress.appointmentSlip(id)).status == 404)
        #expect(try await visitor.api(.get, PeopleResource.appointment(id)).status == 404)
        let list = try await visitor.api(.get, PeopleResource.appointments(selam), query: "?when=to-come").json
        let busy = try #require(list["items"]?.items.first { $0["onlyBusy"] == .bool(true) })
        #expect(busy["from"]?.string == "14:00" && busy["place"] == nil && busy["worker"] == nil)
        #expect(try await !visitor.week(team: true).contains { $0.reason.contains("14:00") })
      }
      let hint = try await cast.mette.page(PeopleAddress.appointment(mine))
      #expect(hint.words.contains("The person is not free at that time."), "\(hint.words)")
      let own = try await hers.page(PeopleAddress.person(selam))
      #expect(own.words.contains("14:00–15:00 Others see “Not free”"), "\(own.words)")
      #expect(try await hers.page(PeopleAddress.appointment(id)).html.contains("The blue sofa"))
      // Of the case's she sees all; another counsellor sees nothing of hers.
      #expect(own.words.contains("Tue 24 Nov, 14:30"))
      let beside = try await others.page(PeopleAddress.appointments(selam))
      #expect(beside.words.contains("14:30") && !beside.words.contains("14:00"), "\(beside.words)")
      #expect(try await others.api(.get, PeopleResource.appointment(id)).status == 404)
      // What is called off leaves the time free.
      let off = try await hers.api(
        .patch, PeopleResource.appointment(id), #"{"outcome": "called-off", "calledOffBy": "person"}"#, seen: 1)
      #expect(off.status == 200, "\(off.text)")
      #expect(try await !cast.mette.page(PeopleAddress.person(selam)).words.contains("Not free"))
    }
  }

  @Test("a mentor sees those with herself, as long as she is one", arguments: TestEngine.allCases)
  func mentor(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let mille = try await cast.story.test.account("mille", [.mentor], in: cast.story.municipality)
      let selam = cast.selam
      try await cast.story.act { try $0.relate(mille, .mentor, to: selam, from: $0.today) }
      let hers = try await cast.story.visitor(mille)
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-24", "from": "10:00", "worker": "\#(mille.text)"}"#, for: selam, cast.mette)
      let other = try await AppointmentCast.make(
        #"{"on": "2026-11-25", "from": "11:00", "worker": "\#(cast.story.mette.text)"}"#, for: selam, cast.mette)
      let page = try await hers.page(PeopleAddress.appointments(selam))
      #expect(page.words.contains("Tue 24 Nov, 10:00") && !page.words.contains("11:00"), "\(page.words)")
      // She has no page about the person: from here she comes to the hours that are shared with her.
      let hours = LedgerAddress.weeks(selam)
      #expect(page.html.contains(hours.path) && page.html.contains("href=\"" + hours.path))
      #expect(try await hers.get(hours).status == 200)
      let list = try await cast.mette.page(PeopleAddress.appointments(selam))
      #expect(!list.html.contains(hours.path), "whoever has the person's page finds it there")
      #expect(try await hers.api(.get, PeopleResource.appointment(other)).status == 404)
      let week = try await hers.week()
      #expect(week.map(\.reason) == ["Appointment at 10:00"] && week.map(\.name) == ["Selam Eksempelsen"])
      #expect(try await hers.page(WorkAddress.week).html.contains(PeopleAddress.appointments(selam).path))
      let own = try await AppointmentCast.make(#"{"on": "2026-11-26", "from": "12:00"}"#, for: selam, hers)
      #expect(try await cast.mette.api(.get, PeopleResource.appointment(own)).json["workerName"]?.string == "mille")
      let moved = try await hers.api(.patch, PeopleResource.appointment(own), #"{"from": "12:30"}"#, seen: 1)
      #expect(moved.status == 200, "\(moved.text)")
      #expect(try moved.json["movedFrom"]?.items.map(\.string) == ["2026-11-26"])
      try await cast.story.act { try $0.unrelate(mille, .mentor, from: selam, until: $0.today) }
      #expect(try await hers.api(.get, PeopleResource.appointment(id)).status == 404)
      #expect(try await hers.get(PeopleAddress.appointments(selam)).status == 404)
      #expect(try await hers.week() == [])
      #expect(try await AppointmentCast.rows(cast.mette).count == 3, "then they are the responsible worker's to see to")
    }
  }

  @Test(
    "an interpreter and childcare are owed in time, and no child interprets without a reason",
    arguments: TestEngine.allCases)
  func arranged(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let id = try await AppointmentCast.make(
        #"{"on": "2026-12-07", "from": "10:00", "worker": "\#(cast.story.mette.text)", "interpreterLanguage": "ckb", "interpreterWish": "woman", "childcare": "needed"}"#,
        for: cast.selam, cast.mette)
      func due(_ reason: Phrase) async throws -> String? {
        try await cast.story.owed(cast.selam).map(\.obligation).first { $0.reason == reason }?.due.iso
      }
      let day = try #require(CivilDate(iso: "2026-12-07"))
      #expect(try await due(.owedAppointmentInterpreter(day: day)) == "2026-11-27")
      #expect(try await due(.owedAppointmentChildcare(day: day)) == "2026-12-04")
      let resource = PeopleResource.appointment(id)
      let child = try await cast.mette.api(
        .patch, resource, #"{"interpreterMinor": true, "interpreterState": "booked"}"#, seen: 1)
      #expect(try child.problemFields == ["interpreterMinorReason"] && child.status == 422, "\(child.text)")
      let why = try await cast.mette.api(
        .patch, resource,
        #"{"interpreterMinor": true, "interpreterMinorReason": "Nobody else, to say the date", "interpreterState": "booked"}"#,
        seen: 1)
      #expect(why.status == 200, "\(why.text)")
      #expect(try await due(.owedAppointmentInterpreter(day: day)) == nil)
      #expect(try await due(.owedAppointmentChildcare(day: day)) != nil)
      // When the day has passed nobody arranges anything for it any more.
      cast.story.test.clock.advance(days: 15)
      #expect(try await due(.owedAppointmentChildcare(day: day)) != nil)
      cast.story.test.clock.advance(days: 1)
      #expect(try await due(.owedAppointmentChildcare(day: day)) == nil)
      #expect(try await due(.owedAppointmentSay(day: day)) == "2026-12-07")
    }
  }
}
