import NIOCore
import Synchronization
import Testing

@testable import Server

@Suite("The doorkeeper")
struct DoorkeeperTests {
  /// A door with a given clock, on which connections are numbered by the order of their arrival.
  private final class Door {
    final class Connection {}

    final class Departures: Sendable {
      private let places = Mutex<Set<Int>>([])
      var all: Set<Int> { places.withLock { $0 } }
      func note(_ place: Int) { places.withLock { _ = $0.insert(place) } }
    }

    let doorkeeper: Doorkeeper
    var now = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private(set) var connections: [Connection] = []
    private let departures = Departures()

    init(seats: Int, hallway: Int, proxies: [String] = []) {
      doorkeeper = Doorkeeper(
        proxies: Set(proxies.compactMap { NetworkAddress(text: $0) }), seats: seats, hallway: hallway)
    }

    var left: Set<Int> { departures.all }

    @discardableResult
    func arrive(_ address: String) -> Int {
      let (place, connection) = (connections.count, Connection())
      connections.append(connection)
      doorkeeper.arrives(number(place), from: NetworkAddress(text: address), at: now) { [departures] in
        departures.note(place)
      }
      return place
    }

    func number(_ place: Int) -> Doorkeeper.Number { ObjectIdentifier(connections[place]) }
    func note(_ place: Int, _ doing: Doorkeeper.Doing) { doorkeeper.notes(number(place), doing, at: now) }
    func wait(_ seconds: Int64) { now = now + .seconds(seconds) }
    func hasSeat(_ place: Int) -> Bool { doorkeeper.hasSeat(number(place)) }
  }

  @Test("while there are seats everybody gets one, however many come from one address")
  func seats() {
    let door = Door(seats: 4, hallway: 2)
    let all = (0..<4).map { _ in door.arrive("192.0.2.1") }
    #expect(all.allSatisfy(door.hasSeat))
    #expect(door.left == [])
  }

  @Test("when all are taken, who has been silent longest gives up theirs")
  func longest() {
    let door = Door(seats: 3, hallway: 2)
    let (first, second, third) = (door.arrive("192.0.2.1"), door.arrive("192.0.2.1"), door.arrive("192.0.2.1"))
    door.note(first, .served)
    door.wait(2)
    door.note(first, .idle)
    door.note(third, .served)
    let fourth = door.arrive("192.0.2.1")
    #expect(door.left == [second])
    #expect(door.hasSeat(fourth))
    door.note(fourth, .served)
    let fifth = door.arrive("192.0.2.1")
    #expect(door.left == [second, first])
    #expect(door.hasSeat(fifth))
  }

  @Test("who has asked something is not sent away in the middle of it; the newcomer stands in the hallway")
  func served() {
    let door = Door(seats: 2, hallway: 1)
    let busy = [door.arrive("192.0.2.1"), door.arrive("192.0.2.1")]
    for place in busy { door.note(place, .served) }
    let newcomer = door.arrive("192.0.2.2")
    #expect(door.left == [])
    #expect(!door.hasSeat(newcomer))
    door.note(newcomer, .header)
    let next = door.arrive("192.0.2.3")
    #expect(door.left == [newcomer], "the hallway is full too, and who stands there longest goes")
    door.note(next, .served)
    let last = door.arrive("192.0.2.4")
    #expect(door.left == [newcomer, last], "but not in the middle of being told something")
    door.doorkeeper.left(door.number(busy[0]))
    #expect(door.hasSeat(next), "a free seat goes to whoever waits")
  }

  @Test("an answer that nobody takes off does not hold a seat for ever")
  func untaken() {
    let door = Door(seats: 1, hallway: 1)
    let slow = door.arrive("192.0.2.1")
    door.note(slow, .served)
    door.wait(31)
    let newcomer = door.arrive("192.0.2.2")
    #expect(door.left == [slow])
    #expect(door.hasSeat(newcomer))
  }

