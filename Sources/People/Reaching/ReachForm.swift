import Design
import Language
import Values
import Web

/// The questions about how somebody is reached: the telephone and the address of mail that come first, what may be done with
/// them, and others.
enum ReachForm {
  private static let first = Question.Group("reaching")
  private static let more = Question.Group("reaching-more", .personReachMore, folded: true)

  static let phone = Question("phone", .personPhone, .phone, hint: .personPhoneHint).inside(first)
  static let email = Question("email", .personEmail, .email).inside(first)
  static let messages = safety("messages", .personMessages, { $0.phrase }, hint: .personMessagesHint)
  static let texts = safety("texts", .personTexts, { $0.ofTexts })
  static let prefers = Question(
    "prefers", .personPrefers, .choice(PreferredWay.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact
  static let phoneOf = Question("phoneOf", .personPhoneOf, .text(longest: 100), hint: .personWhoseHint).inside(more)
  static let phoneLanguage = Question("phoneLanguage", .personPhoneLanguage, .language).inside(more)
  static let emailSafe = safety("emailSafe", .personEmailSafe, { $0.ofMail }).compact.inside(more)
  static let emailOf = Question("emailOf", .personEmailOf, .text(longest: 100)).inside(more)
  static let emailLanguage = Question("emailLanguage", .personEmailLanguage, .language).inside(more)

  private static let rows = (0..<Channel.mostOthers).map(ChannelRow.init)

  static let questions =
    [phone, email, messages, texts, prefers, phoneOf, phoneLanguage, emailSafe, emailOf, emailLanguage]
    + rows.flatMap(\.questions)

  static func safety(
    _ name: String, _ label: Phrase, _ said: (MessageSafety) -> Phrase, hint: Phrase? = nil
  ) -> Question {
    Question(
      name, label, .choice(MessageSafety.allCases.map { Question.Choice($0.rawValue, said($0)) }), hint: hint
    ).unsaid(MessageSafety.unknown.rawValue)
  }

  /// How many rows for others are shown: those that are there, and one more.
  static func rowsShown(_ answers: Fields) -> Int {
    let last = (0..<Channel.mostOthers).last { row in
      answers.names.contains { $0.hasPrefix(ChannelRow.name(row) + ".") }
    }
    return min(Channel.mostOthers, (last ?? -1) + 2)
  }

  static func read(_ read: inout AnswerReader, into details: inout Person.Details, _ dialling: Dialling) {
    details.phone = dialling.number(phone, &read)
    details.email = read.email(email)
    details.messages = read.choice(messages, as: MessageSafety.self) ?? .unknown
    details.texts = read.choice(texts, as: MessageSafety.self) ?? .unknown
    details.phoneOf = read.text(phoneOf)
    details.phoneLanguage = read.language(phoneLanguage)
    details.emailSafe = read.choice(emailSafe, as: MessageSafety.self) ?? .unknown
    details.emailOf = read.text(emailOf)
    details.emailLanguage = read.language(emailLanguage)
    for (question, address) in [
      (phoneOf, phone), (phoneLanguage, phone), (emailOf, email), (emailLanguage, email),
    ] where read.isAnswered(question) && !read.isAnswered(address) {
      read.refuse(address, .personChannelWhich)
    }
    var known = details.channels
    for row in rows {
      guard let channel = row.read(&read, dialling) else { continue }
      if known.contains(where: channel.isSame) { read.refuse(row.place(of: channel), .personChannelTwice) }
      known.append(channel)
      details.others.append(channel)
    }
    details.prefers = read.choice(prefers, as: PreferredWay.self)
    switch details.prefers {
    case .call where details.phone == nil: read.refuse(prefers, .personPrefersNoPhone)
    case .text where details.phone == nil || details.texts != .yes: read.refuse(prefers, .personPrefersNoText)
    case .email where details.email == nil || details.emailSafe == .no: read.refuse(prefers, .personPrefersNoEmail)
    // Where she lives is told to few, and need not be known to whoever notes that she would rather have a letter.
    case .call, .text, .email, .letter, nil: break
    }
  }

  static func answer(_ details: Person.Details, _ fields: inout Fields) {
    let answers: [(Question, String?)] = [
      (phone, details.phone.map(Telephone.shown)), (email, details.email), (messages, details.messages.rawValue),
      (texts, details.texts.rawValue), (prefers, details.prefers?.rawValue), (phoneOf, details.phoneOf),
      (phoneLanguage, details.phoneLanguage?.text), (emailSafe, details.emailSafe.rawValue),
      (emailOf, details.emailOf), (emailLanguage, details.emailLanguage?.text),
    ]
    for (question, answer) in answers { fields[question.name] = answer ?? "" }
    for (row, channel) in zip(rows, details.others) { row.answer(channel, &fields) }
  }
}
