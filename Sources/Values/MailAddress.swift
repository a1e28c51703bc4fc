/// A mail address as people have them, in any script behind the @: `info@smørrebrød.dk`.
///
/// What stands before the @ is of plain letters, digits and signs, as every mail program takes it; behind it stand names
/// with dots between, each of letters of any script, digits and inner hyphens (RFC 5321, RFC 5890), or `localhost`.
public struct MailAddress: Sendable, Hashable {
  public let text: String

  /// `nil` for what no letter could be sent to.
  public init?(_ text: String) {
    guard (3...254).contains(text.utf8.count) else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 64, MailAddress.isMailbox(parts[0]) else { return nil }
    guard parts[1] == "localhost" || MailAddress.isDomain(parts[1]) else { return nil }
    self.text = text
  }

  /// The address in what was copied from a page or a letter: without `mailto:`, what is asked for behind it, and the signs
  /// around it.
  public static func bare(_ text: String) -> String {
    var text = text
    if text.hasPrefix("<"), text.hasSuffix(">") { text = String(text.dropFirst().dropLast()) }
    guard text.lowercased().hasPrefix("mailto:") else { return text }
    return String(text.dropFirst(7).prefix { $0 != "?" })
  }

  private static func isMailbox(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { piece in
      !piece.isEmpty
        && piece.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>[]:;,\\\"".utf8.contains($0) }
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let names = text.split(separator: ".", omittingEmptySubsequences: false)
    return names.count > 1 && names.allSatisfy(isName) && !names[names.count - 1].allSatisfy(\.isNumber)
  }

  private static func isName(_ name: Substring) -> Bool {
    !name.isEmpty && name.utf8.count <= 63 && name.first != "-" && name.last != "-"
      && name.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .nonspacingMark,
          .spacingMark, .decimalNumber:
          true
        default: scalar == "-" || scalar == "\u{200C}" || scalar == "\u{200D}"
        }
      } && name.showsFirst
  }
}

extension Substring {
  /// Begins with something that shows.
  fileprivate var showsFirst: Bool { unicodeScalars.first.map { !$0.showsNothing } ?? false }
}
