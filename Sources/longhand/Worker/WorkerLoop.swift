#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The child's side of the worker: reads requests, answers each, ends when the parent is gone.
enum WorkerLoop {
    /// - Parameters:
    ///   - memory: the bytes that parent and child may hold together.
    ///   - isEarly: whether the first request is still being thought of.
    static func run(memory: Int, isEarly: Bool = false) {
        _ = signal(SIGINT, SIG_IGN)
        ResourceLimits.boundMemory(memory)
        let input = Descriptor(number: STDIN_FILENO)
        if isEarly { Rehearsal.run { input.hasSomething } }
        var office = Office()
        var received: [UInt8] = []
        let output = Descriptor(number: STDOUT_FILENO)
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        while let line = nextLine(from: input, &received) {
            let reply: Reply
            do {
                let request = try decoder.decode(Request.self, from: Data(line))
                ResourceLimits.boundTime(seconds: request.seconds)
                reply = office.answer(request.work)
            } catch {
                reply = .failed(CommandFailure(.fault, "the worker cannot read a request: \(error)"))
            }
            guard let answer = try? encoder.encode(reply) else { return }
            guard (try? output.write(Array(answer) + [UInt8(ascii: "\n")])) != nil else { return }
        }
    }

    private static func nextLine(from input: Descriptor, _ received: inout [UInt8]) -> [UInt8]? {
        var searched = 0
        while true {
            if let end = received[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(received[..<end])
                received.removeSubrange(...end)
                return line
            }
            searched = received.count
            guard let more = try? input.read() else { return nil }
            received += more
        }
    }
}
