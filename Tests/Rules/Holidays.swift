import Foundation
import Rules

/// The holidays that come with the program.
enum Holidays {
  static let all: [CountryHolidays] = ["dk", "de", "fi", "se", "be"].compactMap { try? country($0) }

  static func country(_ code: String) throws -> CountryHolidays {
    try CountryHolidays.load(yaml: text(code), file: code + ".yaml")
  }

  static func text(_ code: String) throws -> String {
    let data = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Data/Holidays").standardized
    return try String(contentsOf: data.appending(path: code + ".yaml"), encoding: .utf8)
  }

  static func calendar(_ country: String, _ region: String? = nil, _ closures: [Closure] = []) -> WorkingCalendar {
    Calendars(all).calendar(country: country, region: region, closures: closures)
  }
}
