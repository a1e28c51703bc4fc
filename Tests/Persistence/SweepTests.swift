import TestDatabases
import Testing

@Suite("Samples of long sweeps")
struct SweepTests {
  private let round = (1...4).map { Sweep("\($0)/4")! }

  @Test("each case is in exactly one sample of a round, and the samples make up the whole")
  func whole() {
    for place in 0..<100 {
      #expect(round.filter { $0.takes(place) }.count == 1)
      #expect(Sweep.whole.takes(place))
    }
  }

  @Test("no sample leaves a case out: on one engine everything is done, and over a round on both")
  func engines() {
    for sample in round {
      #expect(TestEngine.allCases.filter { sample.isWhole(on: $0) }.count == 1)
      #expect(
        !(0..<100).allSatisfy { place in TestEngine.allCases.allSatisfy { sample.takes(place, on: $0) } },
        "a sample that is the whole saves nothing")
    }
    for engine in TestEngine.allCases { #expect(round.contains { $0.isWhole(on: engine) }) }
    #expect(TestEngine.allCases.allSatisfy { Sweep.whole.isWhole(on: $0) })
  }

  @Test("what names no sample is refused", arguments: ["", "4", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b"])
  func refused(text: String) {
    #expect(Sweep(text) == nil)
  }
}
