public import NumericAlgebra

extension Formula {
    /// A value in doubles, its numbers to `digits` significant digits.
    ///
    /// Whole numbers are written out; very large and very small ones as 1.5·10⁻¹⁷, noise included.
    public init(_ value: FloatingValue, digits: Int) {
        switch value {
        case .number(let number): self = Formula(number, digits: digits)
        case .matrix(let matrix):
            let rows = (0..<matrix.rows).map { i in
                (0..<matrix.columns).map { Formula(floating: matrix[i, $0], digits: digits) }
            }
            self = .matrix(rows, rows: matrix.rows, columns: matrix.columns)
        case .list(let values):
            self = .list(values.map { Formula($0, digits: digits) }, isBraced: true)
        case .boolean(let truth): self = .text(truth.holds ? "true" : "false")
        case .subspace(let basis): self = .call("subspace", [Formula(.matrix(basis), digits: digits)])
        case .record(let fields):
            let parts = fields.map {
                Formula.relation([.name($0.name), Formula($0.value, digits: digits)], ["="])
            }
            self = .list(parts, isBraced: false)
        }
    }

    public init(_ number: NumericComplex, digits: Int) {
        let real = Formula(floating: number.real, digits: digits)
        guard !number.isReal else {
            self = real
            return
        }
        let size = Formula(floating: number.imaginary.magnitude, digits: digits)
        let imaginary = size == .number("1") ? Formula.name("i") : .product([size, .name("i")])
        let signed = number.imaginary < 0 ? Formula.negative(imaginary) : imaginary
        self = number.real == 0 ? signed : .sum([real, signed])
    }

    /// One double.
    public init(floating value: Double, digits: Int) {
        let isWhole = value.magnitude < 0x1p53 && value.rounded() == value
        let (mantissa, power) = SignificantDigits(of: value, count: isWhole ? 17 : digits).text
        let size = Formula.number(mantissa)
        if isWhole, power != 0 {
            self.init(sign: value, .number(String(Int(value.magnitude))))
        } else if power == 0 {
            self.init(sign: value, size)
        } else {
            let exponent = Formula.number("\(power.magnitude)")
            let ten = Formula.power(.number("10"), power < 0 ? .negative(exponent) : exponent)
            self.init(sign: value, mantissa == "1" ? ten : .product([size, ten]))
        }
    }

    private init(sign: Double, _ size: Formula) { self = sign < 0 ? .negative(size) : size }
}
