import TestDatabases
import Testing
import Values
import Web

@testable import Nyvej

extension Route.Resource {
  /// The next resource of the API; a new case does not compile until it has its place in the row.
  private func next<Of: Identified>(_ resource: (ID<Of>) -> Route.Resource) -> Route.Resource {
    resource(ID(high: 1, low: 1))
  }

  private var following: Route.Resource? {
    switch self {
    case .week: .people
    case .people: next(Route.Resource.person)
    case .person: next(Route.Resource.considerations)
    case .considerations: next(Route.Resource.consideration)
    case .consideration: next(Route.Resource.participations)
    case .participations: next(Route.Resource.participation)
    case .participation: .programmes
    case .programmes: .organisations
    case .organisations: next(Route.Resource.organisation)
    case .organisation: next(Route.Resource.workplaces)
    case .workplaces: next(Route.Resource.workplace)
    case .workplace: next(Route.Resource.quota)
    case .quota: next(Route.Resource.personPlacements)
    case .personPlacements: .placements
    case .placements: next(Route.Resource.placement)
    case .placement: next(Route.Resource.checks)
    case .checks: next(Route.Resource.signatures)
    case .signatures: next(Route.Resource.start)
    case .start: next(Route.Resource.ending)
    case .ending: next(Route.Resource.ladder)
    case .ladder: next(Route.Resource.ladderStep)
    case .ladderStep: next(Route.Resource.followUps)
    case .followUps: next(Route.Resource.followUp)
    case .followUp: nil
    }
  }

  static var every: [Route.Resource] { Array(sequence(first: .week, next: \.following)) }
}

@Suite("What is described is what is there")
struct AddressTests {
  @Test("every address and method that answers is described, and nothing else", arguments: TestEngine.allCases)
  func everything(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      let described = Set(OpenAPI.operations.map { "\($0.method.rawValue) \($0.path.text)" })
      #expect(described.count == OpenAPI.operations.count, "an operation stands twice")
      var answering: Set<String> = []
      for resource in Route.Resource.every {
        let path = Route.api(resource).path
        // The name in braces is read off the document: what is left of the address must be the same.
        let template = try #require(
          OpenAPI.operations.first { $0.path.text.replacing(/\{\w+\}/, with: PersonID(high: 1, low: 1).text) == path },
          "\(path) is not described"
        ).path.text
        for method in Request.Method.allCases where method != .head {
          let answer = try await counter.answer(method, path)
          if answer.status != 405 {
            answering.insert("\(method.rawValue) \(template)")
            #expect(answer.status < 500, "\(method.rawValue) \(path)")
          } else {
            #expect(answer.header("Content-Type") == "application/problem+json")
            let allowed = Set((answer.header("Allow") ?? "").split(separator: ", ").map(String.init))
            let here = OpenAPI.operations.filter { $0.path.text == template }.map(\.method.rawValue)
            #expect(allowed.subtracting(["HEAD"]) == Set(here), "\(method.rawValue) \(path)")
          }
        }
      }
      #expect(answering == described)
    }
  }
}
