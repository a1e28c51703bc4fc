/// What a statement was asked and answers later: asked together with others, all of them go to a server and back in one
/// way. Belongs to the job in which it was asked, and to its thread.
public final class Asked {
  private var answer: [Row]?
  private let settle: () throws -> Void

  /// - Parameter settle: sees that everything asked until now is answered.
  init(settling settle: @escaping () throws -> Void) {
    self.settle = settle
  }

  /// The rows, waited for where they have not come yet.
  ///
  /// - Throws: `DatabaseError`, also where another statement that was asked before it failed, and when the job is over.
  public func rows() throws -> [Row] {
    if answer == nil { try settle() }
    guard let answer else { throw DatabaseError(.other, "what was asked was never answered: its job is over") }
    return answer
  }

  func answer(_ rows: [Row]) { answer = rows }
}
