import Foundation
import NumericAlgebra
import Testing

@Suite struct NumericKernelsTests {
    /// What the processor can do, as the system tells.
    private static var processor: String {
        (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    }

    @Test(.enabled(if: processor.contains(" avx2 ") && processor.contains(" fma ")))
    func `a processor with wide registers is not taken for one of 2004`() {
        #expect(
            NumericKernels.name != "Prescott"
                || ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] != nil)
    }

    @Test func `a choice of the environment is not changed for the programs that are started`() {
        let before = ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"]
        _ = NumericKernels.name
        #expect(ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] == before)
    }
}
