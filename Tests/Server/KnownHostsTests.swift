import Testing
import Web

@testable import Server

@Suite("The names that the server answers to")
struct KnownHostsTests {
  @Test("without --url: this machine's own names and the one it listens on, with its port or none")
  func local() {
    let hosts = KnownHosts(url: nil, host: "n.example.local")
    hosts.listening(on: 8080)
    for known in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "N.Example.Local:8080", "localhost", "[::1]"] {
      #expect(hosts.know(known), "\(known)")
    }
    for strange in [
      nil, "", ":8080", "evil.example:8080", "localhost:80800", "localhost:8081", "localhost:", "localhost:x",
      "localhost.evil.example:8080", "127.0.0.1.evil.example", "evil.example", "[::2]:8080", "localhost:8080:8080",
      "user@localhost:8080", "0.0.0.0:8080",
    ] {
      #expect(!hosts.know(strange), "\(strange ?? "none")")
    }
    #expect(KnownHosts(url: nil, host: "2001:db8::7").know("[2001:db8::7]:8080"), "before the port is known")
  }

  @Test("with --url: its host and port alone; the port that goes without saying may be said")
  func publicName() {
    let hosts = KnownHosts(url: "https://Nyvej.example/", host: "127.0.0.1")
    hosts.listening(on: 8080)
    for known in ["nyvej.example", "NYVEJ.EXAMPLE", "nyvej.example:443"] { #expect(hosts.know(known), "\(known)") }
    for strange in ["localhost:8080", "127.0.0.1:8080", "nyvej.example:8080", "evil.example", nil] {
      #expect(!hosts.know(strange), "\(strange ?? "none")")
    }
    let withPort = KnownHosts(url: "http://nyvej.example:9000", host: "0.0.0.0")
    #expect(withPort.know("nyvej.example:9000") && !withPort.know("nyvej.example"))
  }

  @Test("an address for people has a host and nothing behind it")
  func authority() {
    #expect(KnownHosts.authority(of: "https://n.example:443/") == "n.example")
    #expect(KnownHosts.authority(of: "http://[::1]:8080") == "[::1]:8080")
    for wrong in ["https://", "n.example", "https://n.example/path", "https://u@n.example", "https://n.example?q"] {
      #expect(KnownHosts.authority(of: wrong) == nil, "\(wrong)")
    }
  }

  @Test("what it answers otherwise is plain text with the way out, under 421")
  func misdirected() {
    let answer = KnownHosts.misdirected
    #expect(answer.status == 421 && answer.header("Content-Type") == "text/plain; charset=utf-8")
    #expect(String(decoding: answer.body, as: UTF8.self).contains("--url"))
  }
}
