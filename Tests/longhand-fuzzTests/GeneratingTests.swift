import Testing

@testable import longhand_fuzz
