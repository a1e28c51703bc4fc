import Access
import Language
import Web

/// The questions about a scan.
enum ScanForm {
  static let paper = Question(
    "paper", .scanPaper, .choice(Scan.Paper.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let file = Question(
    "file", .scanFile, .file(FileType.allCases), hint: .scanFileHint(n: FileContent.largest >> 20), required: true)
  static let words = Question("words", .scanWords, .text(longest: 200), hint: .scanWordsHint)
  static let questions = [paper, file, words]

  static let reason = Question(
    "removed.because", .scanRemoveReason, .choice(Scan.Reason.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    hint: .scanRemoveHint(n: Scan.daysToRestore), required: true)

  /// The step that undoes a removal.
  static let restored = "restored"

  struct Answer {
    let paper: Scan.Paper
    let words: String?
    let content: FileContent
  }

  struct Prepared: Sendable {
    let paper: Scan.Paper
    /// Or that there is no room for it.
    let file: Result<PreparedFile, NoRoomForFile>
  }

  static func read(_ fields: Fields, _ upload: Upload?) throws(Refused) -> Answer {
    var read = AnswerReader(fields, of: questions)
    let paper = read.choice(paper, as: Scan.Paper.self)
    let words = read.text(words)
    var content: FileContent?
    if let upload {
      do throws(FileRefused) {
        content = try FileContent(name: upload.name, bytes: upload.bytes)
      } catch {
        read.refuse(file, error.phrase)
      }
    } else {
      read.refuse(file, .scanFileMissing)
    }
    try read.finish()
    guard let paper, let content else { throw Refused(nil, .formMissing) }
    return Answer(paper: paper, words: words, content: content)
  }

  static func readReason(_ fields: Fields) throws(Refused) -> Scan.Reason {
    var read = AnswerReader(fields, of: [reason], besides: ["step"])
    let answer = read.choice(reason, as: Scan.Reason.self)
    try read.finish()
    guard let answer else { throw Refused(nil, .formMissing) }
    return answer
  }
}

extension FileRefused {
  fileprivate var phrase: Phrase {
    switch self {
    case .empty: .scanFileEmpty
    case .tooLarge: .scanFileTooLarge(n: FileContent.largest >> 20)
    case .unknownType: .scanFileUnknown
    }
  }
}

extension Scan.Paper {
  var phrase: Phrase {
    switch self {
    case .agreement: .scanAgreement
    case .approval: .scanApproval
    case .statement: .scanStatement
    case .other: .scanOther
    }
  }
}

extension Scan.Reason {
  var phrase: Phrase {
    switch self {
    case .wrongPaper: .scanWrongPaper
    case .wrongPerson: .scanWrongPerson
    case .notLegible: .scanNotLegible
    case .replaced: .scanReplaced
    }
  }
}
