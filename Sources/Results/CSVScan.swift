#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where reading stopped and why; becomes an `InputFault` with line and names once, outside the hot loop.
struct ScanFault: Error {
  enum Reason: Equatable {
    case unterminatedQuote, strayQuote, textAfterQuote, loneReturn, fieldTooLong
    case tooManyFields(Int), tooFewFields(got: Int, expected: Int)
    case empty, notADate, notDeletedFlag, notUTF8
  }
  let offset: Int
  /// Index of the field in its row, from 0.
  let field: Int
  let reason: Reason
  /// The offending field, to be quoted in the message.
  var value = Slice.empty
}

/// Reads the records of a stretch of CSV (RFC 4180) one after the other, as slices: no text is made.
///
/// The stretch must begin at a record and end after one, or at the end of the file. All access stays within it.
struct CSVScan {
  let start: UnsafePointer<UInt8>
  let end: Int
  let delimiter: UInt8
  private(set) var position: Int
  /// No byte above this one means anything to CSV, so most bytes need one comparison.
  private let ceiling: UInt8

  init(_ file: InputFile, _ range: Range<Int>, delimiter: UInt8) {
    precondition(range.lowerBound >= 0 && range.upperBound <= file.count, "the stretch lies in the file")
    start = file.start
    end = range.upperBound
    position = range.lowerBound
    self.delimiter = delimiter
    ceiling = max(delimiter, 0x22)
  }

  /// Reads the next record into `fields` and returns how many it has; 0 at the end. Blank lines are passed over, and those
  /// that hold nothing but separators; so are empty fields behind the last that there is room for, and blanks around fields.
  @inline(__always)
  mutating func next(into fields: UnsafeMutableBufferPointer<Slice>) throws(ScanFault) -> Int {
    guard skipBlankLines() else { return 0 }
    var (at, count) = (position, 0)
    while true {
      let slice: Slice
      if at < end, start[at] == 0x22 {
        (slice, at) = try quoted(at, field: count)
      } else {
        let from = at
        var seen: UInt8 = 0
        while at < end {
          let byte = start[at]
          seen |= byte
          if byte <= ceiling, byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0x22 { break }
          at += 1
        }
        guard at == end || start[at] != 0x22 else { throw ScanFault(offset: at, field: count, reason: .strayQuote) }
        guard at - from <= Slice.longest else { throw ScanFault(offset: from, field: count, reason: .fieldTooLong) }
        slice = seen < 0x80 ? withoutBlanks(from, at) : try letters(from, at, field: count)
      }
      if count < fields.count {
        fields[count] = slice
        count += 1
      } else if !slice.isEmpty {
        // Table programs fill rows up with empty fields.
        throw ScanFault(offset: at, field: count, reason: .tooManyFields(fields.count))
      }
      guard at < end else { break }
      let byte = start[at]
      if byte == delimiter {
        at += 1
      } else if byte == 0x0A {
        at += 1
        break
      } else if byte == 0x0D {
        guard at + 1 >= end || start[at + 1] == 0x0A else {
          throw ScanFault(offset: at, field: count - 1, reason: .loneReturn)
        }
        at = min(at + 2, end)
        break
      } else {
        throw ScanFault(offset: at, field: count - 1, reason: .textAfterQuote)
      }
    }
    position = at
    return count
  }

  /// `false` at the end.
  private mutating func skipBlankLines() -> Bool {
    while position < end {
      let byte = start[position]
      if byte == 0x0A {
        position += 1
      } else if byte == 0x0D, position + 1 >= end || start[position + 1] == 0x0A {
        position = min(position + 2, end)
      } else if byte == delimiter || byte == 0x20 || byte == 0x09 || byte == 0x22 || byte >= 0x80,
        let next = behindEmptyRow()
      {
        position = next
      } else {
        return true
      }
    }
    return false
  }

  /// Where the next row begins when this one holds nothing but separators, blanks and empty quotes.
  private func behindEmptyRow() -> Int? {
    var (at, quotes) = (position, 0)
    while at < end {
      let byte = start[at]
      at += 1
      switch byte {
      case 0x0A: return quotes & 1 == 0 ? at : nil
      case 0x0D where at < end && start[at] == 0x0A: continue
      case 0x0D where at == end: continue
      case 0x22: quotes += 1
      case delimiter, 0x20, 0x09: continue
      case 0x80...:
        let blank = Blank.length(at: start + at - 1, upTo: end - at + 1)
        guard blank > 0 else { return nil }
        at += blank - 1
      default: return nil
      }
    }
    return quotes & 1 == 0 ? at : nil
  }

  @inline(__always)
  private func withoutBlanks(_ from: Int, _ to: Int) -> Slice {
    var (from, to) = (from, to)
    while from < to, start[from] == 0x20 || start[from] == 0x09 { from += 1 }
    while from < to, start[to - 1] == 0x20 || start[to - 1] == 0x09 { to -= 1 }
    return Slice(offset: from, length: to - from)
  }

  /// The same for a field that is not ASCII alone: its bytes must be letters, and there are more blanks.
  @inline(never)
  private func letters(_ from: Int, _ to: Int, field: Int) throws(ScanFault) -> Slice {
    guard Letters.areUTF8(start + from, to - from) else {
      throw ScanFault(
        offset: from, field: field, reason: .notUTF8, value: Slice(offset: from, length: min(to - from, 60)))
    }
    var (from, to) = (from, to)
    while from < to {
      let blank = Blank.length(at: start + from, upTo: to - from)
      if blank == 0 { break }
      from += blank
    }
    while from < to {
      let blank = Blank.length(before: start + to, downTo: to - from)
      if blank == 0 { break }
      to -= blank
    }
    return Slice(offset: from, length: to - from)
  }

  /// The content of a quoted field that opens at `open`, and the offset after its closing quote.
  private func quoted(_ open: Int, field: Int) throws(ScanFault) -> (Slice, Int) {
    var at = open + 1
    while let found = memchr(start + at, 0x22, end - at) {
      let quote = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if quote + 1 < end, start[quote + 1] == 0x22 {
        at = quote + 2
        continue
      }
      guard quote - open - 1 <= Slice.longest else {
        throw ScanFault(offset: open, field: field, reason: .fieldTooLong)
      }
      var seen: UInt8 = 0
      for offset in (open + 1)..<quote { seen |= start[offset] }
      let slice =
        seen < 0x80 ? withoutBlanks(open + 1, quote) : try letters(open + 1, quote, field: field)
      return (slice, quote + 1)
    }
    throw ScanFault(offset: open, field: field, reason: .unterminatedQuote)
  }
}
