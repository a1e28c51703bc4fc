/// A telephone number as the whole world dials it: a plus, the country's code and the number within it (ITU-T E.164).
public struct PhoneNumber: Sendable, Hashable {
  /// `+4520304050`.
  public let text: String

  /// Countries whose numbers are known here, as ISO 3166-1 writes them.
  public static let countries = Plan.all.map(\.country)

  /// E.164: no number has more digits; fewer than these reach nobody outside their own country.
  private static let digits = 7...15

  /// - Parameter country: ISO 3166-1, whose number it is where it begins with no country's code.
  ///
  /// `nil` unless all of it reads as one number that is whole: with a country's code, or within a country that is known
  /// here, and as long as that country's numbers are.
  public init?(_ text: String, in country: String?) {
    guard let dialled = PhoneText(text)?.dialled else { return nil }
    let number: String
    if dialled.hasPrefix("+") {
      number = String(dialled.dropFirst())
    } else if dialled.hasPrefix("00") {
      number = String(dialled.dropFirst(2))
    } else if let plan = Plan.all.first(where: { $0.country == country }) {
      let isFromTrunk = !plan.trunk.isEmpty && dialled.hasPrefix(plan.trunk)
      // Where numbers begin with a zero at home, one that does not is part of one.
      guard plan.trunk.isEmpty || isFromTrunk else { return nil }
      number = plan.code + dialled.dropFirst(isFromTrunk ? plan.trunk.count : 0)
    } else {
      return nil
    }
    guard PhoneNumber.digits.contains(number.count), number.first != "0" else { return nil }
    if let plan = Plan.of(number) {
      let rest = number.dropFirst(plan.code.count)
      guard plan.lengths.contains(rest.count), plan.trunk.isEmpty || !rest.hasPrefix(plan.trunk) else { return nil }
    }
    self.text = "+" + number
  }

  /// As it is kept; `nil` for what is no number of this form.
  public init?(kept text: String) {
    guard text.hasPrefix("+"), PhoneNumber.digits.contains(text.count - 1),
      text.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    self.text = text
  }

  /// In the groups in which its country writes it: `+45 20 30 40 50`.
  public var grouped: String {
    let number = text.dropFirst()
    guard let plan = Plan.of(number) else { return text }
    let rest = number.dropFirst(plan.code.count)
    return (["+" + plan.code] + plan.groups(rest).map(String.init)).joined(separator: " ")
  }

  /// How a country's numbers are written. Sources: the national numbering plans that ITU-T publishes under E.129.
  private struct Plan: Sendable {
    let country: String
    let code: String
    /// What stands before a number that is dialled at home, and not when it is dialled from elsewhere.
    let trunk: String
    /// Digits behind the country's code.
    let lengths: ClosedRange<Int>
    /// The first groups by how the number begins; what is left stands in groups of two or three.
    let areas: [(begins: [String], size: Int)]
    let size: Int

    static let all: [Plan] = [
      Plan(country: "DK", code: "45", trunk: "", lengths: 8...8, areas: [], size: 2),
      Plan(country: "NO", code: "47", trunk: "", lengths: 5...12, areas: [], size: 2),
      Plan(
        country: "SE", code: "46", trunk: "0", lengths: 6...10,
        areas: [(["8"], 1), (["10", "11", "13", "16", "18", "19", "2", "3", "4", "5", "6", "7", "9"], 2)], size: 3),
      Plan(country: "FI", code: "358", trunk: "0", lengths: 5...12, areas: [(["4", "5"], 2), ([""], 1)], size: 3),
      Plan(
        country: "DE", code: "49", trunk: "0", lengths: 5...13,
        areas: [(["15", "16", "17"], 3), (["30", "40", "69", "89"], 2), ([""], 4)], size: 4),
      Plan(
        country: "BE", code: "32", trunk: "0", lengths: 8...9,
        areas: [(["46", "47", "48", "49"], 3), (["2", "3", "4", "9"], 1), ([""], 2)], size: 2),
      Plan(country: "NL", code: "31", trunk: "0", lengths: 9...11, areas: [(["6"], 1), ([""], 2)], size: 3),
      Plan(country: "AT", code: "43", trunk: "0", lengths: 4...13, areas: [(["1"], 1), ([""], 3)], size: 4),
      Plan(country: "FR", code: "33", trunk: "0", lengths: 9...9, areas: [([""], 1)], size: 2),
      Plan(country: "PL", code: "48", trunk: "", lengths: 9...9, areas: [], size: 3),
    ]

    /// No country's code begins with another's.
    static func of(_ number: some StringProtocol) -> Plan? { all.first { number.hasPrefix($0.code) } }

    func groups(_ rest: Substring) -> [Substring] {
      let area = areas.first { $0.begins.contains { rest.hasPrefix($0) } }?.size ?? 0
      var groups = area > 0 ? [rest.prefix(area)] : []
      var left = rest.dropFirst(area)
      while !left.isEmpty {
        // No digit stands alone at the end.
        let size = left.count == self.size + 1 ? left.count : self.size
        groups.append(left.prefix(size))
        left = left.dropFirst(size)
      }
      return groups
    }
  }
}
