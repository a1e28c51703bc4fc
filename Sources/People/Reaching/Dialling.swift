import Access
import Design
import Language
import Values
import Web

/// How a telephone that somebody wrote becomes one that can be dialled from anywhere.
struct Dialling: Sendable {
  /// The country in which a number is dialled that begins with no country's code; one of `PhoneNumber.countries`.
  typealias Country = @Sendable (Transaction) throws -> String?

  let country: String?
  /// What stands there already, as it is read and as it is kept, perhaps from before numbers were kept whole: to leave it
  /// as it is needs no mending.
  let kept: [String: String]

  init(country: String?, keeping channels: [Channel] = []) {
    self.country = country
    kept = Dictionary(
      channels.compactMap(\.phone).flatMap { [($0, $0), (Telephone.shown($0), $0)] }
    ) { first, _ in first }
  }

  func number(_ question: Question, _ read: inout AnswerReader) -> String? {
    guard let text = read.phone(question) else { return nil }
    if let known = kept[text] { return known }
    guard let number = PhoneNumber(text, in: country) else {
      read.refuse(question, .personPhoneNotWhole)
      return nil
    }
    return number.text
  }
}
