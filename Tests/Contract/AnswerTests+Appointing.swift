import Testing
import Values
import Web

extension AnswerTests {
  /// An appointment is made, moved, said something of and said anew; another is taken back.
  func appointing(_ counter: Counter, _ person: String) async throws {
    let list = "/people/{person}/appointments"
    let today = counter.today
    let made = try #require(
      try await counter.ask(
        .post, list, person,
        json: """
          {"on": "\(today.iso)", "from": "10:00", "until": "11:00", "with": "authority", "withName": "Bodil Bager",
           "means": "meeting", "place": "Room 2", "way": "Bus 4", "childcare": "arranged", "interpreterLanguage": "ti",
           "interpreterWish": "woman", "interpreterState": "booked", "interpreterName": "Hodan", "words": "The hours"}
          """, expect: 201)["id"]?.string)
    let one = "/appointments/{appointment}"
    try await counter.ask(.patch, one, made, json: #"{"from": "10:30", "place": null}"#, seen: true)
    try await counter.ask(
      .patch, one, made,
      json: """
        {"outcome": "not-come", "triedBy": "call", "triedOn": "\(today.iso)", "reached": "no", "why": "transport",
         "whyWords": "The bus", "nextOn": "\(today.adding(days: 7).iso)", "nextFrom": "10:00"}
        """, seen: true)
    try await counter.ask(.patch, one, made, json: #"{"outcome": "open"}"#, seen: true)
    try await counter.ask(.patch, one, made, json: #"{"outcome": "called-off", "calledOffBy": "person"}"#, seen: true)
    let slip = try #require(
      try await counter.ask(
        .post, list, person, json: #"{"on": "\#(today.iso)", "from": "12:00", "with": "school"}"#, expect: 201)["id"]?
        .string)
    try await counter.ask(.patch, one, slip, json: #"{"withdrawn": "yes"}"#, seen: true)
    for when in ["all", "to-come", "over"] { try await counter.ask(.get, list, person, query: "?when=" + when) }
  }
}
