/// One question of a form: label, hint, what was wrong with the last answer, and the control that holds the answer.
public struct Field: Sendable {
  public enum Control: Sendable {
    /// One line; `autocomplete` as in HTML's list of tokens, for the reader's own data.
    case text(String, autocomplete: String? = nil, width: Width = .full)
    /// One line with suggestions from a list of its form; see `Suggestions`.
    case suggested(String, from: String)
    /// `isOwn` when the reader's own is asked for, which a browser may fill in; so with a telephone number.
    case email(String, isOwn: Bool = false)
    case phone(String, isOwn: Bool = false)
    case search(String)
    /// Never filled in again; `isNew` when one is being chosen.
    case password(isNew: Bool)
    /// A code that came by letter or message; pasting is allowed.
    case code(String)
    case textarea(String, rows: Int = 4)
    /// `YYYY-MM-DD`, or what was typed when that was no date.
    case date(String)
    /// Hours in the reader's own way of writing, with the unit shown behind: "9,5" + "hours a week".
    case hours(String, unit: String)
    /// A time of day as the reader writes it; `type=time` would follow the device's clock, which may count to 12 twice.
    case time(String)
    case select([Option], chosen: String)
    case radios([Option], chosen: String?)
    /// One of a few, each as large as a thumb.
    case taps([Option], chosen: String)
    case checkboxes([Option], chosen: Set<String>)
    /// Boxes beside each other, as many as there is room for.
    case weekdays([Option], chosen: Set<String>)
    /// One box to tick; the label stands beside it.
    case check(String, isChecked: Bool)
    /// A file of one of these media types. A phone offers its camera too, and its pictures: which, the reader chooses.
    case file(accept: [String])
  }

  public enum Width: String, Sendable {
    case short, middle, full
  }

  public struct Option: Sendable {
    public var value: String
    public var word: String
    public var hint: String?

    public init(_ value: String, _ word: String, hint: String? = nil) {
      (self.value, self.word, self.hint) = (value, word, hint)
    }
  }

  public var name: String
  public var label: String
  /// What of the label is quoted.
  public var quotes: [Quote] = []
  public var hint: String?
  public var control: Control
  public var isRequired: Bool
  /// Stands behind the label of what must be answered: "required"; of what may be left out for now, when it is needed.
  public var mark: String?
  public var problem: String?
  /// Keeps the ids of several forms on one page apart.
  public var idPrefix = ""
  /// The answer to another question for which alone it is asked.
  public var condition: String?

  /// `problems` are those of the whole form; the field finds its own.
  public init(
    _ name: String, _ label: String, _ control: Control, hint: String? = nil, isRequired: Bool = false,
    in problems: Problems? = nil, idPrefix: String = ""
  ) {
    (self.name, self.label, self.control, self.hint) = (name, label, control, hint)
    (self.isRequired, self.problem, self.idPrefix) = (isRequired, problems?.about(name), idPrefix)
  }

  /// The `id` that an error summary points to: the control, or the first of several.
  public static func id(of name: String, in form: String = "") -> String {
    "field-" + form + (form.isEmpty ? "" : "-") + name
  }
}

extension Field: Markup {
  public var html: HTML {
    switch control {
    case .radios(let options, let chosen):
      group(options, type: "radio", chosen: chosen.map { [$0] } ?? [])
    case .taps(let options, let chosen):
      group(options, type: "radio", chosen: [chosen], class: "taps")
    case .checkboxes(let options, let chosen):
      group(options, type: "checkbox", chosen: chosen)
    case .weekdays(let options, let chosen):
      group(options, type: "checkbox", chosen: chosen, class: "weekdays")
    case .check(let value, let isChecked):
      """
      <div class="\(marks)">\(problemLine)<div class="choice">\
      <input\(common) type="checkbox" value="\(value)"\(flag: "checked", isChecked)>\
      <label for="\(id)">\(title)</label></div>\(hintLine)</div>

      """
    default:
      """
      <div class="\(marks)"><label for="\(id)">\(title)</label>\(hintLine)\(problemLine)\
      \(single)</div>

      """
    }
  }

  /// Who hears the page is told by the control itself that it must be answered, except by boxes of which one is enough.
  private var title: HTML {
    let isHeard =
      switch control {
      case .checkboxes, .weekdays: true
      default: !isRequired
      }
    return """
      \(label, quoting: quotes)\(with: mark, {
        " <span class=\"required\"\(if: !isHeard, " aria-hidden=\"true\"")>\($0)</span>"
      })
      """
  }

  private var marks: HTML { "field\(with: condition, { " for-\($0)" })\(if: problem != nil, " wrong")" }

  private var id: String { Field.id(of: name, in: idPrefix) }

