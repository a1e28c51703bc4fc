#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension CSVTable {
  /// Cuts the rows into stretches of about `size` bytes that begin and end between records, for several threads.
  ///
  /// A line feed inside quotes is not the end of a record. A quote toggles "inside", also the doubled one, so it is
  /// enough to know whether an even or an odd number of quotes precedes a cut.
  func stretches(size: Int, threads: Int) -> [Range<Int>] {
    let cuts = Array(stride(from: body, to: file.count, by: max(size, 1))) + [file.count]
    guard cuts.count > 2 else { return body < file.count ? [body..<file.count] : [] }
    let odd = oddQuotes(between: cuts, threads: threads)
    var stretches: [Range<Int>] = []
    var inside = false
    var begin = body
    for index in 1..<(cuts.count - 1) {
      inside = inside != odd[index - 1]
      let end = endOfRecord(from: cuts[index], inside: inside)
      if end > begin {
        stretches.append(begin..<end)
        begin = end
      }
    }
    if begin < file.count { stretches.append(begin..<file.count) }
    return stretches
  }

  /// The offset after the first line feed outside quotes, at or after `from`.
  private func endOfRecord(from: Int, inside: Bool) -> Int {
    var inside = inside
    for offset in from..<file.count {
      let byte = file.start[offset]
      if byte == 0x22 { inside.toggle() }
      if byte == 0x0A, !inside { return offset + 1 }
    }
    return file.count
  }

  /// For each stretch between two cuts whether it holds an odd number of quotes. Most files hold none at all.
  private func oddQuotes(between cuts: [Int], threads: Int) -> [Bool] {
    let queue = Queue(cuts.count - 1)
    let found = Crew.run(threads: threads) { [file] _ in
      var odd: [Int] = []
      while let index = queue.take() {
        if file.hasOddQuotes(cuts[index]..<cuts[index + 1]) { odd.append(index) }
      }
      return odd
    }
    var flags = [Bool](repeating: false, count: cuts.count - 1)
    for index in found.joined() { flags[index] = true }
    return flags
  }
}

extension InputFile {
  func hasOddQuotes(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, let first = memchr(start + range.lowerBound, 0x22, range.count) else { return false }
    var count: UInt8 = 0
    for offset in (UnsafeRawPointer(first) - UnsafeRawPointer(start))..<range.upperBound where start[offset] == 0x22 {
      count &+= 1
    }
    return count & 1 == 1
  }
}
