internal import CReadline

/// Ctrl-C, as the C side noted it.
enum Interrupts {
    /// From now on Ctrl-C is noted and wakes whatever waits.
    static func note() { longhand_interrupts_catch() }

    /// From now on Ctrl-C ends the program with status 130.
    static func exitAtOnce() { longhand_interrupts_exit() }

    /// True if Ctrl-C was pressed since the last call.
    static func wereTaken() -> Bool { longhand_interrupts_take() == 1 }
}
