import Foundation
import Values
import Web

/// A page as a browser reads it: its forms, its words, its addresses.
struct Page: Sendable {
  let html: String
  /// The address at which it was found.
  let place: String

  init(_ html: String, at place: String = "") {
    (self.html, self.place) = (html, place)
  }

  /// What is read: without marks, with entities resolved.
  var words: String {
    var words = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      words += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else { break }
      words += " "
      rest = rest[rest.index(after: close)...]
    }
    return Tag.plain(words + rest).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The words inside the first element whose opening tag holds the text.
  func part(_ mark: String, _ element: String) -> Page {
    guard let start = html.range(of: mark) else { return Page("") }
    let rest = html[start.lowerBound...]
    return Page(String(rest[..<(rest.range(of: "</" + element + ">")?.lowerBound ?? rest.endIndex)]))
  }

  /// What it says that was done before it; with the way back.
  var flash: Page { part("<div class=\"flash", "div") }

  /// What a page before it said that was done, with the way straight back.
  var lastAct: Page { part("<div class=\"last-act", "div") }

  /// One heap of This week.
  func pile(_ name: String) -> Page { part("aria-labelledby=\"\(name)\"", "section") }

  /// Everything said in warnings at the top and at the fields.
  var problems: String {
    Tag.all(in: html).isEmpty
      ? html : html.components(between: "class=\"problem", and: "</p>") + part("class=\"problems", "div").words
  }

  func form(to route: some Address) throws -> PageForm { try form(to: route, hidden: [:]) }

  /// The form to an address that carries these hidden values.
  /// Not the way back of what was done pages ago: that stands on every page.
  func form(to route: some Address, hidden: [String: String]) throws -> PageForm {
    let earlier = lastAct.html
    let found = PageForm.all(in: earlier.isEmpty ? html : html.replacing(earlier, with: "")).first { form in
      form.action == route.path && hidden.allSatisfy { name, value in form.fields.contains { $0 == (name, value) } }
    }
    guard let found else { throw NoSuch("form to \(route.path) \(hidden) on “\(words.prefix(300))”") }
    return found
  }

  /// The first id of this kind in an address that begins so.
  func id<Of>(after prefix: String, _ kind: Of.Type = Of.self) throws -> ID<Of> {
    for text in [place, html] {
      var rest = text[...]
      while let hit = rest.range(of: prefix) {
        if let id = ID<Of>(String(rest[hit.upperBound...].prefix(36))) { return id }
        rest = rest[hit.upperBound...]
      }
    }
    throw NoSuch("address \(prefix)…")
  }
}

/// A form with what it would send.
struct PageForm: Sendable {
  let action: String
  var fields: [(name: String, value: String)] = []
  /// Choices that are offered, and fields that are there without an answer.
  private var offered: [String: Set<String>] = [:]
  private var open: Set<String> = []

  /// Answers as somebody at the screen would: only what the page asks, only what it offers.
  mutating func fill(_ answers: KeyValuePairs<String, String>) throws {
    for (name, value) in answers {
      guard open.contains(name) else { throw NoSuch("field \(name) in the form to \(action)") }
      if let choices = offered[name], !choices.contains(value) {
        throw NoSuch("choice “\(value)” of \(name); offered: \(choices.sorted())")
      }
      fields.removeAll { $0.name == name }
      fields.append((name, value))
    }
  }

  /// Ticks these boxes and no others.
  mutating func tick(_ name: String, _ values: [String]) throws {
    guard let boxes = offered[name], boxes.isSuperset(of: values) else { throw NoSuch("boxes \(values) of \(name)") }
    fields.removeAll { $0.name == name }
    fields += values.map { (name, $0) }
  }

  func choices(of name: String) -> [String] { (offered[name] ?? []).sorted() }

  static func all(in html: String) -> [PageForm] {
    var forms: [PageForm] = []
    var select: String?
    for tag in Tag.all(in: html) {
      if tag.name == "form", tag["method"] == "post" { forms.append(PageForm(action: tag["action"] ?? "")) }
      guard var form = forms.popLast() else { continue }
      if tag.name == "/select" { select = nil }
      if tag.name == "option", let name = select {
        form.offer(name, tag["value"] ?? "", chosen: tag["selected"] != nil)
      }
      if let name = tag["name"] {
        switch (tag.name, tag["type"]) {
        case ("input", "radio"), ("input", "checkbox"):
          form.offer(name, tag["value"] ?? "on", chosen: tag["checked"] != nil)
        case ("input", "hidden"): form.fields.append((name, tag["value"] ?? ""))
        case ("input", _):
          form.open.insert(name)
          form.fields.append((name, tag["value"] ?? ""))
        case ("textarea", _):
          form.open.insert(name)
          form.fields.append((name, tag.text.first == "\n" ? String(tag.text.dropFirst()) : tag.text))
        case ("select", _):
          select = name
          form.open.insert(name)
        default: break
        }
      }
      forms.append(form)
    }
    return forms
  }

  private mutating func offer(_ name: String, _ value: String, chosen: Bool) {
    open.insert(name)
    offered[name, default: []].insert(value)
    if chosen { fields.append((name, value)) }
  }
}

/// One tag with its attributes, and the text up to the next.
struct Tag {
  let name: String
  let attributes: [String: String]
  let text: String

  subscript(_ attribute: String) -> String? { attributes[attribute] }

  static func all(in html: String) -> [Tag] {
    html.split(separator: "<").dropFirst(html.first == "<" ? 0 : 1).map { piece in
      let (inside, text) = piece.halves(at: ">")
      let (name, rest) = inside.halves(at: " ")
      var (attributes, left) = ([String: String](), rest)
      while !left.isEmpty {
        left = left.drop { $0 == " " }
        let key = left.prefix { $0 != "=" && $0 != " " }
        left = left[key.endIndex...]
        if left.hasPrefix("=\"") {
          let (value, after) = left.dropFirst(2).halves(at: "\"")
          attributes[String(key)] = plain(value)
          left = after
        } else {
          attributes[String(key)] = ""
        }
      }
      return Tag(name: String(name), attributes: attributes, text: plain(text))
    }
  }

  static func plain(_ text: some StringProtocol) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}

extension Substring {
  fileprivate func halves(at mark: Character) -> (Substring, Substring) {
    guard let place = firstIndex(of: mark) else { return (self, self[endIndex...]) }
    return (self[..<place], self[index(after: place)...])
  }
}

extension String {
  fileprivate func components(between open: String, and close: String) -> String {
    var (found, rest) = ("", self[...])
    while let start = rest.range(of: open) {
      rest = rest[start.upperBound...]
      let end = rest.range(of: close)?.lowerBound ?? rest.endIndex
      found += Page("<p " + rest[..<end]).words + " "
      rest = rest[end...]
    }
    return found
  }
}
