import Testing
import Values
import Web

@testable import Nyvej

/// What is sent has the name under which it is answered, so that what was read can be changed and sent back.
@Suite("One name for one thing") struct FieldNameTests {
  private let document: JSON

  init() throws { document = try JSON(parsing: OpenAPI.document.bytes) }

  /// What says how something is done, and is no part of what is answered; or is answered elsewhere.
  private static let acts: [String: [String: String]] = [
    "post /accounts": ["reason": "stands in the account's history"],
    "patch /accounts/{account}": [
      "step": "says what is done", "reason": "stands in the account's history", "programme": "stands in teams",
      "colleague": "takes over",
    ],
    "post /people": ["another": "answers whether it is somebody else"],
    "post /people/{person}/merges": ["seen": "says what was looked at"],
    "post /people/{person}/considerations": ["another": "answers whether it is another consideration"],
    "post /people/{person}/obstacles": ["another": "answers whether it is another obstacle"],
    "patch /absences/{absence}": ["outcome": "says that it is taken back"],
    "patch /assignments/{assignment}": [
      "outcome": "says that it is taken back", "nobody": "says that nobody is responsible from then on",
    ],
    "post /assignments/{assignment}/hand-over": ["stays": "says that both work with the person"],
    "patch /considerations/{consideration}": [
      "outcome": "says that the end is taken back", "agreement": "says that the agreement is taken back",
    ],
    "patch /hours-questions/{hoursQuestion}": ["outcome": "says that the question is taken back"],
    "patch /obstacles/{obstacle}": ["outcome": "says that the obstacle is taken back"],
    "patch /work-permissions/{workPermission}": ["outcome": "says that it is taken back"],
    "post /people/{person}/identity-numbers": ["number": "is told when it is asked for"],
    "post /people/by-identity-number": [
      "form": "is what is looked for, and not told", "number": "is what is looked for, and not told",
    ],
    "patch /administration/identity-numbers": ["step": "says that they are switched off, or on again"],
    "patch /identity-numbers/{identityNumber}": ["outcome": "says that it is removed"],
    "patch /protections/{protection}": ["outcome": "says that it is taken back, or its end"],
    "patch /guardians/{guardian}": ["outcome": "says that it is taken back"],
    "post /people/{person}/appointments": ["interpreterMinor": "is told by its reason"],
    "patch /appointments/{appointment}": [
      "withdrawn": "says that the appointment is taken back", "interpreterMinor": "is told by its reason",
      "went": "stands in contacts", "said": "stands in contacts", "nextOn": "is the day of the next one",
      "nextFrom": "is the time of the next one", "nextUntil": "is the end of the next one",
      "noNext": "is told by the day on which all was known", "calledOffWhy": "is told as why",
    ],
    "patch /planned-hours/{plannedHours}": ["outcome": "says that it is taken back"],
    "patch /week-reductions/{weekReduction}": ["outcome": "says that it is taken back"],
    "patch /contacts/{contactEntry}": ["withdrawn": "says that the contact is taken back"],
    "patch /firm-contacts/{firmContact}": ["withdrawn": "says that the contact is taken back"],
    "patch /notes/{note}": ["withdrawn": "says that the note is taken back"],
    "patch /participations/{participation}": [
      "step": "says what is done", "on": "is the day of the step, which has its own name by the step",
      "phase": "stands in phases", "spell": "says which of the phases", "expected": "stands in pauses",
      "meanwhile": "stands in pauses", "without": "stands in phases",
    ],
    "post /participations/{participation}/gate": [
      "phase": "stands in gateRequests", "guard": "stands in gateRequests", "due": "stands in gateRequests",
    ],
    "patch /participations/{participation}/gate": ["request": "says which of the gateRequests"],
    "patch /plans/{plan}": [
      "step": "says what is done", "on": "is the day of the step, which has its own name by the step",
      "entry": "says which of goals and duties", "family": "stands in goals", "words": "stands in goals and duties",
      "otherWords": "stands in goals and duties", "way": "stands in goals", "otherWay": "stands in goals",
      "side": "stands in goals and duties", "party": "stands in goals and duties", "interpreter": "stands in explained",
      "interpreterIsMinor": "stands in explained", "minorBecause": "stands in explained",
      "signatory": "stands in signatures", "name": "stands in signatures", "next": "stands in reviews",
      "reason": "stands in ended",
    ],
    "patch /people/{person}": ["another": "answers whether it is somebody else"],
    "post /people/{person}/placements": [
      "hours": "is the first step of the ladder", "another": "answers whether it is another placement",
    ],
    "patch /placements/{placement}": ["another": "answers whether it is another placement"],
    "post /placements/{placement}/acceptance": [
      "what": "is the point of a check", "reason": "is told by the check as accepted",
    ],
    "patch /placements/{placement}/acceptance": ["withdrawn": "is the point of a check"],
    "post /placements/{placement}/ladder": ["seen": "says what was looked at"],
    "patch /follow-ups/{followUp}": ["step": "says what is done"],
    "patch /placements/{placement}/start": ["outcome": "says that the start is taken back"],
    "post /placements/{placement}/ending": ["drop": "says that a draft is dropped"],
    "patch /placements/{placement}/ending": ["outcome": "says that the ending is taken back"],
    "patch /placements/{placement}/extension": ["outcome": "says that the extension is taken back"],
    "post /placements/{placement}/extension": [
      "decidedOn": "stands in extended", "reason": "stands in extended",
    ],
    "patch /scans/{file}": ["step": "says what is done"],
    "patch /workplaces/{workplace}": ["staffRemoved": "says which of the earlier numbers goes"],
    "patch /workplaces/{workplace}/closures": [
      "step": "says what is done", "closure": "says which of the closures", "from": "stands in closures",
      "until": "stands in closures", "name": "stands in closures",
    ],
  ]

