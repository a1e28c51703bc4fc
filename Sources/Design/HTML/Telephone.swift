/// A telephone number as it was written; a link that calls it where all of it reads as one number.
public struct Telephone: Markup {
  let number: String

  public init(_ number: String) { self.number = number }

  public var html: HTML {
    guard let link = Link.phone(number) else { return "\(name: number)" }
    return "<a href=\"\(link)\" dir=\"ltr\">\(number)</a>"
  }
}
