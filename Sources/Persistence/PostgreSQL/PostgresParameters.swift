/// Values as libpq takes them: integers and text as text, blobs as they are.
enum PostgresParameters {

  static func with<T>(
    _ binds: [SQLValue],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
  ) -> T {
    if binds.isEmpty { return body(nil, nil, nil) }
    // All values stand one behind the other in one buffer, each closed by a null.
    var bytes: [UInt8] = []
    var starts: [Int?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for bind in binds {
      let start = bytes.count
      switch bind {
      case .null: break
      case .integer(let number): bytes.append(contentsOf: String(number).utf8)
      case .text(let text): bytes.append(contentsOf: text.utf8)
      case .blob(let blob): bytes.append(contentsOf: blob)
      }
      starts.append(bind == .null ? nil : start)
      lengths.append(Int32(bytes.count - start))
      if case .blob = bind { formats.append(1) } else { formats.append(0) }
      bytes.append(0)
    }
    return bytes.withUnsafeBytes { buffer in
      let base = buffer.assumingMemoryBound(to: CChar.self).baseAddress
      let values = starts.map { start in start.flatMap { offset in base.map { $0 + offset } } }
      return values.withUnsafeBufferPointer { values in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { formats in
            body(values.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}
