internal import Foundation

/// In JSON an image is one text: its PNG file in base64.
extension RasterImage: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let data = Data(base64Encoded: text) else { throw PictureError.notPNG }
        try self.init(png: Array(data))
    }

    public func encode(to encoder: any Encoder) throws {
        var field = encoder.singleValueContainer()
        try field.encode(base64)
    }

    /// The PNG file in base64.
    var base64: String {
        get throws(PictureError) { Data(try png()).base64EncodedString() }
    }
}
