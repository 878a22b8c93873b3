import Foundation
import Testing

@Suite("What is said before a sitting, and after it")
struct BeforeASittingTests {
    @Test func `numbers without quotation marks are told from other arguments`() throws {
        for arguments in [["--set", "W=2", "1", "0"], ["--set=W=2", "1", "0"], ["--set", "W=[2", "1]"]] {
            let ran = try Sandbox().run(["learn", "small"] + arguments)
            #expect(ran.code == 64)
            #expect(ran.errors.contains("in quotation marks: --set W=\""), "\(ran.errors)")
        }
        let other = try Sandbox().run(["learn", "small", "--set", "W=2", "again"])
        #expect(other.code == 64 && !other.errors.contains("quotation"), "\(other.errors)")
        let alone = try Sandbox().run(["learn", "small", "--set", "W=2"])
        #expect(alone.code == 65)
        #expect(alone.errors.contains("--set W=\"2 1; 0 1\""), "\(alone.errors)")
    }

    @Test func `at a terminal lines are broken between words`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"], columns: 40)
        try program.expect("small/gram")
        try program.send("skip\r")
        try program.expect("small/eigenvalues")
        try program.send("quit\r")
        let (code, shown) = try program.finish()
        #expect(code == 0)
        #expect(shown.contains("`longhand learn small` resumes at\r\neigenvalues."), "\(shown)")
    }

    @Test func `a program that was built finds the lessons beside its package`() throws {
        let sandbox = try Sandbox()
        let package = "\(sandbox.folder)/clone"
        let folder = "\(package)/.build/x86_64/debug"
        try sandbox.write("// swift-tools-version: 6.2\n", to: "\(package)/Package.swift")
        try sandbox.write(
            sandbox.read("\(sandbox.folder)/Lessons/small/lesson.yaml"),
            to: "\(package)/Lessons/small/lesson.yaml")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(package)/.build/debug", withDestinationPath: "x86_64/debug")
        let program = try sandbox.launch(
            [], environment: ["LONGHAND_LESSONS": ""], in: "/tmp",
            // A copy that these tests wrote themselves could not be started while they start other programs.
            after:
                "cp '\(Launched.program())' \(folder)/longhand && exec \(package)/.build/debug/longhand lesson list"
        )
        let (code, shown) = try program.finish()
        #expect(code == 0 && shown.contains("small"), "\(shown)\(sandbox.said)")
    }
}
