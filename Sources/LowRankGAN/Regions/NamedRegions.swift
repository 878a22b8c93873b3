/// Regions that have a name on the images of a generator.
public struct NamedRegions: Hashable, Sendable {
    private let table: [String: [PixelBox]]

    public init(_ table: [String: [PixelBox]]) { self.table = table }

    /// In alphabetical order.
    public var names: [String] { table.keys.sorted() }

    /// - Throws: ``RegionFault/unknownName(_:names:)``.
    public func boxes(of name: String) throws(EditingError) -> [PixelBox] {
        guard let boxes = table[name] else { throw .region(.unknownName(name, names: names)) }
        return boxes
    }

    /// No names.
    public static let none = NamedRegions([:])

    /// Parts of a face that looks into the camera, 64×64: casual boxes, not outlines.
    public static let faces = NamedRegions([
        "mouth": [PixelBox(rows: 38..<56, columns: 20..<44)],
        "eyes": [PixelBox(rows: 18..<32, columns: 12..<52)],
        "nose": [PixelBox(rows: 26..<46, columns: 25..<43)],
        "hair": [PixelBox(rows: 0..<14, columns: 8..<56)],
        "background": [
            PixelBox(rows: 0..<20, columns: 0..<6), PixelBox(rows: 0..<20, columns: 58..<64),
        ],
    ])

    /// Parts of a garment or a shoe as Fashion-MNIST shows them, 28×28. Each is of use on its own classes
    /// only.
    public static let garments = NamedRegions([
        // Below short sleeves and beside the body: dark without long sleeves.
        "sleeves": [
            PixelBox(rows: 12..<27, columns: 2..<8), PixelBox(rows: 12..<27, columns: 20..<26),
        ],
        "collar": [PixelBox(rows: 0..<5, columns: 9..<19)],
        "chest": [PixelBox(rows: 6..<18, columns: 9..<19)],
        "hem": [PixelBox(rows: 23..<28, columns: 6..<22)],
        "sole": [PixelBox(rows: 17..<22, columns: 0..<28)],
        // Above the ankle of a shoe that points to the left.
        "shaft": [PixelBox(rows: 2..<12, columns: 14..<27)],
    ])
}
