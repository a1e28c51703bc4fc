// refused: type 'AccountRecord' does not conform to protocol 'Derived'
// Saying that the system keeps it.
import Access
import Values

extension AccountRecord: @retroactive Derived {}
