import Testing
import Values

@Suite("Digests")
struct SHA256Tests {
  @Test(
    "the digest is that of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
          + "nopqrstu", "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func vectors(text: String, hex: String) {
    #expect(SHA256.hex(text.utf8) == hex)
    let digest = SHA256.hash(Array(text.utf8))
    #expect(digest.count == 32)
    // A piece of something larger has the digest of what is in it, wherever it lies.
    let around = Array("before".utf8) + Array(text.utf8) + Array("behind".utf8)
    #expect(SHA256.hash(of: around[6..<(6 + text.utf8.count)]) == digest)
    #expect(SHA256.hash(of: around[...]) != digest)
    #expect(SHA256.hash(of: Array(text.utf8)[...]).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == hex)
  }

  @Test("a million times the letter a")
  func long() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hex(repeatElement(0x61, count: 1_000_000)) == digest)
  }

  @Test("the digits are those of the bytes, zeros among them")
  func digits() {
    let bytes = SHA256.hash(Array("abc".utf8))
    #expect(bytes.prefix(3) == [0xBA, 0x78, 0x16])
    #expect(bytes.suffix(4) == [0xF2, 0x00, 0x15, 0xAD])
  }
}
