import Testing
import Values

@testable import Design

@Suite("Small scripts")
struct ModulesTests {
  private let scripts = Asset.all.filter { $0.servedName.hasSuffix(".js") }

  @Test("all of them together are at most two kilobytes as they are sent, and modules")
  func size() {
    #expect(Set(scripts) == [.modules, .keys, .board])
    #expect(scripts.reduce(0) { $0 + $1.bytes.count } <= 2048)
    // Browsers run a module only under this type.
    #expect(scripts.allSatisfy { $0.contentType.hasPrefix("text/javascript") })
  }

  @Test("none makes code or markup out of text, or names another module: addresses come from the page")
  func plain() {
    for script in scripts {
      let text = String(decoding: script.bytes, as: UTF8.self)
      for word in ["eval", "Function(", "innerHTML", "insertAdjacent", "document.write", "/assets/", "http"] {
        #expect(!text.contains(word), "\(word) in \(script.servedName)")
      }
    }
  }

  @Test("a page of staff asks for the keys by the name of their file, and says nothing of them when they are off")
  func asking() {
    var frame = Gallery.frame(.english, .staff(Gallery.navigation(current: 0)))
    let page = Frame.Page(title: "This week", content: "<p>Nothing.</p>")
    let on = frame.around(page).description
    #expect(on.contains("src=\"/assets/\(Asset.modules.servedName)\""))
    #expect(on.contains("data-module=\"/assets/\(Asset.keys.servedName)\" data-key=\"?\""))
    #expect(on.matches(of: /data-key="\/"/).count == 2, "the search, and the link that stands for it on narrow screens")
    frame.keys = nil
    let off = frame.around(page).description
    #expect(!off.contains("data-module") && !off.contains("<dialog"))
  }

  @Test("pages before signing in, and those of firms and participants, load no script")
  func elsewhere() {
    for frame in [
      Gallery.frame(.english, .narrow),
      Gallery.frame(.arabic, .outsider(call: .init(word: "اتصل بسارة", link: Link(["call"])))),
    ] {
      let page = frame.around(.init(title: "Sign in", content: "<p>Welcome.</p>")).description
      #expect(!page.contains("<script") && !page.contains("data-module"))
    }
  }
}
