import Values

/// A telephone number, in the groups of its country where it is kept whole and otherwise as it was written; a link that calls
/// it where all of it reads as one number.
public struct Telephone: Markup {
  let number: String

  public init(_ number: String) { self.number = number }

  /// What is read of it.
  public static func shown(_ number: String) -> String { PhoneNumber(kept: number)?.grouped ?? number }

  public var html: HTML {
    let shown = Telephone.shown(number)
    guard let link = Link.phone(number) else { return "\(name: shown)" }
    return "<a href=\"\(link)\" dir=\"ltr\">\(shown)</a>"
  }
}
