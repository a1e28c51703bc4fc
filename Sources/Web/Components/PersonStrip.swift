import Values

/// The strip above everything about one person: who this is, what comes next, and who owes it. Never status or diagnosis.
struct PersonStrip: Sendable, Markup {
  /// A part with its label: "Phase", "Placement".
  struct Fact: Sendable {
    var label: String
    var content: HTML

    init(_ label: String, _ content: HTML) {
      (self.label, self.content) = (label, content)
    }
  }

  /// The name in the script in which its bearer writes it.
  struct OriginalName: Sendable {
    var text: String
    var language: LanguageTag
  }

  struct NextStep: Sendable {
    var label: String
    var what: String
    /// "Sara Holm, Fri 27 Nov (week 48)".
    var ownerAndDay: HTML
    var isLate = false
  }

  /// May a message be left, and where; `isSafe` false shows it as a stop sign.
  struct MessageSign: Sendable {
    var word: String
    var isSafe: Bool
  }

  var preferredName: String
  /// "sounds like: ah-MEE-na".
  var sound: String?
  var originalName: OriginalName?
  /// Languages and interpreter, phase, responsible worker, in this order.
  var facts: [Fact]
  /// `nil` only when nothing is owed, which the page then says elsewhere.
  var nextStep: NextStep?
  var message: MessageSign?

  /// Holds the page's only `h1`: the frame around it must not write one.
  var html: HTML {
    """
    <section class="person-strip" aria-labelledby="person-name">
    <div class="person-name"><h1 id="person-name">\(name: preferredName)</h1>\
    \(with: originalName, { "<p class=\"original\"\(passageIn: $0.language)>\($0.text)</p>" })\
    \(with: sound, { "<p class=\"sound\">\(Icon.speech)<span>\($0)</span></p>" })\
    \(with: message, { "<p>\(Tag($0.word, $0.isSafe ? .good : .stop))</p>" })</div>
    <dl>\(each: facts, { "<div><dt>\($0.label)</dt><dd>\($0.content)</dd></div>" })</dl>
    \(with: nextStep, { step in
      """
      <div class="next-step\(if: step.isLate, " late")"><p class="label">\(step.label)</p>\
      <p class="what">\(step.what)</p><p>\(step.ownerAndDay)</p></div>
      """
    })
    </section>
    """
  }
}
