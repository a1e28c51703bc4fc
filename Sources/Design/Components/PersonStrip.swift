public import Values

/// The strip above everything about one person: who this is, what comes next, and who owes it. Never status or diagnosis.
public struct PersonStrip: Sendable, Markup {
  /// A part with its label: "Phase", "Placement".
  public struct Fact: Sendable {
    public var label: String
    public var content: HTML

    public init(_ label: String, _ content: HTML) {
      (self.label, self.content) = (label, content)
    }
  }

  /// The name in the script in which its bearer writes it.
  public struct OriginalName: Sendable {
    public var text: String
    public var language: LanguageTag

    public init(text: String, language: LanguageTag) {
      self.text = text
      self.language = language
    }
  }

  public struct NextStep: Sendable {
    public var label: String
    public var what: String
    /// "Sara Holm, Fri 27 Nov (week 48)".
    public var ownerAndDay: HTML
    public var isLate = false
    /// "3 days late"; `nil` when there is no day.
    public var due: Tag?
    /// Where it is done; `nil` when that is this page.
    public var button: Button?

    public init(
      label: String, what: String, ownerAndDay: HTML, isLate: Bool = false, due: Tag? = nil, button: Button? = nil
    ) {
      (self.label, self.what, self.ownerAndDay, self.isLate) = (label, what, ownerAndDay, isLate)
      (self.due, self.button) = (due, button)
    }
  }

  /// May a message be left, and where; `isSafe` false shows it as a stop sign.
  public struct MessageSign: Sendable {
    public var word: String
    public var isSafe: Bool

    public init(word: String, isSafe: Bool) {
      self.word = word
      self.isSafe = isSafe
    }
  }

  public var preferredName: String
  /// "sounds like: ah-MEE-na".
  public var sound: String?
  public var originalName: OriginalName?
  /// That she has died, and when; said once, beside the name.
  public var died: String?
  /// Languages and interpreter, phase, responsible worker, in this order.
  public var facts: [Fact]
  /// `nil` only when nothing is owed, which the page then says elsewhere.
  public var nextStep: NextStep?
  public var message: MessageSign?
  /// How to get hold of her: what a thumb finds first.
  public var reach: [HTML]

  /// Holds the page's only `h1`: the frame around it must not write one.
  public var html: HTML {
    """
    <section class="person-strip" aria-labelledby="person-name">
    <div class="person-name"><h1 id="person-name">\(name: preferredName)</h1>\
    \(with: originalName, { "<p class=\"original\"\(passageIn: $0.language)>\($0.text)</p>" })\
    \(with: sound, { "<p class=\"sound\">\(Icon.speech)<span>\($0)</span></p>" })\
    \(with: died, { "<p>\($0)</p>" })\
    \(if: !reach.isEmpty, "<p class=\"reach\">\(each: reach, { "<span>\($0)</span>" })</p>")\
    \(with: message, { "<p>\(Tag($0.word, $0.isSafe ? .good : .stop))</p>" })</div>
    <dl>\(each: facts, { "<div><dt>\($0.label)</dt><dd>\($0.content)</dd></div>" })</dl>
    \(with: nextStep, { step in
      """
      <div class="next-step\(if: step.isLate, " late")"><p class="label">\(step.label)</p>\
      <p class="what">\(step.what)</p><p>\(step.ownerAndDay)</p>\
      \(with: step.due, { "<p>\($0)</p>" })\(with: step.button, { ButtonRow([$0]).html })</div>
      """
    })
    </section>
    """
  }

  public init(
    preferredName: String, sound: String? = nil, originalName: OriginalName? = nil, died: String? = nil,
    facts: [Fact],
    nextStep: NextStep? = nil, message: MessageSign? = nil, reach: [HTML] = []
  ) {
    self.preferredName = preferredName
    self.sound = sound
    self.originalName = originalName
    self.died = died
    self.facts = facts
    self.nextStep = nextStep
    self.message = message
    self.reach = reach
  }
}
