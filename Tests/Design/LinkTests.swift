import Testing

@testable import Design

@Suite("Links and assets")
struct LinkTests {
  @Test("a path is made of encoded parts and can neither leave the site nor climb")
  func paths() {
    #expect(Link(["people", "å/b?c#d"]).address == "/people/%C3%A5%2Fb%3Fc%23d")
    #expect(Link(["", "evil.example"]).address == "/evil.example")
    #expect(Link(["..", ".", "a"]).address == "/a")
    #expect(Link(["javascript:alert(1)"]).address == "/javascript%3Aalert%281%29")
    #expect(Link([]).address == "/")
    let list = Link(["people"], query: [("q", "a&b=c"), ("page", "2")], fragment: "row 1")
    #expect(list.address == "/people?q=a%26b%3Dc&page=2#row%201")
    #expect(("<a href=\"\(list)\">" as HTML).description == "<a href=\"/people?q=a%26b%3Dc&amp;page=2#row%201\">")
  }

  @Test("phones and mailboxes keep only what they are made of")
  func contacts() {
    #expect(Link.phone("+45 (00) 00-00 00")?.address == "tel:+4500000000")
    for (number, address) in [
      ("61 72 84 01", "61728401"), ("tel:+4561728401", "+4561728401"), ("+45 (0)61728405", "+4561728405"),
      ("0151/2345678", "01512345678"), ("(0)151 2345678", "01512345678"), ("٦١٧٢٨٤٠١", "61728401"), ("112", "112"),
    ] { #expect(Link.phone(number)?.address == "tel:" + address, "\(number)") }
    for number in [
      "none", "", "+", "ring efter kl 17", "61 72 84 02 ext. 5", "+45 61 72 84 03 / 61 72 84 04", "61728403/04",
      "61728402,5", "6172 8402 or 6172 8403", "+45 61728402 +45 61728403",
    ] { #expect(Link.phone(number) == nil, "\(number)") }
    #expect(Link.mail("sara@town.example")?.address == "mailto:sara@town.example")
    #expect(Link.mail("a@b?bcc=c@d") == nil)
    #expect(Link.mail("a?subject=x@b")?.address == "mailto:a%3Fsubject%3Dx@b")
    #expect(Link.mail("@b") == nil)
  }

  @Test("assets are found under the name with their hash and under no other")
  func assets() {
    for asset in Asset.all {
      #expect(Asset.served(as: asset.servedName) == asset)
      #expect(Link.asset(asset).address == "/assets/" + asset.servedName)
    }
    #expect(Asset.served(as: "nyvej.css") == nil)
    #expect(Asset.styleSheet.bytes.count > 10_000)
  }

  @Test("the style sheet needs nothing newer than 2021 and nothing from elsewhere")
  func styleSheet() {
    let css = String(decoding: Asset.styleSheet.bytes, as: UTF8.self)
    for word in ["@layer", "@import", "url(", "@container", "&", "http"] {
      #expect(!css.contains(word), "\(word)")
    }
    // Where `:has` is not known, more is asked than is needed, and nothing is lost.
    #expect(css.split(separator: "\n").filter { $0.contains(":has(") }.allSatisfy { $0.contains(" .for-") })
    for word in ["margin-left", "margin-right", "padding-left", "padding-right", "text-align: left", "float:"] {
      #expect(!css.contains(word), "\(word)")
    }
    #expect(css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
  }

  @Test("a stored path is read as it was made, and nothing that leads elsewhere is taken for one")
  func stored() {
    for link in [Link.home, Link(["people", "a"]), Link(["a b", "ø", "x.y"])] {
      #expect(Link(stored: link.address) == link, "\(link.address)")
    }
    for path in [
      "", "people", "//evil.example", "/a//b", "/..", "/a/../b", "/.", "https://evil.example", "javascript:alert(1)",
      "/a?b=c", "/a#b", "/a b", "/ø", "/a\"b", "\\evil", "/\\evil",
    ] {
      #expect(Link(stored: path) == nil, "\(path)")
    }
  }
}