  @Test("whoever holds more than a fair share goes first, also in the middle of a header")
  func share() {
    let door = Door(seats: 6, hallway: 2)
    let modest = door.arrive("192.0.2.9")
    door.note(modest, .idle)
    door.wait(5)
    let greedy = (0..<5).map { _ in door.arrive("192.0.2.1") }
    for place in greedy { door.note(place, .header) }
    let newcomer = door.arrive("192.0.2.2")
    #expect(door.hasSeat(newcomer))
    #expect(!door.left.contains(modest), "who holds one seat keeps it, though it waited longer")
    #expect(door.left.count == 1 && greedy.contains(door.left.first ?? -1))
  }

  @Test("all addresses of one IPv6 network of 64 bits are one visitor")
  func networks() {
    let door = Door(seats: 4, hallway: 2)
    let modest = door.arrive("2001:db8:0:2::1")
    door.wait(5)
    let greedy = (1...3).map { door.arrive("2001:db8:0:1::\($0)") }
    for place in greedy { door.note(place, .header) }
    door.arrive("192.0.2.2")
    #expect(door.left.isSubset(of: Set(greedy)) && door.left.count == 1)
    #expect(!door.left.contains(modest))
  }

  @Test("a named proxy stands for many, and is never over its share")
  func proxy() {
    let door = Door(seats: 4, hallway: 2, proxies: ["127.0.0.1"])
    let throughProxy = (0..<3).map { _ in door.arrive("127.0.0.1") }
    for place in throughProxy { door.note(place, .header) }
    let other = door.arrive("192.0.2.1")
    door.note(other, .idle)
    door.arrive("192.0.2.2")
    #expect(door.left == [other])
  }
}

@Suite("Where a request comes from")
struct NetworkAddressTests {
  @Test("one address has one form, with or without its port")
  func forms() {
    let one = NetworkAddress(text: "192.0.2.7")
    #expect(one != nil)
    for text in ["192.0.2.7:4711", "::ffff:192.0.2.7", "[::ffff:192.0.2.7]:80"] {
      #expect(NetworkAddress(text: text) == one, "\(text)")
    }
    #expect(one?.description == "192.0.2.7")
    #expect(NetworkAddress(text: "2001:db8::ff01")?.description == "2001:db8:0:0:0:0:0:ff01")
    #expect(NetworkAddress(text: "[2001:db8::1]:443") == NetworkAddress(text: "2001:db8:0:0::1"))
    for text in ["", "unknown", "_hidden", "localhost", "192.0.2", "192.0.2.7.8", "[2001:db8::1", "1:2:3"] {
      #expect(NetworkAddress(text: text) == nil, "\(text)")
    }
  }

  @Test("only a named proxy is asked where a request comes from, and only for what it said itself")
  func origins() {
    let proxies = Proxies(addresses: Set(["127.0.0.1", "192.0.2.1"].compactMap { NetworkAddress(text: $0) }))
    let (proxy, stranger) = (NetworkAddress(text: "127.0.0.1"), NetworkAddress(text: "198.51.100.9"))
    let visitor = NetworkAddress(text: "203.0.113.5")
    func origin(_ peer: NetworkAddress?, _ list: String?, _ elements: String? = nil) -> NetworkAddress? {
      proxies.origin(of: peer, forwardedFor: list, forwarded: elements)
    }
    #expect(origin(stranger, "203.0.113.5") == stranger)
    #expect(origin(proxy, "203.0.113.5") == visitor)
    #expect(origin(proxy, "198.51.100.1, 203.0.113.5") == visitor, "what stands to the left is the visitor's own word")
    #expect(origin(proxy, "203.0.113.5, 192.0.2.1") == visitor, "another proxy of ours is passed over")
    #expect(origin(proxy, nil, #"for=198.51.100.1, for="203.0.113.5:4711";proto=https"#) == visitor)
    #expect(origin(proxy, nil, "for=unknown") == proxy)
    #expect(origin(proxy, nil) == proxy)
    #expect(origin(nil, "203.0.113.5") == nil)
    #expect(origin(proxy, "203.0.113.5", "for=203.0.113.5") == visitor)
    for list in ["198.51.100.1", "198.51.100.2", "unknown"] {
      #expect(origin(proxy, list, "for=203.0.113.5") == proxy, "one of the two is the visitor's own word")
    }
  }
}
