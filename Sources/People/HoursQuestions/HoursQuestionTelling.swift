import Access
import Design
import Language
import Values
import Web

extension HoursQuestions {
  /// What is said on the page behind an act on a question about hours, and the way back from it.
  static let telling = Telling(of: HoursQuestionKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { question, name in
      guard done.isLatest(question.version) else { return desk.saidBefore(of: name) }
      if done.was(.doneHoursQuestionAnswered) {
        return desk.said(
          done, of: name,
          undo: desk.might(Edit.self, HoursQuestionRecord.self)
            ? desk.changing(PeopleAddress.hoursQuestion(question.id)) : nil)
      }
      let mayTakeBack =
        done.was(.doneHoursQuestionAsked) && question.isOpen && desk.might(End.self, HoursQuestionRecord.self)
      return desk.said(done, of: name, undo: mayTakeBack ? question.takingBack(desk) : nil)
    }
  }
}
