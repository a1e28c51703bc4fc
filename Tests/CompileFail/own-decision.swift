// refused: type 'String' does not conform to protocol 'Decision'
// Calling content a decision.
import Access
import Values

extension String: @retroactive Decision {}
