import Access
import Values
import Web

extension PlacementsAPI {
  func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      post: {
        try await visit.write(
          { tx, fields in
            try steps.end(id, fields, seen: try visit.versionSeen(fields), in: visit.voice, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      },
      patch: {
        try await visit.write(
          { tx, fields in
            try steps.withdrawEnding(
              of: id, fields, seen: try visit.versionSeen(fields), in: visit.voice, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  static let endingOperations: [Operation] = [
    .changes(
      .each(PlacementsResource.ending), by: .post,
      "Ends a placement on a day; until that day is over it goes on. A draft is dropped by “drop” alone.",
      with: .either([.answers(to: EndingForm.questions), .answers(to: [EndingForm.drop])]),
      Placement.shape.schema),
    .changes(
      .each(PlacementsResource.ending),
      "Takes an ending back until its day is over; where that had passed already, on the day on which it was written down.",
      with: .answers(to: [EndingForm.withdrawal]), Placement.shape.schema),
  ]
}

extension Placement.Ending {
  static let shape = Shape<Placement.Ending> { ending in
    ending.day("on") { $0.on }
    ending.code("reason") { $0.reason }
    ending.code("by") { $0.by }
    ending.words("nextStep") { $0.isByDeath ? nil : $0.nextStep }
  }
}
