import Access
import Design
import Language
import Values
import Web

extension PersonMerges {
  static let telling = Telling(of: PersonMergeKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { merge, name in
      guard done.isLatest(merge.version) else { return desk.saidBefore(of: name) }
      if done.was(.doneRecordsSeparated) {
        return Said(desk.voice(.toldRecordsSeparated(name: name ?? "", other: merge.asideName)))
      }
      return Said(
        desk.voice(.toldRecordsJoined(name: name ?? "", other: merge.asideName)),
        undo: desk.might(Edit.self, PersonMergeRecord.self)
          ? Button(
            desk.voice(.joinUndoSubmit), .go(.to(PeopleAddress.personMerge(merge.id))), tone: .quiet, icon: .undo)
          : nil)
    }
  }
}
