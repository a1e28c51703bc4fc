extension Question {
  /// Whom a look is about must be whom the row is about. So each `SELECT` that a set operator joins reads rows of the
  /// statement's own kind once, and selects the subject of these: with two of them in one, or none, the name in the
  /// journal could be another's than the one whose data is shown.
  func checkSubjects() throws {
    guard purpose == .reading, kind.concernsPerson else { return }
    for arm in arms where arm.own.count != 1 || !arm.selected.contains(arm.own[0]) {
      throw StatementRefused(.subjectElsewhere(kind))
    }
  }

  private struct Arm {
    /// Names of rows of the statement's own kind.
    var own: [String] = []
    /// Names of which the subject, or everything, is selected.
    var selected: Set<String> = []
  }

  private var arms: [Arm] {
    var arms = [Arm()]
    for piece in fragments.joined() {
      switch piece {
      case .rows(kind, _, let alias, _): arms[arms.count - 1].own.append(alias.string)
      case .found(let found) where found.kind == kind: arms[arms.count - 1].own.append(found.alias.string)
      case .text(let text):
        for (number, part) in text.string.lowercased().split(separator: Question.setOperator).enumerated() {
          if number > 0 { arms.append(Arm()) }
          for found in part.matches(of: /([a-z0-9_]+)\.(?:subject\b|\*)/) {
            arms[arms.count - 1].selected.insert(String(found.1))
          }
        }
      default: break
      }
    }
    return arms
  }

  private nonisolated(unsafe) static let setOperator = /\b(?:union|intersect|except)\b/
}
