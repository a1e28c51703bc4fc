import Testing
import Values
import Web

@testable import Nyvej

@Suite("Every address is found where it is written")
struct AddressBookTests {
  @Test("an address is read off its own path, and no path leads to two")
  func thereAndBack() {
    for example in Route.examples { #expect(Route(path: example.path) == example, "\(example.path)") }
    #expect(Set(Route.examples.map(\.path)).count == Route.examples.count)
  }

  @Test("what is no id, too short or too long leads nowhere")
  func nowhere() {
    let id = PersonID(high: 1, low: 2).text
    for path in [
      "/people/x", "/people/\(id)/", "/people//\(id)", "/people/\(id)/edit/edit", "/api", "/api/v1", "/api/v2/people",
      "/people/\(id.dropLast())", "/assets", "/PEOPLE", "/placements/\(id)/nothing",
    ] {
      let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
      #expect(Route(segments) == nil, "\(path)")
    }
  }
}
