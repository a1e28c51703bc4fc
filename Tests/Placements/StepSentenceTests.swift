import Foundation
import Language
import Placements
import Programmes
import Rules
import Testing
import Values

@Suite("Sentences about steps of the ladder")
struct StepSentenceTests {
  static let step = HoursLadder.Step(from: week("2027-W05"), hours: Hours(12))

  static var verdicts: [StepVerdict] {
    let (ending, lasting) = (
      LadderCap(hours: Hours(9), consideration: consideration(7), until: day("2027-03-01")),
      LadderCap(hours: Hours(9), consideration: consideration(7), until: nil)
    )
    let (in6, from10) = (week("2027-W06"), week("2027-W10"))
    return [
      .allowed, .refused(by: ending, in: in6, freeFrom: from10), .refused(by: ending, in: in6, freeFrom: nil),
      .refused(by: lasting, in: in6, freeFrom: nil), .aboveFullWeek(Hours(11), beside: .zero, in: in6, freeFrom: nil),
      .aboveFullWeek(Hours(37), beside: Hours(20), in: in6, freeFrom: from10),
      .aboveFullWeek(Hours(37), beside: Hours(20), in: in6, freeFrom: nil), .aboveMost(Hours(30)),
      .belowLeast(Hours(15)), .aboveTimetable(Hours(10), in: week("2026-W50")),
      .aboveYouth(Hours(40), beside: .zero, in: in6), .aboveYouth(Hours(40), beside: Hours(35), in: in6),
    ]
  }

  static var proposals: [LadderProposal] {
    [
      .rise(step), .holdUntil(week("2027-W08")), .holdToTheEnd, .hold, .stepBack(step), .begin(step),
    ] + verdicts.map { .riseRefused(step, $0) }
  }

  private var phrases: [Phrase] { Self.verdicts.map { $0.phrase(for: Self.step) } + Self.proposals.map(\.phrase) }

  @Test("a refused step says until when, and from which week it is possible")
  func refused() {
    let phrase = Self.verdicts[1].phrase(for: Self.step)
    #expect(
      Voice(.english)(phrase) == """
        Stopped: 12 h in week 6, 2027 is above the limit of 9 h a week agreed with the person up to and including \
        Mon 1 Mar 2027 (week 9). From week 10, 2027 it is possible.
        """)
    #expect(
      Voice(.danish)(phrase) == """
        Stop: 12 t. i uge 6, 2027 er over loftet på 9 t. om ugen, som er aftalt med borgeren til og med man. 1. mar. 2027 \
        (uge 9). Fra uge 10, 2027 er det muligt.
        """)
  }

  @Test("the same refusal is said alike about a check and about a step")
  func alike() throws {
    let pack = try ShippedPack.denmark()
    let finding = Finding.hoursAboveCap(
      step: Hours(12), cap: Hours(9), consideration: consideration(7), until: day("2027-03-01"),
      week: week("2027-W06"), freeFrom: week("2027-W10"))
    let check = Check(
      .considerations, .breached, finding, overridable: false, blocking: true, source: pack.considerations.source,
      note: pack.considerations.note)
    for voice in [Voice(.english), Voice(.danish)] {
      #expect(
        CheckSentence(check, pack: pack, voice: voice).text == voice(Self.verdicts[1].phrase(for: Self.step)))
    }
  }

  @Test("a proposal that the cap forbids says why the hours stay and when they may rise")
  func riseRefused() {
    let phrase = LadderProposal.riseRefused(Self.step, Self.verdicts[1]).phrase
    #expect(
      Voice(.english)(phrase) == """
        It would be time for 12 h, but in week 6, 2027 the limit agreed with the person is 9 h a week, up to and including \
        Mon 1 Mar 2027 (week 9). From week 10, 2027 it is possible.
        """)
    #expect(
      Voice(.danish)(phrase) == """
        Det ville være tid til 12 t., men i uge 6, 2027 er det aftalte loft 9 t. om ugen, til og med man. 1. mar. 2027 \
        (uge 9). Fra uge 10, 2027 er det muligt.
        """)
  }

  @Test("every sentence about a step can be stored and is said the same afterwards, in either language")
  func stored() throws {
    for phrase in phrases {
      let back = try JSONDecoder().decode(Phrase.self, from: JSONEncoder().encode(phrase))
      let (english, danish) = (Voice(.english)(back), Voice(.danish)(back))
      #expect(back == phrase && english == Voice(.english)(phrase) && english != danish)
      for text in [english, danish] {
        #expect(text.last == "." && !text.contains("..") && !text.contains { $0 == "{" || $0 == "}" }, "\(text)")
        #expect(text.split(separator: " ").count <= 60, "\(text)")
      }
    }
  }

  @Test("each verdict and each proposal has words of its own; a rise that nothing refuses is simply proposed")
  func distinct() {
    #expect(Set(Self.verdicts.map { $0.phrase(for: Self.step).key }).count == Self.verdicts.count)
    #expect(Set(Self.proposals.map(\.phrase.key)).count == Self.proposals.count - 1)
    #expect(LadderProposal.riseRefused(Self.step, .allowed).phrase == LadderProposal.rise(Self.step).phrase)
  }

  @Test("hours and weeks of a verdict are all said", arguments: [Voice(.english), Voice(.danish)])
  func complete(_ voice: Voice) throws {
    let leaves = Leaves(pack: try ShippedPack.denmark(), voice: voice)
    for verdict in Self.verdicts {
      let text = voice(verdict.phrase(for: Self.step))
      for leaf in leaves.of(verdict) + leaves.of(Self.step.hours) { #expect(text.says(leaf), "\(leaf): \(text)") }
    }
  }
}
