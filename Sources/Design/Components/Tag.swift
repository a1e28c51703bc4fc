/// A state in a word, with a shape and a colour that say the same: nobody has to see the colour.
public struct Tag: Sendable, Markup {
  public enum Tone: String, Sendable, CaseIterable {
    case plain, good, due, stop, info
  }

  public var word: String
  public var tone: Tone

  public init(_ word: String, _ tone: Tone = .plain) {
    (self.word, self.tone) = (word, tone)
  }

  public var html: HTML { "<span class=\"tag \(tone.rawValue)\">\(shape)\(word)</span>" }

  private var shape: Icon {
    switch tone {
    case .plain: .ring
    case .good: .check
    case .due: .clock
    case .stop: .stop
    case .info: .info
    }
  }
}
