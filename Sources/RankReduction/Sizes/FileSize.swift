extension Int {
    /// A number of bytes as `ls -lh` shows it: 880, 6.9K, 13M; powers of 1024, rounded up.
    ///
    /// One decimal below ten units, none above. A negative number is shown as 0.
    public var fileSize: String {
        guard self >= 1024 else { return "\(Swift.max(0, self))" }
        var unit = 1
        for name in ["K", "M", "G", "T"] {
            unit <<= 10
            let (whole, rest) = quotientAndRemainder(dividingBy: unit)
            let tenths = whole < 10 ? whole * 10 + (rest * 10 + unit - 1) / unit : 100
            if tenths < 100 { return "\(tenths / 10).\(tenths % 10)\(name)" }
            let rounded = whole + (rest == 0 ? 0 : 1)
            if rounded < 1024 { return "\(rounded)\(name)" }
        }
        return "\(self / unit)T"
    }
}
