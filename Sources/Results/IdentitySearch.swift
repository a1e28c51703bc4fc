import Values

/// Looks for ids that cannot be right: what a table program made of a long number (*2.11E+09*), one person's id with several
/// birth dates, several ids that nobody can tell apart. In all operations together: whoever takes part in two has one id,
/// and where each operation numbers its own people, the findings say so.
struct IdentitySearch {
  private struct Seen {
    var person: Slice
    var birth: Day
    var hasOtherIDs = false
    var hasOtherBirths = false
  }

  let file: InputFile

  /// - Parameter rows: those that are participations.
  func findings(_ rows: [[ParticipationRow]]) -> [RowFinding] {
    var seen: [String: Seen] = [:]
    for row in rows.joined() {
      guard let key = file.text(row.person).map(Folding.look) else { continue }
      guard var known = seen[key] else {
        seen[key] = Seen(person: row.person, birth: row.birth)
        continue
      }
      if !file.equal(known.person, file, row.person) {
        known.hasOtherIDs = true
      } else if known.birth == .unstated {
        known.birth = row.birth
      } else if row.birth != .unstated, row.birth != known.birth {
        known.hasOtherBirths = true
      }
      seen[key] = known
    }
    var findings = operations(rows)
    for row in rows.joined() {
      if file.isNumberOfTable(row.person) { findings.append(RowFinding(.personIDIsNumber, row)) }
      guard let known = file.text(row.person).flatMap({ seen[Folding.look($0)] }) else { continue }
      if known.hasOtherIDs { findings.append(RowFinding(.idsLookAlike, row)) }
      if known.hasOtherBirths, file.equal(known.person, file, row.person) {
        findings.append(RowFinding(.birthDatesDiffer, row))
      }
    }
    return findings
  }

  /// The first row of every operation whose id looks like another's.
  private func operations(_ rows: [[ParticipationRow]]) -> [RowFinding] {
    var first: [String: ParticipationRow] = [:]
    for row in rows.joined() {
      guard let operation = file.text(row.operation) else { continue }
      if let known = first[operation], known.record.offset <= row.record.offset { continue }
      first[operation] = row
    }
    return Dictionary(grouping: first) { Folding.look($0.key) }.values.filter { $0.count > 1 }.joined().map {
      RowFinding(.operationIDsLookAlike, $0.value)
    }
  }
}

extension InputFile {
  /// `2.11E+09`, `2,11E+09`, `2E+09`, `2e9`: the digits behind are gone. `211234567.0`: it is no longer what other files have.
  func isNumberOfTable(_ slice: Slice) -> Bool {
    let bytes = UnsafeBufferPointer(start: start + slice.offset, count: slice.length)
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func isMark(_ byte: UInt8) -> Bool { ".,".utf8.contains(byte) }
    let parts = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }
    guard let mantissa = parts.first, mantissa.first.map(isDigit) ?? false else { return false }
    let digits = mantissa.filter { !isDigit($0) }
    guard digits.isEmpty || (digits.count == 1 && isMark(digits[0])) else { return false }
    if parts.count == 1 {
      guard let mark = mantissa.firstIndex(where: isMark) else { return false }
      let behind = mantissa[(mark + 1)...]
      return mark - mantissa.startIndex >= 5 && !behind.isEmpty && behind.allSatisfy { $0 == UInt8(ascii: "0") }
    }
    guard parts.count == 2 else { return false }
    let isSigned = parts[1].first == UInt8(ascii: "+")
    let exponent = isSigned ? parts[1].dropFirst() : parts[1]
    guard (1...3).contains(exponent.count), exponent.allSatisfy(isDigit) else { return false }
    // Without either sign it may be an id: 12E3. Numbers stand with one digit in front, and only when they are long.
    if isSigned || !digits.isEmpty { return true }
    return mantissa.count == 1 && (Int(String(decoding: exponent, as: UTF8.self)) ?? 0) >= 5
  }
}
