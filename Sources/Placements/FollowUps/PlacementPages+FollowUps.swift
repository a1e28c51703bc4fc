import Access
import Design
import Language
import People
import Values
import Web
import Work

extension PlacementPages {
  func followUp(_ visit: Visit, _ id: FollowUpID) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], isStale: Bool = false, isOwn: Bool = false, status: Int
    ) async throws -> Reply {
      .page(
        try await visit.work(.followUp) { tx, desk in
          let followUp = try placements.followUp(id, tx)
          let around = try followUp.flatMap { try placements.disclose($0.placement, tx) }
          let person = try followUp.flatMap { try People.find($0.person, tx, desk.voice) }
          let desk = try person.act { try desk.with($0.id, tx) }
          return .together(followUp, around, person) { followUp, around, person in
            FollowUpPage(
              followUp: followUp, around: around, person: person, typed: typed, problems: problems, isStale: isStale,
              isOwn: isOwn
            ).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(
            .followUp, reading: { $0 },
            mending: { _ in try await page(try visit.fields(), [], isStale: true, isOwn: true, status: 409) }
          ) { tx, fields in
            let version = try visit.versionSeen(fields)
            let done = try steps.act(on: id, fields, seen: version, tx)
            let isOpenAgain = done.what == .doneFollowUpReopened || done.what == .doneFollowUpMovedBack
            return (isOpenAgain ? Link.to(PlacementsAddress.followUp(id)) : .to(WorkAddress.week))
              .saying(done.what, about: id, at: version.next, part: done.isFirst ? "" : Done<FollowUpKind>.again)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        } catch is Stale {
          return try await page(try visit.fields(), [], isStale: true, status: 412)
        }
      })
  }
}
