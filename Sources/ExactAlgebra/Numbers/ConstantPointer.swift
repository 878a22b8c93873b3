/// The address of a C value that any number of threads may read at once.
///
/// Here alone in this module the compiler is told and not asked: no type of C says that it may be shared. That it
/// may be is a matter of its box (``RationalBox``, ``PolynomialBox``, ``MatrixBox``, ``Enclosure``,
/// ``CalciumNumber``), and of each of them it holds that
/// - the address is a constant, and what stands there is written inside `init` alone, before there is a second
///   reference to the box;
/// - from then on it is handed to C only as a constant operand, which FLINT, Arb and Calcium read and never
///   normalise in place: a sharper ball is another one, and enclosures are refined in copies;
/// - `deinit` runs once, after the last reference is gone, and FLINT takes back an integer on another thread than
///   the one that made it (its pages of integers count with atomic operations).
@safe struct ConstantPointer<Value>: Sendable {
    nonisolated(unsafe) let address: UnsafeMutablePointer<Value>

    /// Room for one value, not initialised.
    init() { unsafe address = .allocate(capacity: 1) }
}
