public import Language
public import Values

/// A way to reach somebody: a number or an address, whose it is, and what may be done with it.
public struct Channel: Sendable, Hashable {
  public enum Address: Sendable, Hashable {
    /// In the form of E.164 where it was entered here; as it was written where it is older.
    case phone(String)
    case email(String)
  }

  public var address: Address
  /// Whose it is, where it is somebody else's.
  public var whose: String?
  /// Whether a message may be left there: on the telephone, or by writing to the address.
  public var messages: MessageSafety
  /// Whether a text message may be sent to the telephone.
  public var texts: MessageSafety
  /// The language to speak or write there, where that is not the one of everybody.
  public var language: LanguageTag?

  public init(
    _ address: Address, whose: String? = nil, messages: MessageSafety = .unknown, texts: MessageSafety = .unknown,
    language: LanguageTag? = nil
  ) {
    (self.address, self.whose, self.messages) = (address, whose, messages)
    (self.texts, self.language) = (texts, language)
  }

  /// As many as somebody has beside the telephone and the address of mail that come first.
  static let mostOthers = 4

  var phone: String? { if case .phone(let number) = address { number } else { nil } }
  var email: String? { if case .email(let address) = address { address } else { nil } }

  func isSame(as other: Channel) -> Bool {
    switch (address, other.address) {
    case (.phone(let mine), .phone(let theirs)): mine == theirs || Folding.isSamePhone(mine, theirs)
    case (.email(let mine), .email(let theirs)): mine.lowercased() == theirs.lowercased()
    default: false
    }
  }
}

/// How somebody would rather be reached.
public enum PreferredWay: String, Sendable, CaseIterable {
  case call, text, email, letter
}

extension Person.Details {
  /// The telephone and the address that come first, then the others.
  public var channels: [Channel] {
    let first = [
      phone.map {
        Channel(.phone($0), whose: phoneOf, messages: messages, texts: texts, language: phoneLanguage)
      },
      email.map { Channel(.email($0), whose: emailOf, messages: emailSafe, language: emailLanguage) },
    ]
    return first.compactMap(\.self) + others
  }
}

extension MessageSafety {
  /// Said of text messages.
  public var ofTexts: Phrase {
    switch self {
    case .yes: .textsYes
    case .no: .textsNo
    case .unknown: .textsUnknown
    }
  }

  /// Said of mail.
  public var ofMail: Phrase {
    switch self {
    case .yes: .mailsYes
    case .no: .mailsNo
    case .unknown: .mailsUnknown
    }
  }
}

extension PreferredWay {
  var phrase: Phrase {
    switch self {
    case .call: .prefersCall
    case .text: .prefersText
    case .email: .prefersEmail
    case .letter: .prefersLetter
    }
  }
}
