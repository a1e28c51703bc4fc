// refused: type 'Create' does not conform to protocol 'ExistingVerb'
// Calling creation something done to existing rows, so that it needs nothing to hang on.
import Access
import Values

extension Create: @retroactive ExistingVerb {}