  private var hintLine: HTML { "\(with: hint, { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" })" }

  private var problemLine: HTML {
    "\(with: problem, { "<p class=\"problem\" id=\"\(id)-problem\">\(Icon.stop)<span>\($0)</span></p>" })"
  }

  private var describedBy: String? {
    let parts = [hint == nil ? nil : id + "-hint", problem == nil ? nil : id + "-problem"].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// What every control carries.
  private var common: HTML { common(isRequired) }

  private func common(_ isRequired: Bool) -> HTML {
    """
     id="\(id)" name="\(name)"\(attribute: "aria-describedby", describedBy)\(flag: "required", isRequired)\
    \(attribute: "aria-invalid", problem == nil ? nil : "true")
    """
  }

  private var single: HTML {
    switch control {
    case .text(let value, let autocomplete, let width):
      "<input\(common) type=\"text\" class=\"\(width.rawValue)\"\(if: width != .short, " dir=\"auto\"") value=\"\(value)\"\(attribute: "autocomplete", autocomplete)>"
    case .suggested(let value, let list):
      "<input\(common) type=\"text\" class=\"middle\" value=\"\(value)\" list=\"\(Suggestions.id(list, in: idPrefix))\" autocomplete=\"off\">"
    case .email(let value, let isOwn):
      """
      <input\(common) type="email" value="\(value)" autocomplete="\(isOwn ? "email" : "off")" spellcheck="false">
      """
    case .phone(let value, let isOwn):
      """
      <input\(common) type="tel" class="middle" dir="ltr" value="\(value)" autocomplete="\(isOwn ? "tel" : "off")">
      """
    case .search(let value):
      "<input\(common) type=\"search\" value=\"\(value)\">"
    case .password(let isNew):
      "<input\(common) type=\"password\" autocomplete=\"\(isNew ? "new-password" : "current-password")\">"
    case .code(let value):
      """
      <input\(common) type="text" class="short" dir="ltr" value="\(value)" inputmode="numeric" \
      autocomplete="one-time-code" spellcheck="false">
      """
    case .textarea(let value, let rows):
      // The parser swallows one line break behind the opening tag; without it, text that begins with one would lose it.
      "<textarea\(common) dir=\"auto\" rows=\"\(rows)\">\n\(value)</textarea>"
    case .date(let value):
      "<input\(common) type=\"date\" class=\"middle\" value=\"\(value)\" autocomplete=\"off\">"
    case .hours(let value, let unit):
      """
      <div class="with-unit"><input\(common) type="text" class="short" inputmode="decimal" value="\(value)">\
      <span>\(unit)</span></div>
      """
    case .time(let value):
      "<input\(common) type=\"text\" class=\"short\" inputmode=\"decimal\" autocomplete=\"off\" value=\"\(value)\">"
    case .select(let options, let chosen):
      """
      <select\(common(isRequired && options.first?.value.isEmpty == true))>\(each: options, { option in
        "<option value=\"\(option.value)\"\(flag: "selected", option.value == chosen)>\(option.word)</option>"
      })</select>
      """
    case .file(let types):
      "<input\(common) type=\"file\" accept=\"\(types.joined(separator: ","))\">"
    case .radios, .taps, .checkboxes, .weekdays, .check: .nothing
    }
  }

  private func group(_ options: [Option], type: String, chosen: Set<String>, class kind: String? = nil) -> HTML {
    """
    <fieldset class="\(marks)\(with: kind, { " \($0)" })"\(if: options.isEmpty, " id=\"\(id)\" tabindex=\"-1\"")\(attribute: "aria-describedby", describedBy)>\
    <legend>\(title)</legend>\(hintLine)\(problemLine)\(each: options.enumerated(), { position, option in
      choice(option, id: position == 0 ? id : id + "-" + String(position), type: type, chosen: chosen)
    })</fieldset>

    """
  }

  private func choice(_ option: Option, id: String, type: String, chosen: Set<String>) -> HTML {
    """
    <div class="choice"><input type="\(type)" id="\(id)" name="\(name)" value="\(option.value)"\
    \(flag: "required", isRequired && type == "radio")\(flag: "checked", chosen.contains(option.value))\
    \(attribute: "aria-describedby", option.hint == nil ? nil : id + "-about")>\
    <label for="\(id)">\(option.word)</label>\
    \(with: option.hint, { "<p class=\"hint\" id=\"\(id)-about\">\($0)</p>" })</div>
    """
  }
}

/// What fields of a form suggest while somebody types; anything else can be written too.
public struct Suggestions: Sendable, Markup {
  public var id: String
  public var words: [String]

  public init(list: String, form: String, words: [String]) {
    (self.id, self.words) = (Suggestions.id(list, in: form), words)
  }

  /// Of several forms on one page each brings its own; see `Field.idPrefix`.
  static func id(_ list: String, in form: String) -> String { form.isEmpty ? list : form + "-" + list }

  public var html: HTML {
    "<datalist id=\"\(id)\">\(each: words, { "<option value=\"\($0)\">" })</datalist>"
  }
}
