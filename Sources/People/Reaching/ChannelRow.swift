import Design
import Language
import Values
import Web

/// One more way to reach somebody; on the screen a group, in the API an object in `channels`.
struct ChannelRow: Sendable {
  private let phone: Question
  private let email: Question
  private let whose: Question
  private let messages: Question
  private let texts: Question
  private let language: Question

  static func name(_ row: Int) -> String { "channels.\(row)" }

  init(_ row: Int) {
    let name = ChannelRow.name(row)
    let group = Question.Group("channel-\(row)", .personChannel(n: row + 1), folded: true)
    phone = Question(name + ".phone", .personPhone, .phone).inside(group)
    email = Question(name + ".email", .personEmail, .email).inside(group)
    whose = Question(name + ".whose", .personWhose, .text(longest: 100)).inside(group)
    messages = ReachForm.safety(name + ".messages", .personMessages, { $0.phrase }).compact.inside(group)
    texts = ReachForm.safety(name + ".texts", .personTexts, { $0.ofTexts }).compact.inside(group)
    language = Question(name + ".language", .personChannelLanguage, .language).inside(group)
  }

  var questions: [Question] { [phone, email, whose, messages, texts, language] }

  func read(_ read: inout AnswerReader, _ dialling: Dialling) -> Channel? {
    let (number, mail) = (dialling.number(phone, &read), read.email(email))
    let (whose, language) = (read.text(self.whose), read.language(self.language))
    let messages = read.choice(self.messages, as: MessageSafety.self) ?? .unknown
    let texts = read.choice(self.texts, as: MessageSafety.self) ?? .unknown
    let address: Channel.Address
    switch (number, mail) {
    case (let number?, nil): address = .phone(number)
    case (nil, let mail?): address = .email(mail)
    case (_?, _?):
      read.refuse(email, .personChannelBoth)
      return nil
    case (nil, nil):
      let isSaid = whose != nil || language != nil || messages != .unknown || texts != .unknown
      if isSaid, !read.isAnswered(phone), !read.isAnswered(email) { read.refuse(phone, .personChannelWhich) }
      return nil
    }
    // A text message goes to a telephone.
    return Channel(
      address, whose: whose, messages: messages, texts: mail == nil ? texts : .unknown, language: language)
  }

  /// The question that this one's address answers.
  func place(of channel: Channel) -> Question { channel.phone == nil ? email : phone }

  func answer(_ channel: Channel, _ fields: inout Fields) {
    fields[phone.name] = channel.phone.map(Telephone.shown) ?? ""
    fields[email.name] = channel.email ?? ""
    fields[whose.name] = channel.whose ?? ""
    fields[messages.name] = channel.messages.rawValue
    fields[texts.name] = channel.texts.rawValue
    fields[language.name] = channel.language?.text ?? ""
  }
}
