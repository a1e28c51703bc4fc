import Access
import Language
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

/// What is printed of appointments, what is hinted at, and which answers are refused. Sunday 22 November 2026.
@Suite("What is asked about appointments, and printed of them") struct AppointmentFormTests {
  @Test("the slip says when, where and with whom in her language, and nothing of why", arguments: TestEngine.allCases)
  func slip(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-24", "from": "10:00", "worker": "\#(cast.story.mette.text)", "place": "Room 2", "way": "Bus 4", "words": "Debt", "interpreterLanguage": "ar"}"#,
        for: cast.selam, cast.mette)
      for (language, title, direction) in [("ar", "موعد", "rtl"), ("uk", "Зустріч", "ltr"), ("da", "Aftale", "ltr")] {
        let page = try await cast.mette.page(PeopleAddress.appointmentSlip(id), query: "?in=" + language)
        #expect(page.words.contains(title) && page.words.contains("Room 2") && page.words.contains("Bus 4"))
        #expect(!page.words.contains("Debt"), "nothing on it says why")
        #expect(
          page.html.contains(#"lang="\#(language)""#) && (direction == "ltr" || page.html.contains(#"dir="rtl""#)))
      }
      #expect(try await cast.mette.get(PeopleAddress.appointmentSlip(id), query: "?in=tlh").status == 400)
    }
  }

  @Test("hints name what speaks against the time, and keep nobody from it", arguments: TestEngine.allCases)
  func hints(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let host = #""worker": "\#(cast.story.mette.text)""#
      _ = try await AppointmentCast.make(
        #"{"on": "2026-11-29", "from": "10:00", "until": "11:00", \#(host)}"#, for: cast.omar, cast.mette)
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-29", "from": "10:30", \#(host)}"#, for: cast.selam, cast.mette)
      let page = try await cast.mette.page(PeopleAddress.appointment(id))
      #expect(page.words.contains("has an appointment with Omar Prøvesen at that time, from 10:00"), "\(page.words)")
      #expect(
        page.words.contains("Your office is closed on that day. The next")
          || page.words.contains("It is open on Mon 30 Nov"))
      _ = try await AppointmentCast.make(
        #"{"on": "2026-11-29", "from": "10:30", "with": "school"}"#, for: cast.selam, cast.mette)
      let both = try await cast.mette.page(PeopleAddress.appointment(id))
      #expect(both.words.contains("The person has another appointment at that time, from 10:30"), "\(both.words)")
      // Two at one time are one hint.
      _ = try await AppointmentCast.make(
        #"{"on": "2026-11-29", "from": "10:30", "with": "authority"}"#, for: cast.selam, cast.mette)
      let once = try await cast.mette.page(PeopleAddress.appointment(id))
      #expect(
        once.words.ranges(of: "The person has another appointment at that time, from 10:30").count == 1, "\(once.words)"
      )
      #expect(!once.words.contains("The person is not free at that time"), "\(once.words)")
      let free = try await AppointmentCast.make(
        #"{"on": "2026-12-02", "from": "10:30", \#(host)}"#, for: cast.selam, cast.mette)
      #expect(try await !cast.mette.page(PeopleAddress.appointment(free)).words.contains("Look at the time again"))
    }
  }

  @Test("each wrong answer is named with its field, and nothing is written", arguments: TestEngine.allCases)
  func wrong(_ engine: TestEngine) async throws {
    try await AppointmentCast.with(engine) { cast in
      let stranger = try await cast.story.test.account("jonas", [.jobConsultant], in: cast.story.municipality)
      let wrong = [
        ("on", #"{"from": "10:00", "with": "school"}"#), ("from", #"{"on": "2026-11-24", "with": "school"}"#),
        ("on", #"{"on": "2026-11-21", "from": "10:00", "with": "school"}"#),
        ("on", #"{"on": "2036-11-21", "from": "10:00", "with": "school"}"#),
        ("until", #"{"on": "2026-11-24", "from": "10:00", "until": "10:00", "with": "school"}"#),
        ("worker", #"{"on": "2026-11-24", "from": "10:00"}"#),
        ("worker", #"{"on": "2026-11-24", "from": "10:00", "worker": "\#(stranger.text)"}"#),
        ("with", #"{"on": "2026-11-24", "from": "10:00", "with": "doctor"}"#),
        ("interpreterLanguage", #"{"on": "2026-11-24", "from": "10:00", "with": "school", "interpreterName": "Kim"}"#),
        (
          "interpreterMinor",
          #"{"on": "2026-11-24", "from": "10:00", "with": "school", "interpreterLanguage": "ti", "interpreterMinorReason": "Late"}"#
        ),
        ("colour", #"{"on": "2026-11-24", "from": "10:00", "with": "school", "colour": "green"}"#),
      ]
      for (field, json) in wrong {
        let answer = try await cast.mette.api(.post, PeopleResource.appointments(cast.selam), json)
        #expect(answer.status == 422, "\(json): \(answer.text)")
        #expect(try answer.problemFields.contains(field), "\(json): \(answer.text)")
      }
      #expect(try await cast.story.rows(of: "appointment") == 0)
      let id = try await AppointmentCast.make(
        #"{"on": "2026-11-22", "from": "10:00", "with": "school"}"#, for: cast.selam, cast.mette)
      let outcomes = [
        ("calledOffBy", #"{"outcome": "called-off"}"#), ("triedBy", #"{"outcome": "not-come", "reached": "no"}"#),
        ("reached", #"{"outcome": "not-come", "triedBy": "call"}"#),
        ("triedOn", #"{"outcome": "not-come", "triedBy": "call", "reached": "no", "triedOn": "2026-11-23"}"#),
        ("nextFrom", #"{"outcome": "not-come", "nextOn": "2026-12-01"}"#),
        ("noNext", #"{"outcome": "not-come", "nextOn": "2026-12-01", "nextFrom": "10:00", "noNext": true}"#),
        ("went", #"{"outcome": "held", "said": "Good"}"#), ("outcome", #"{"outcome": "open"}"#),
        ("outcome", #"{"outcome": "gone"}"#),
      ]
      for (field, json) in outcomes {
        let answer = try await cast.mette.api(.patch, PeopleResource.appointment(id), json, seen: 1)
        #expect(answer.status == 422, "\(json): \(answer.text)")
        #expect(try answer.problemFields.contains(field), "\(json): \(answer.text)")
      }
      #expect(try await cast.mette.api(.get, PeopleResource.appointment(id)).json["version"]?.integer == 1)
      // Changed, so it is called off and not taken back; against what somebody else saved nothing is written.
      #expect(
        try await cast.mette.api(.patch, PeopleResource.appointment(id), #"{"place": "Room 3"}"#, seen: 1).status == 200
      )
      let gone = try await cast.mette.api(.patch, PeopleResource.appointment(id), #"{"withdrawn": "yes"}"#, seen: 2)
      #expect(try gone.problemFields == ["withdrawn"] && gone.status == 422, "\(gone.text)")
      #expect(
        try await cast.mette.api(.patch, PeopleResource.appointment(id), #"{"place": "Room 4"}"#, seen: 1).status == 412
      )
    }
  }
}
