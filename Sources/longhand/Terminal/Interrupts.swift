internal import CReadline

/// Ctrl-C, as the C side noted it.
enum Interrupts {
    /// From now on Ctrl-C is noted and wakes whatever waits.
    static func note() { longhand_interrupts_catch() }

    /// From now on Ctrl-C ends the program with status 130.
    static func exitAtOnce() { longhand_interrupts_exit() }

    /// True if Ctrl-C was pressed since the last call.
    static func wereTaken() -> Bool { longhand_interrupts_take() == 1 }

    enum Wait {
        case ready
        /// The time is over, or another signal came.
        case elapsed
        /// Ctrl-C; this takes it.
        case interrupted
    }

    /// Waits for `events` (as of poll), for Ctrl-C, or for the time; -1 waits for ever.
    static func wait(for events: Int32, on descriptor: Int32, milliseconds: Int32) -> Wait {
        switch UInt32(bitPattern: longhand_wait(descriptor, events, milliseconds)) {
        case LONGHAND_WAIT_READY.rawValue: return .ready
        case LONGHAND_WAIT_INTERRUPTED.rawValue: return wereTaken() ? .interrupted : .elapsed
        default: return .elapsed
        }
    }
}
