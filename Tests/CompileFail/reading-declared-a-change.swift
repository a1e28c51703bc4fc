// refused: type 'Read' does not conform to protocol 'ChangingVerb'
// Calling reading a change, so that a grant to read changes.
import Access
import Values

extension Read: @retroactive ChangingVerb {}
