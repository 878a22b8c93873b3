import Checking
import Testing

/// Right answers that may turn in a plane: the digits decide, whatever the angle.
@Suite struct TurningTests {
    private static let orthonormal = ["orthonormal": Option.boolean(true)]

    @Test(arguments: [
        // One digit of one entry is off by one or two units, in each way.
        Case("[0.3548 0.4555; -0.9126 -0.0211; 0.2032 -0.8900]", .misrounded),
        Case("[0.3548 0.4555; -0.9126 -0.0212; 0.2032 -0.8900]", .misrounded),
        Case("[0.3548 0.4555; -0.9126 -0.0216; 0.2032 -0.8900]", .incorrect),
    ])
    func `an orthonormal basis of a plane`(example: Case) throws {
        let given = ["span": "[0 1; 3 -1; -3 -1]"]
        #expect(try judge(.basis, given, Self.orthonormal, example.answer).verdict == example.verdict)
    }

    @Test(arguments: [
        Case("(-0.4110542, .2348881, 0.88083033)", .rounded),
        Case("(-0.50709, 0.169031, 0.845153)", .misrounded),
        Case("(-0.50709, 0.169031, 0.845163)", .incorrect), Case("(0.7071, 0, -0.7071)", .rounded),
    ])
    func `a unit vector of a plane`(example: Case) throws {
        let given = ["A": "[-1 4 -2; 4 -7 4; -2 4 -1]", "lambda": "1"]
        #expect(
            try judge(.eigenvector, given, ["unit": .boolean(true)], example.answer).verdict
                == example.verdict)
    }

    @Test(arguments: [
        Case("[-.80178 .56598 -0.19184; -0.26726 -0.05247 0.96219; 0.53452 0.82274 0.19333]", .rounded),
        Case("[-.80178 .56598 -0.19184; -0.26726 -0.05247 0.96219; 0.53452 0.82274 0.19343]", .incorrect),
    ])
    func `an orthonormal eigenbasis with a repeated eigenvalue`(example: Case) throws {
        let given = ["A": "[-21 -6 12; -6 -5 4; 12 4 -11]"]
        let answer = ["values": "-31, -3, -3", "vectors": example.answer]
        #expect(try judge(.eigenbasis, given, Self.orthonormal, answer).verdict == example.verdict)
    }

    @Test(arguments: [
        Case("[0.779644 .626223; 0.626223 -0.779644]", .misrounded),
        Case("[0.779644 .626213; 0.626223 -0.779644]", .incorrect),
    ])
    func `singular vectors of a repeated singular value`(example: Case) throws {
        let answer = [
            "U": example.answer, "S": "[3.000000 0; 0 2.999999]",
            "V": "[.999449 0.033192; 0.033192 -0.999449]",
        ]
        #expect(try judge(.svd, ["A": "[12/5 -9/5; 9/5 12/5]"], answer).verdict == example.verdict)
    }

    @Test(arguments: [
        Case("-0.6021 0.2773; -0.2569 0.7743; -0.1606 -.3946; 0.7387 .4096", .rounded),
        Case("-0.6021 0.2773; -0.2569 0.7743; -0.1606 -.3946; 0.7387 .4097", .misrounded),
        Case("-0.6021 0.2773; -0.2569 0.7743; -0.1606 -.3946; 0.7387 .4196", .incorrect),
    ])
    func `a completion by two columns`(example: Case) throws {
        let first = ["-0.5714 -0.4837", "0.5714 0.0887", "0.5714 -0.7014", "-0.1429 -0.5160"]
        let rest = example.answer.split(separator: "; ")
        let q = "[" + zip(first, rest).map { "\($0) \($1)" }.joined(separator: "; ") + "]"
        let answer = ["Q": q, "R": "[-7.0000 2.1429; 0 -2.5314; 0 0; 0 0]"]
        #expect(
            try judge(.qr, ["A": "[4 0; -4 1; -4 3; 1 1]"], ["shape": .string("full")], answer).verdict
                == example.verdict)
    }

    @Test func `a Q with too few columns, in decimals, is wrong and no fault of ours`() throws {
        let answer = ["Q": "[0.707; 0; 0.707]", "R": "[1.41 2.12]"]
        #expect(try judge(.qr, ["A": "[1 2; 0 1; 1 1]"], answer).verdict == .incorrect)
    }

    @Test(arguments: [
        Case("[-0.058824 0.2353; 1.23529 -4.941176]", .rounded),
        Case("[-0.058824 0.2354; 1.23529 -4.941176]", .misrounded),
        Case("[-0.058824 0.2453; 1.23529 -4.941176]", .incorrect),
    ])
    func `one of two tied singular values is kept`(example: Case) throws {
        let given = ["A": "[-5 -1; 1 -5]", "k": "1"]
        #expect(try judge(.bestapproximation, given, example.answer).verdict == example.verdict)
    }

    @Test(arguments: [
        Case("[11.2453; 16.8678; 11.2453; -11.2453]", .misrounded),
        Case("[11.2453; 16.8680; 11.2453; -11.2453]", .rounded),
        Case("[11.2453; 16.8780; 11.2453; -11.2453]", .incorrect),
        Case("[11.2453; 16.8680; 11.2453; 11.2453]", .incorrect),
    ])
    func `factors of rank one in decimals`(example: Case) throws {
        let given = ["A": "[-2 6 -4; -3 9 -6; -2 6 -4; 2 -6 4]", "r": "1"]
        let answer = ["B": example.answer, "C": "[-0.1779 0.5336 -0.3557]"]
        #expect(try judge(.rankfactorization, given, answer).verdict == example.verdict)
    }
}
