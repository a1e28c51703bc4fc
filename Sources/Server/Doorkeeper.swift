import NIOCore
import Synchronization

/// Knows every open connection, and makes room when all seats are taken.
///
/// While there are seats everybody gets one. When there are none, whoever has waited longest without asking anything
/// gives up theirs, first of all from an address that holds more than its share. Where nobody can be asked to go, the
/// newcomer stands in the hallway: it may ask whether the server is well, and is told to come later otherwise.
final class Doorkeeper: Sendable {
  /// What somebody does on a connection.
  enum Doing: Sendable {
    /// Has not said a word yet.
    case silent
    /// Between two requests.
    case idle
    case header, body
    /// A request is with us: nobody is sent away in the middle of an answer that they take.
    case served
  }

  typealias Number = ObjectIdentifier

  private struct Guest {
    let from: NetworkAddress?
    /// Proxies stand for many, and have no share of their own.
    let isProxy: Bool
    var hasSeat: Bool
    var doing = Doing.silent
    var since: NIODeadline
    let leave: @Sendable () -> Void
  }

  private struct State {
    var guests: [Number: Guest] = [:]
    var seated = 0
  }

  let proxies: Proxies
  private let seats: Int
  private let hallway: Int
  private let state = Mutex(State())

  init(
    proxies: Set<NetworkAddress> = [], seats: Int = Limits.connections, hallway: Int = Limits.hallway
  ) {
    (self.proxies, self.seats, self.hallway) = (Proxies(addresses: proxies), seats, hallway)
  }

  /// - Parameter leave: ends the connection; called from any thread, at most once.
  func arrives(
    _ number: Number, from address: NetworkAddress?, at now: NIODeadline, leave: @escaping @Sendable () -> Void
  ) {
    let asked = state.withLock { state -> [@Sendable () -> Void] in
      let isProxy = address.map(proxies.addresses.contains) ?? false
      var guest = Guest(
        from: address?.household, isProxy: isProxy, hasSeat: state.seated < seats, since: now, leave: leave)
      var asked: [@Sendable () -> Void] = []
      if !guest.hasSeat, let other = leaver(in: state, seated: true, for: guest, at: now) {
        asked.append(remove(other, from: &state))
        guest.hasSeat = true
      }
      if !guest.hasSeat, state.guests.count - state.seated >= hallway {
        guard let other = leaver(in: state, seated: false, for: guest, at: now) else { return [leave] }
        asked.append(remove(other, from: &state))
      }
      if guest.hasSeat { state.seated += 1 }
      state.guests[number] = guest
      return asked
    }
    for leave in asked { leave() }
  }

  func notes(_ number: Number, _ doing: Doing, at now: NIODeadline) {
    state.withLock { state in
      state.guests[number]?.doing = doing
      state.guests[number]?.since = now
    }
  }

  func left(_ number: Number) {
    state.withLock { state in
      if state.guests.removeValue(forKey: number)?.hasSeat == true { state.seated -= 1 }
    }
  }

  /// Whether requests are served on the connection. From the hallway one steps in as soon as there is a seat.
  func hasSeat(_ number: Number) -> Bool {
    state.withLock { state in
      guard let guest = state.guests[number] else { return true }
      if guest.hasSeat { return true }
      guard state.seated < seats else { return false }
      state.guests[number]?.hasSeat = true
      state.seated += 1
      return true
    }
  }

  /// How many connections are open.
  var count: Int { state.withLock { $0.guests.count } }

  private func remove(_ number: Number, from state: inout State) -> @Sendable () -> Void {
    guard let guest = state.guests.removeValue(forKey: number) else { return {} }
    if guest.hasSeat { state.seated -= 1 }
    return guest.leave
  }

  /// Who goes, so that the newcomer can stay.
  private func leaver(in state: State, seated: Bool, for newcomer: Guest, at now: NIODeadline) -> Number? {
    var connections: [NetworkAddress?: Int] = [newcomer.from: 1]
    for guest in state.guests.values { connections[guest.from, default: 0] += 1 }
    let share = max(1, (seats + hallway) / connections.count)
    var leaver: (number: Number, order: (Int, NIODeadline))?
    for (number, guest) in state.guests where guest.hasSeat == seated {
      let isOver = !guest.isProxy && connections[guest.from, default: 0] > share
      guard let rank = rank(of: guest, isOver: isOver, isOwn: guest.from == newcomer.from, at: now) else { continue }
      let order = (rank, guest.since)
      if leaver.map({ order < $0.order }) ?? true { leaver = (number, order) }
    }
    return leaver?.number
  }

  /// The lower, the sooner; `nil` stays. Somebody in the middle of a request has time to finish it, unless their address
  /// holds more than its share and somebody else wants to come in.
  private func rank(of guest: Guest, isOver: Bool, isOwn: Bool, at now: NIODeadline) -> Int? {
    let age = now - guest.since
    // In the hallway one asks something short and goes.
    if !guest.hasSeat, guest.doing != .served { return 0 }
    let rank: Int
    switch guest.doing {
    case .served:
      // An answer that is not taken off is none.
      guard age >= .seconds(30) else { return nil }
      rank = 4
    case .silent where age >= .seconds(1): rank = 0
    case .silent, .idle: rank = 1
    case .header:
      guard age >= .seconds(2) || (isOver && !isOwn) else { return nil }
      rank = 2
    case .body:
      guard age >= .seconds(10) || (isOver && !isOwn) else { return nil }
      rank = 3
    }
    return isOver ? rank : rank + 10
  }
}
