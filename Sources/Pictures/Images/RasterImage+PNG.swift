internal import CPng
internal import Foundation

extension RasterImage {
    /// Reads a PNG of any kind: palettes, 1 to 16 bits, transparency, interlaced.
    ///
    /// Grey without transparency stays grey, all else becomes colour. Sixteen bits are rounded to eight;
    /// gamma and colour profiles are left as they are.
    /// - Throws: ``PictureError/notPNG``, ``PictureError/damagedImage(_:)``,
    ///   ``PictureError/imageTooLarge(width:height:)`` (found out before there is room taken for it), or
    ///   ``PictureError/noMemory``.
    /// - SeeAlso: ISO/IEC 15948, *Portable Network Graphics*.
    public init(png bytes: [UInt8]) throws(PictureError) {
        var image = unsafe longhand_png_image()
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return Int32(LONGHAND_PNG_OTHER) }
            return unsafe longhand_png_read(
                start, buffer.count, UInt32(Self.largestSide), UInt64(Self.mostPixels), &image)
        }
        defer { unsafe longhand_png_free(image.pixels) }
        let (width, height) = unsafe (Int(image.width), Int(image.height))
        guard status == LONGHAND_PNG_FINE, let pixels = unsafe image.pixels,
            let channels = unsafe Channels(rawValue: Int(image.channels))
        else {
            throw PictureError(status, width, height, unsafe Self.words(of: image.message))
        }
        let count = width * height * channels.rawValue
        self.init(
            unchecked: width, height, channels,
            unsafe Array(UnsafeBufferPointer(start: pixels, count: count)))
    }

    /// As a PNG file: grey, or colour with alpha where something shows through.
    ///
    /// - Throws: ``PictureError/noMemory``.
    public func png() throws(PictureError) -> [UInt8] {
        let hasAlpha = !isOpaque
        var stored = bytes
        if channels == .colour, !hasAlpha {
            stored = []
            stored.reserveCapacity(width * height * 3)
            for pixel in stride(from: 0, to: bytes.count, by: 4) { stored += bytes[pixel..<(pixel + 3)] }
        }
        var file = unsafe longhand_png_file()
        let (width, height) = (UInt32(width), UInt32(height))
        let count = Int32(channels == .grey ? 1 : hasAlpha ? 4 : 3)
        let status = unsafe stored.withUnsafeMutableBufferPointer { buffer in
            var image = unsafe longhand_png_image()
            unsafe image.pixels = buffer.baseAddress
            unsafe image.width = width
            unsafe image.height = height
            unsafe image.channels = count
            return unsafe longhand_png_write(&image, &file)
        }
        defer { unsafe longhand_png_free(file.bytes) }
        guard status == LONGHAND_PNG_FINE, let start = unsafe file.bytes else {
            throw PictureError(status, self.width, self.height, unsafe Self.words(of: file.message))
        }
        return unsafe Array(UnsafeBufferPointer(start: start, count: file.count))
    }

    /// The characters of a C array up to its zero.
    private static func words<Characters>(of message: Characters) -> String {
        unsafe withUnsafeBytes(of: message) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    // MARK: - Files

    /// The largest file that is read.
    public static let largestFile = 512 << 20

    /// Reads a PNG file.
    ///
    /// - Throws: as ``init(png:)``, and ``PictureError/unreadable(_:_:)`` where there is no such file.
    public init(contentsOf path: String) throws(PictureError) {
        let data: Data
        do {
            let facts = try FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
            guard facts[.type] as? FileAttributeType == .typeRegular else {
                throw PictureError.unreadable(path, "it is not a file")
            }
            guard let size = facts[.size] as? NSNumber, size.intValue <= Self.largestFile else {
                throw PictureError.unreadable(path, "it is larger than \(Self.largestFile >> 20) MiB")
            }
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as PictureError {
            throw error
        } catch {
            throw .unreadable(path, PictureError.reason(of: error))
        }
        try self.init(png: Array(data))
    }

    /// Writes a PNG file: whole or not at all, in place of what was there.
    ///
    /// - Throws: as ``png()``, and ``PictureError/unwritable(_:_:)``.
    public func write(to path: String) throws(PictureError) {
        try PictureFormat.write(try png(), to: path)
    }
}

extension PictureError {
    /// What went wrong in C.
    fileprivate init(_ status: Int32, _ width: Int, _ height: Int, _ message: String) {
        self =
            switch Int(status) {
            case LONGHAND_PNG_OTHER: .notPNG
            case LONGHAND_PNG_LARGE: .imageTooLarge(width: width, height: height)
            case LONGHAND_PNG_MEMORY: .noMemory
            default: .damagedImage(message)
            }
    }

    /// In a few words; the long ones of Foundation name the file again.
    static func reason(of error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "there is none of this name"
        case .fileReadNoPermission, .fileWriteNoPermission: "it is not permitted"
        case .fileWriteOutOfSpace: "the disk is full"
        case .fileWriteVolumeReadOnly: "the disk cannot be written"
        default: "\(error.localizedDescription)"
        }
    }
}
