internal import ArgumentParser

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `longhand grade`: one JSON request a line, one JSON reply a line, in order.
struct GradeCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Judge answers: JSON Lines in, JSON Lines out.",
        discussion: """
            A request: {"id":"q7","relation":"matrix","given":{"value":"[1 2; 3 4]^2"},"answer":"[7 10; 15 22]"}
            """)

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        var input = StandardInput()
        while true {
            let typed = input.next()
            switch typed {
            case .end: return
            case .interrupted: throw CommandFailure(.interrupted, "")
            case .text(let line): try Console.put(try Self.reply(to: line, worker: worker) + "\n")
            default: try Console.put(GradeFallback(unreadable: typed).json + "\n")
            }
        }
    }

    /// The judge's reply; `undecided` where the judge had to be stopped.
    private static func reply(to line: String, worker: Worker) throws(CommandFailure) -> String {
        do throws(Worker.Trouble) {
            guard case .text(let reply) = try worker.ask(.grade(line)) else { throw Worker.Trouble.died }
            return reply
        } catch .died {
            return GradeFallback(stopped: line, because: "it needs more memory or time than is given").json
        } catch .overran {
            return GradeFallback(stopped: line, because: "it needs more time than is given").json
        } catch {
            throw error.failure
        }
    }
}

/// A reply that the parent gives itself, because no judge could.
struct GradeFallback: Encodable {
    struct Fault: Encodable, Hashable {
        let code: String
        let column: Int
    }

    private let id: Identifier
    private let verdict: String
    private let message: String
    private let diagnosis: [String] = []
    private let error: Fault?

    /// For a line that is no text, or too long.
    init(unreadable line: TypedLine) {
        id = .none
        verdict = "malformed"
        message = line.problem ?? ""
        switch line {
        case .zeroByte(let column): error = Fault(code: "nul-byte", column: column)
        case .notText(let column): error = Fault(code: "not-utf8", column: column)
        default: error = Fault(code: "too-long", column: TypedLine.byteLimit + 1)
        }
    }

    /// For a request whose judging was stopped.
    init(stopped line: String, because reason: String) {
        id = Identifier(of: line)
        verdict = "undecided"
        message = "This could not be decided: \(reason)."
        error = nil
    }

    var json: String { stableJSON ?? "{}" }

    private enum Key: String, CodingKey {
        case id, verdict, message, diagnosis, error
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        switch id {
        case .none: try fields.encodeNil(forKey: .id)
        case .string(let text): try fields.encode(text, forKey: .id)
        case .integer(let number): try fields.encode(number, forKey: .id)
        case .number(let number): try fields.encode(number, forKey: .id)
        }
        try fields.encode(verdict, forKey: .verdict)
        try fields.encode(message, forKey: .message)
        try fields.encode(diagnosis, forKey: .diagnosis)
        try fields.encodeIfPresent(error, forKey: .error)
    }

    /// What a request calls itself.
    private enum Identifier: Decodable {
        case none
        case string(String)
        case integer(Int)
        case number(Double)

        private struct Request: Decodable {
            let id: Identifier?
        }

        init(of line: String) {
            let request = try? JSONDecoder().decode(Request.self, from: Data(line.utf8))
            self = request?.id ?? .none
        }

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self = .string(text)
            } else if let number = try? value.decode(Int.self) {
                self = .integer(number)
            } else if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else {
                self = .none
            }
        }
    }
}
