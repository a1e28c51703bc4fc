import Access
import TestHouse
import Values

@testable import People

extension CanaryWorld {
  /// Each was entered twice by her worker, with an obstacle in the second record, and the two were made one.
  mutating func merges(_ told: Told, _ subject: About, _ side: Side) async throws -> [PersonMergeID] {
    let (name, why, words, person) = (cage.word(), cage.word(), cage.word(), told.participant.id)
    let (aside, obstacle, merge) = try await story.test.acting(as: side.worker) { tx in
      let aside = try People.enter(Person.Details(name: "Again " + name), tx)
      let obstacle = try Obstacles.note(
        Obstacle.Details(
          kind: .letter, words: "A letter about " + words, since: tx.today, owner: side.worker,
          due: tx.today.adding(days: 3)), of: aside, tx)
      return (aside, obstacle, try PersonMerges.join(aside, into: person, because: "Entered twice at " + why, tx))
    }
    let of = " of a record joined with " + told.participant.label
    for (value, what) in [(name, "name"), (why, "reason"), (aside.text, "id"), (merge.text, "id of the joining")] {
      cage.plant(value, what + of, [Door(.personMerge, .full, subject)])
    }
    cage.plant(words, "words of an obstacle" + of, [Door(.obstacle, nil, subject)])
    cage.plant(
      obstacle.text, "id of an obstacle" + of, [Door(.obstacle, nil, subject), Door(.obligation, nil, subject)])
    return [merge]
  }
}

extension CanaryWorld {
  /// What is sent to make one record of two, and two of one.
  var joined: KeyValuePairs<String, String> {
    ["other": people[0].participant.id.text, "why": "The same letter", "seen": "yes"]
  }
  var parted: KeyValuePairs<String, String> { ["undoneWhy": "Two letters"] }
}
