#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Sorts millions of (gram, label) pairs in the time a comparison sort needs to warm up.
enum RadixSort {
  /// Sorts by the upper 32 bits; entries with equal upper bits keep their order.
  static func byUpperHalf(_ entries: inout [UInt64]) {
    var spare = [UInt64](repeating: 0, count: entries.count)
    for shift in [32, 43, 54] {
      let mask: UInt64 = shift == 54 ? 0x3FF : 0x7FF
      var starts = [Int](repeating: 0, count: 2048)
      entries.withUnsafeBufferPointer { source in
        for entry in source { starts[Int(entry >> UInt64(shift) & mask)] += 1 }
        var total = 0
        for bucket in 0..<2048 {
          let count = starts[bucket]
          starts[bucket] = total
          total += count
        }
        spare.withUnsafeMutableBufferPointer { target in
          starts.withUnsafeMutableBufferPointer { starts in
            for entry in source {
              let bucket = Int(entry >> UInt64(shift) & mask)
              target[starts[bucket]] = entry
              starts[bucket] += 1
            }
          }
        }
      }
      swap(&entries, &spare)
    }
  }
}

@inline(__always)
func logarithm(_ value: Float) -> Float { logf(value) }
