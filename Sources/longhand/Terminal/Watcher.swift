internal import CReadline

/// Looks at a file while a line is awaited, and keeps what it saw until somebody asks.
final class Watcher {
    private var watch: FileWatch
    private var seen = FileWatch.Sight.unchanged

    init(_ watch: FileWatch) {
        self.watch = watch
    }

    /// True where there is something to take.
    ///
    /// - Parameter settles: see ``FileWatch/look(settles:)``.
    func look(settles: Bool = true) -> Bool {
        if seen == .unchanged { seen = watch.look(settles: settles) }
        return seen != .unchanged
    }

    /// What was seen since it was asked last.
    func take() -> FileWatch.Sight {
        defer { seen = .unchanged }
        return seen
    }

    // MARK: - While a line is edited

    /// From now on the line editor looks, too; `detach` before this value goes.
    func attach() {
        unsafe longhand_readline_look(
            { context in
                guard let context = unsafe context else { return 0 }
                return unsafe Unmanaged<Watcher>.fromOpaque(context).takeUnretainedValue().look() ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque(), FileWatch.interval)
    }

    static func detach() {
        longhand_readline_look(nil, nil, -1)
    }
}
