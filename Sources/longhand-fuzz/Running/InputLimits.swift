#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What one input may cost: set by the child on itself.
enum InputLimits {
    /// Processor seconds of one input; past them the system ends the process with SIGPROF.
    static let seconds = 2
    /// Bytes that may be mapped beyond what is mapped at the start.
    static let memory = 1 << 30

    /// Bounds the growth of the address space; nothing is left behind by a process that ends.
    static func boundMemory() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
            let bound = rlim_t(mapped + memory)
            var limit = rlimit(rlim_cur: bound, rlim_max: bound)
            _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        #else
            _ = unsafe setrlimit(RLIMIT_CORE, &none)
        #endif
    }

    /// From now on the next input counts.
    static func startClock() {
        let limit = timeval(tv_sec: seconds, tv_usec: 0)
        var timer = itimerval(it_interval: timeval(), it_value: limit)
        #if canImport(Glibc)
            _ = unsafe setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
        #else
            _ = unsafe setitimer(ITIMER_PROF, &timer, nil)
        #endif
    }

    /// Processor seconds of this process so far.
    static var used: Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// The bytes that are mapped now, where the system tells.
    private static var mapped: Int {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return 1 << 32 }
        defer { unsafe fclose(file) }
        var text = [CChar](repeating: 0, count: 128)
        guard unsafe fgets(&text, 128, file) != nil else { return 1 << 32 }
        let digits = text.prefix { $0 >= 48 && $0 < 58 }.map { UInt8(bitPattern: $0) }
        return (Int(String(decoding: digits, as: UTF8.self)) ?? 1 << 20) * Int(getpagesize())
    }
}
