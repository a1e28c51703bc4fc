import TestDatabases
import TestMatrix
import Testing
import Values
import Web

@testable import Nyvej

/// What is new in the product is visited by the canaries, or this fails.
@Suite("The canaries keep up with the product") struct CanaryGrowthTests {
  @Test("every method that answers at an address is tried there", arguments: TestEngine.allCases)
  func methods(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      let visitor = world.worker("A").visitor
      for address in Address.allCases {
        guard let sample = world.samples(of: address).first else {
          Issue.record("no sample of \(address)")
          continue
        }
        let tried = Set(world.attempts(at: address).map(\.method))
        for method in [Request.Method.post, .patch, .put, .delete] {
          // There no more, whatever is asked, as soon as there is an account.
          if address == .firstRun { continue }
          let path = (sample.record?.absent ?? sample.route).path
          let answer = try await visitor.ask(method, path)
          #expect(
            (answer.status == 405) != tried.contains(method),
            "\(method.rawValue) \(path) answers \(answer.status): say in Attempt.swift what is sent there, or take it out"
          )
        }
      }
    }
  }

  @Test("every value that the API reads from an address is given there")
  func queries() async throws {
    try await withCanaryWorld(.sqlite) { world in
      for address in Address.allCases where address.isAPI {
        let samples = world.samples(of: address)
        let path = (samples[0].record?.absent ?? samples[0].route).path
        let operation = OpenAPI.operations.first { operation in
          operation.method == .get
            && operation.path.text.replacing(/\{\w+\}/, with: PersonID(high: 1, low: 1).text) == path
        }
        let given = samples.flatMap { sample in
          sample.queries.map { $0 + "&" } + (sample.search.map { ["?\($0)="] } ?? [])
        }
        for query in operation?.query ?? [] {
          #expect(
            given.contains { $0.contains("?\(query.name)=") || $0.contains("&\(query.name)=") },
            "\(path) reads “\(query.name)”: give it some values in Address+Samples.swift")
        }
      }
    }
  }
}
