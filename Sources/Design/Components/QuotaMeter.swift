/// How many seats of a workplace's quota are taken, free, or will be taken; with the sentence behind it. More may be there
/// than seats are allowed and nobody does wrong: only what is `over` is drawn as too much.
public struct QuotaMeter: Sendable, Markup {
  public struct Words: Sendable {
    public var taken: String
    public var free: String
    public var coming: String
    public var over: String

    public init(taken: String, free: String, coming: String, over: String) {
      self.taken = taken
      self.free = free
      self.coming = coming
      self.over = over
    }
  }

  public var title: String
  public var taken: Int
  /// Seats that the rule allows.
  public var allowed: Int
  /// Taken by whoever should not be there.
  public var over: Int
  /// Seats that are free today and taken from a later day on.
  public var coming: Int
  /// Why it is so many: "One subsidised place for every 5 employees; 21 ordinary employees on 1 Oct 2026".
  public var sentence: String
  /// Where the rule is written.
  public var source: SourceNote?
  /// What follows from the numbers.
  public var advice: [String]
  /// Each with its number: "3 taken", "1 free", "0 over".
  public var words: Words
  /// Tells apart the patterns of several meters on one page.
  public var id: String

  public var html: HTML {
    """
    <figure class="meter"><figcaption>\(title)</figcaption>
    <svg class="turns" viewBox="0 0 \(width) 34" width="\(width)" height="34" aria-hidden="true">\
    <defs><pattern id="\(id)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect class="refused-ground" width="6" height="6"/>\
    <rect class="refused-line" width="2.5" height="6"/></pattern></defs>\
    \(each: 0..<seats, seat)\(if: taken > allowed, limit)</svg>
    <ul class="legend"><li><span class="key taken"></span>\(words.taken)</li>\
    \(if: coming > 0, "<li><span class=\"key coming\"></span>\(words.coming)</li>")\
    <li><span class="key free"></span>\(words.free)</li>\
    \(if: over > 0, "<li><span class=\"key over\"></span>\(words.over)</li>")</ul>
    \(each: advice, { "<p class=\"said\">\($0)</p>" })<p>\(sentence)</p>\(source)</figure>
    """
  }

  /// One plank for each seat; beyond 40 they would be too thin to count, and each stands for several.
  private var seats: Int { min(40, total) }
  private var total: Int { max(1, max(taken, allowed)) }
  private var pitch: Int { seats <= 12 ? 26 : seats <= 24 ? 16 : 10 }
  private var gap: Int { seats <= 24 ? 6 : 4 }
  private var width: Int { seats * pitch + 2 }

  private func seat(_ position: Int) -> HTML {
    let place = position * total / seats
    // Those who should not be there are the last of those who are.
    let isOver = place < taken && place >= taken - over
    let kind: HTML =
      isOver ? "over" : place < taken ? "taken" : place < taken + coming && place < allowed ? "coming" : "free"
    let fill: HTML = isOver ? " fill=\"url(#\(id)-hatch)\"" : .nothing
    return """
      <rect class="\(kind)"\(fill) x="\(position * pitch + gap / 2 + 1)" y="5" width="\(pitch - gap)" height="28" \
      rx="2"/>
      """
  }

  /// Where the quota ends.
  private var limit: HTML {
    let x = (allowed * seats + total - 1) / total * pitch + 1
    return "<path class=\"\(over > 0 ? "cap" : "edge")\" d=\"M\(x) 0v34\"/>"
  }

  public init(
    title: String, taken: Int, allowed: Int, over: Int = 0, coming: Int = 0, sentence: String,
    source: SourceNote? = nil, advice: [String] = [], words: Words, id: String
  ) {
    self.title = title
    self.taken = taken
    self.allowed = allowed
    (self.over, self.coming, self.advice) = (over, coming, advice)
    self.sentence = sentence
    self.source = source
    self.words = words
    self.id = id
  }
}
