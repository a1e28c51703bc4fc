import Access
import People
import Placements
import Values
import Web
import Work

@testable import Nyvej

// What is asked of addresses beside the bare path.

extension CanaryWorld {
  var weeks: [String] {
    ["2026-W47", "2026-W48", "2026-W50", "2027-W05"].flatMap { ["?week=\($0)", "?whose=team&week=\($0)"] }
      + ["?whose=team"]
      + Obligation.Pile.allCases.flatMap { ["?pile=\($0.rawValue)", "?whose=team&pile=\($0.rawValue)"] }
  }

  /// In one heap, in front of somebody or behind.
  func heapPlaces(_ name: String) -> [String] {
    people.map {
      "?whose=team&pile=starts&" + name + "=" + place($0.participant.id.text, "9999-12-31 " + $0.participant.id.text)
    }
  }

  var states: [String] {
    ["draft", "checked", "ready", "running", "last-day-passed", "ended"].map { "?state=" + $0 }
  }

  /// Where another's list of people ends.
  func places(_ name: String) -> [String] {
    people.map { "?" + name + "=" + place($0.participant.id.text, $0.participant.name) }
  }

  func firmPlaces(_ name: String) -> [String] {
    sides.map { "?" + name + "=" + place($0.firms[0].organisation.text, $0.letter) }
  }

  /// Behind the newest contact of everybody.
  func contactPlaces(_ name: String) -> [String] {
    people.flatMap(\.contacts).map { "?\(name)=\(story.today.iso)_contacts.\($0.text).contact." }
  }

  func firmContactPlaces(_ name: String) -> [String] {
    sides.flatMap { $0.firms.flatMap(\.contacts) }.map { "?" + name + "=" + place($0.text, story.today.iso) }
  }

  func notePlaces(_ name: String) -> [String] {
    people.flatMap(\.notes).map { "?" + name + "=" + place($0.text, story.today.iso) }
  }

  /// Each topic by itself, and what stands behind a day.
  func events(_ name: String) -> [String] {
    TimelineEvent.Topic.allCases.map { "?topic=" + $0.rawValue }
      + ["?" + name + "=" + story.today.iso + "_z", "?" + name + "=" + story.today.adding(days: 40).iso + "_z"]
  }

  func place(_ id: String, _ name: String) -> String {
    id + "." + name.lowercased().utf8.map { String($0, radix: 16) }.joined()
  }

  func placementPlaces(_ name: String) -> [String] {
    people.flatMap(\.placements).map { "?" + name + "=" + $0.id.text }
  }
}
