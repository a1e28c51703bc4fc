// refused: 'Actor' initializer is inaccessible due to 'internal' protection level
// Giving oneself roles.
import Access
import Values

let anybody = Actor(
  account: AccountID(high: 0, low: 1), name: "", organisation: nil, roles: [.administrator], language: nil,
  theme: .device, singleKeys: .on, isSystem: true)