  /// Where the address names a part of the record, the part's own members count.
  private static let parts = ["post /placements/{placement}/ending": "ending"]

  @Test("every field that is sent is answered under the same name, in every operation")
  func names() throws {
    var seen = 0
    for (path, item) in document["paths"]?.members ?? [] {
      for (method, operation) in item.members where method != "parameters" {
        guard let body = operation["requestBody"]?["content"]?["application/json"]?["schema"] else { continue }
        let here = method + " " + path.replacing("/api/v1", with: "")
        let good = (operation["responses"]?.members ?? []).first { $0.0.hasPrefix("2") }?.1
        let answer = try #require(good?["content"]?["application/json"]?["schema"], "\(here)")
        var answered = members(of: answer)
        if let part = Self.parts[here] {
          answered = members(of: try #require(answered[part], "\(here)"))
        }
        let acts = Self.acts[here] ?? [:]
        let sent = members(of: body)
        #expect(
          Set(sent.keys).subtracting(answered.keys).subtracting(acts.keys) == [],
          "\(here): name the field as the answer does, or say why it is none of the record")
        #expect(
          Set(acts.keys).subtracting(sent.keys).union(Set(acts.keys).intersection(answered.keys)) == [],
          "\(here): no longer needed here")
        // Under one name stands one kind of thing.
        for (name, schema) in sent {
          guard let told = answered[name] else { continue }
          #expect(types(of: schema) == types(of: told), "\(here): \(name)")
        }
        seen += 1
      }
    }
    #expect(seen > 20)
  }

  private func resolved(_ schema: JSON) -> JSON {
    var schema = schema
    while let next = schema["$ref"]?.string.flatMap({ document[pointer: $0] }) { schema = next }
    return schema
  }

  /// The members of an object, of every way in which it may be written.
  private func members(of schema: JSON) -> [String: JSON] {
    let schema = resolved(schema)
    var found: [String: JSON] = [:]
    for way in ["anyOf", "oneOf", "allOf"].flatMap({ schema[$0]?.items ?? [] }) {
      found.merge(members(of: way)) { first, _ in first }
    }
    for (name, member) in schema["properties"]?.members ?? [] { found[name] = member }
    return found
  }

  private func types(of schema: JSON) -> Set<String> {
    let schema = resolved(schema)
    let ways = schema["anyOf"]?.items ?? []
    if !ways.isEmpty { return Set(ways.flatMap { types(of: $0) }) }
    let named = (schema["type"]?.items ?? []).compactMap(\.string) + [schema["type"]?.string].compactMap(\.self)
    return Set(named).subtracting(["null"])
  }
}
