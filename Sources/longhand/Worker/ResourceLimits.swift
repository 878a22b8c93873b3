#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What the worker may use, set by the worker on itself before it looks at anything untrusted.
enum ResourceLimits {
    /// What parent and child may hold together, unless they are given more.
    static let memory = 500 << 20
    /// What the parent holds at most, and what the child's malloc loses to fragments.
    private static let reserve = 60 << 20

    /// Bounds the address space: what is mapped now, and the memory that is left of the limit.
    ///
    /// A Swift program maps far more than it holds (libraries, thread stacks, reserved arenas), so the
    /// bound is put on the growth.
    static func boundMemory(_ memory: Int) {
        guard let (mapped, held) = currentMemory() else { return }
        let bound = rlim_t(mapped + max(memory - reserve - held, 64 << 20))
        var limit = rlimit(rlim_cur: bound, rlim_max: bound)
        set(addressSpace, &limit)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        set(coreFile, &none)
    }

    /// Bounds the processor time: `seconds` more than has been used.
    static func boundTime(seconds: Double) {
        var limit = rlimit()
        get(processorTime, &limit)
        limit.rlim_cur = min(limit.rlim_max, rlim_t(Int(secondsUsed) + Int(seconds.rounded(.up)) + 1))
        set(processorTime, &limit)
    }

    /// The processor time that this process has used.
    static var secondsUsed: Double {
        var usage = rusage()
        unsafe getrusage(usageOfSelf, &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6
        }
    }

    /// Bytes mapped and bytes held, where the system tells.
    private static func currentMemory() -> (mapped: Int, held: Int)? {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return nil }
        defer { unsafe fclose(file) }
        var text = [CChar](repeating: 0, count: 128)
        guard unsafe fgets(&text, Int32(text.count), file) != nil else { return nil }
        let line = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let pages = line.split(separator: " ").prefix(2).compactMap { Int($0) }
        guard pages.count == 2 else { return nil }
        let size = Int(getpagesize())
        return (pages[0] * size, pages[1] * size)
    }

    #if canImport(Glibc)
        private static let addressSpace = Int32(RLIMIT_AS.rawValue)
        private static let processorTime = Int32(RLIMIT_CPU.rawValue)
        private static let coreFile = Int32(RLIMIT_CORE.rawValue)
        private static let usageOfSelf = Int32(RUSAGE_SELF.rawValue)
    #else
        private static let addressSpace = RLIMIT_AS
        private static let processorTime = RLIMIT_CPU
        private static let coreFile = RLIMIT_CORE
        private static let usageOfSelf = RUSAGE_SELF
    #endif

    private static func set(_ resource: Int32, _ limit: inout rlimit) {
        _ = unsafe setrlimit(resource, &limit)
    }

    private static func get(_ resource: Int32, _ limit: inout rlimit) {
        _ = unsafe getrlimit(resource, &limit)
    }
}
