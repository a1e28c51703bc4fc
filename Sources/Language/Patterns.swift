import Foundation

/// A date pattern of Unicode (`EEE d. MMM y`) cut up once, with the names already in it.
struct DatePattern: Sendable {
  enum Piece: Sendable {
    case text(String)
    case day
    case month(width: Int)
    case monthName([String])
    case year
    case weekday([String])
  }

  let pieces: [Piece]

  /// - Parameters:
  ///   - text: letters stand for fields, everything between single quotation marks and everything else for itself.
  ///   - weekdays: Monday first.
  init(_ text: String, months: [String], shortMonths: [String], weekdays: [String], shortWeekdays: [String]) {
    pieces = Pattern.fields(of: text).map { field in
      switch field {
      case .text(let literal): .text(literal)
      case .letter("d", _): .day
      case .letter("M", let width), .letter("L", let width):
        width < 3 ? .month(width: width) : .monthName(width == 3 ? shortMonths : months)
      case .letter("y", _), .letter("u", _): .year
      case .letter("E", let width), .letter("c", let width): .weekday(width < 4 ? shortWeekdays : weekdays)
      case .letter(let letter, let width): .text(String(repeating: letter, count: width))
      }
    }
  }
}

/// A 24-hour clock: `09:05`, `9.05`.
struct ClockPattern: Sendable {
  let hourWidth: Int
  let separator: String

  init(_ text: String) {
    let fields = Pattern.fields(of: text)
    guard fields.count == 3, case .letter("H", let width) = fields[0], case .text(let separator) = fields[1] else {
      (hourWidth, self.separator) = (2, ":")
      return
    }
    (hourWidth, self.separator) = (width, separator)
  }
}

/// What stands around and between the members of an and-list.
struct ListPattern: Sendable {
  /// Before, between and after two members.
  let pair: [String]
  /// Before, between the first two, between any later two, between the last two, after.
  let many: [String]

  /// Learned from how Foundation joins four members, because asking it for every list costs far more than the joining.
  init(locale: Locale) {
    func around(_ members: [Character]) -> [String] {
      let text = members.map { String($0) }.formatted(.list(type: .and, width: .standard).locale(locale))
      // Foundation isolates the members in languages written from right to left; `Voice` does so by itself.
      return text.filter { $0 != "\u{2068}" && $0 != "\u{2069}" }
        .split(omittingEmptySubsequences: false) { members.contains($0) }.map { String($0) }
    }
    let (two, four) = (around(["1", "2"]), around(["1", "2", "3", "4"]))
    pair = two.count == 3 ? two : ["", ", ", ""]
    many = four.count == 5 ? four : ["", ", ", ", ", ", ", ""]
  }

  func joined(_ members: [String]) -> String {
    guard members.count > 1 else { return members.first ?? "" }
    guard members.count > 2 else { return pair[0] + members[0] + pair[1] + members[1] + pair[2] }
    var text = many[0] + members[0] + many[1] + members[1]
    for index in 2..<members.count {
      text += index == members.count - 1 ? many[3] : many[2]
      text += members[index]
    }
    return text + many[4]
  }
}

/// Unicode's date pattern letters.
enum Pattern {
  enum Field: Equatable {
    case text(String)
    case letter(String, Int)
  }

  static func fields(of text: String) -> [Field] {
    var fields: [Field] = []
    var isQuoted = false
    for character in text {
      if character == "'" {
        isQuoted.toggle()
      } else if !isQuoted, character.isASCII, character.isLetter {
        if case .letter(String(character), let width) = fields.last {
          fields[fields.count - 1] = .letter(String(character), width + 1)
        } else {
          fields.append(.letter(String(character), 1))
        }
      } else if case .text(let literal) = fields.last {
        fields[fields.count - 1] = .text(literal + String(character))
      } else {
        fields.append(.text(String(character)))
      }
    }
    return fields
  }
}
