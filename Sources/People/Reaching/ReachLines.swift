public import Design
public import Language
import Values

/// How somebody is reached, as whoever may look reads it: what can be pressed is what is safe today, and a sentence says what
/// is not.
struct ReachLines {
  let details: Person.Details
  let reachable: Reachable
  let voice: Voice

  private var mayBeWritten: Bool { reachable.mayBeWritten }

  /// That messages have stopped, and why.
  var stopped: String {
    switch reachable.stop {
    case .ended, nil: voice(.reachNoMessages)
    case .moved: voice(.reachNoMessagesMoved)
    // That she has died stands beside the name, and is said once.
    case .died: voice(.reachNoMessagesAtAll)
    }
  }

  /// For the strip: the telephone and the address that come first, beside the name.
  var first: [HTML] {
    guard !details.channels.isEmpty || details.prefers == .letter else { return [] }
    let phone = details.phone.map { Telephone($0).html }
    let mail = details.email.map { mail in mailLink(mail, details.emailSafe) ?? "\(name: mail)" }
    // Where no message goes out, nothing is said of how it would.
    guard mayBeWritten else {
      let whose = [
        details.phoneOf.map { voice(.reachWhosePhone(name: $0)) },
        details.emailOf.map { voice(.reachWhoseEmail(name: $0)) },
      ].compactMap(\.self)
      return [phone, details.email.map { "\(name: $0)" }].compactMap(\.self)
        + whose.map { "<span class=\"quiet\" dir=\"auto\">\($0)</span>" }
    }
    let said = [
      details.phone == nil || details.texts == .yes ? nil : voice(details.texts.ofTexts),
      details.email == nil || details.emailSafe != .no ? nil : voice(details.emailSafe.ofMail),
      details.phone == nil ? nil : details.phoneOf.map { voice(.reachWhosePhone(name: $0)) },
      details.phone == nil ? nil : spoken(details.phoneLanguage, details.texts),
      details.email == nil ? nil : details.emailOf.map { voice(.reachWhoseEmail(name: $0)) },
      details.email == nil ? nil : written(details.emailLanguage),
      details.prefers.map { voice(.reachPrefers(way: voice($0.phrase))) },
    ].compactMap(\.self)
    return [phone, details.phone.flatMap { textLink($0, details.texts) }, mail].compactMap(\.self)
      + said.map { "<span class=\"quiet\" dir=\"auto\">\($0)</span>" }
  }

  /// For the card: each of them, and the others.
  var rows: [SummaryList.Row] {
    let channels = details.channels
    let phones = channels.filter { $0.phone != nil }
    let mails = channels.filter { $0.email != nil }
    let stopped = mayBeWritten ? [] : [SummaryList.Row(voice(.personMessages), "\(stopped)")]
    return [(Phrase.personPhone, phones), (.personEmail, mails)].map { label, channels in
      SummaryList.Row(
        voice(label),
        channels.isEmpty ? voice.notAsked : "\(each: channels, { "<div>\(line($0))</div>" })")
    } + stopped
  }

  /// Where she lives, for the card.
  var address: SummaryList.Row {
    let content: HTML =
      switch details.address {
      case .untold: "<span class=\"quiet\">\(voice(.personPostalAddressUntold))</span>"
      case .told(nil): voice.notAsked
      case .told(let lines?):
        """
        <div class="on-screen">\(each: lines.split(whereSeparator: \.isNewline).map(String.init), { "<div>\(name: $0)</div>" })</div>\
        <div class="on-paper">\(voice(.personPostalAddressOnPaper))</div>
        """
      }
    return SummaryList.Row(voice(.personPostalAddress), content)
  }

  /// The sign beside the name: whether a message may be left.
  var sign: PersonStrip.MessageSign {
    mayBeWritten
      ? PersonStrip.MessageSign(word: voice(details.messages.phrase), isSafe: details.messages == .yes)
      : PersonStrip.MessageSign(word: stopped, isSafe: false)
  }

  private func line(_ channel: Channel) -> HTML {
    switch channel.address {
    case .phone(let number):
      guard mayBeWritten else { return "\(Telephone(number).html)\(quiet([channel.whose]))" }
      let said = [
        channel.whose, voice(channel.messages.phrase), channel.texts == .yes ? nil : voice(channel.texts.ofTexts),
        spoken(channel.language, channel.texts),
      ]
      return "\(Telephone(number).html)\(with: textLink(number, channel.texts), { " · \($0)" })\(quiet(said))"
    case .email(let address):
      guard mayBeWritten else { return "\(name: address)\(quiet([channel.whose]))" }
      let said = [
        channel.whose, channel.messages == .unknown ? nil : voice(channel.messages.ofMail), written(channel.language),
      ]
      return "\(mailLink(address, channel.messages) ?? "\(name: address)")\(quiet(said))"
    }
  }

  private func quiet(_ said: [String?]) -> HTML {
    let said = said.compactMap(\.self)
    return said.isEmpty ? .nothing : "<br><span class=\"quiet\" dir=\"auto\">\(said.joined(separator: " · "))</span>"
  }

  private func textLink(_ number: String, _ safety: MessageSafety) -> HTML? {
    guard mayBeWritten, safety == .yes else { return nil }
    return Link.text(number).map { "<a href=\"\($0)\">\(voice(.personTextMessage))</a>" }
  }

  /// Where nobody has asked, writing is as it is with everybody's mail.
  private func mailLink(_ address: String, _ safety: MessageSafety) -> HTML? {
    guard mayBeWritten, safety != .no else { return nil }
    return Link.mail(address).map { "<a href=\"\($0)\">\(name: address)</a>" }
  }

  /// Where no text may be sent it is not said in which language.
  private func spoken(_ language: LanguageTag?, _ texts: MessageSafety) -> String? {
    language.map { tag in
      let name = voice.name(of: tag) ?? tag.text
      return voice(texts == .no ? .reachSpoken(language: name) : .reachSpokenIn(language: name))
    }
  }

  private func written(_ language: LanguageTag?) -> String? {
    language.map { voice(.reachWrittenIn(language: voice.name(of: $0) ?? $0.text)) }
  }
}

extension Person {
  /// How she is reached, in rows; for whoever reads no page about her.
  public func reachRows(_ reachable: Reachable, _ voice: Voice) -> [SummaryList.Row] {
    ReachLines(details: details, reachable: reachable, voice: voice).rows
  }
}

extension Voice {
  /// Where nobody has written anything.
  var notAsked: HTML { "<span class=\"quiet\">\(self(.personNotAsked))</span>" }
}
