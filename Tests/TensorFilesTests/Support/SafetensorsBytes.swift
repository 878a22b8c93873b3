/// The bytes of a safetensors file out of its parts, right or wrong.
func safetensorsBytes(_ header: String, data: Int = 0, padded: Bool = true) -> [UInt8] {
    var text = Array(header.utf8)
    while padded, text.count % 8 != 0 { text.append(0x20) }
    return littleEndian(UInt64(text.count)) + text + [UInt8](repeating: 0, count: data)
}

func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}
