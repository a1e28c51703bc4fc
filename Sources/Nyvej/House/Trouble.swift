/// What keeps a command from doing its work, said in one line to whoever typed it: what is wrong, and what to do.
struct Trouble: Error, CustomStringConvertible {
  let what: String
  let remedy: String

  init(_ what: String, remedy: String) {
    (self.what, self.remedy) = (what, remedy)
  }

  var description: String { what + ". → " + remedy }
}
