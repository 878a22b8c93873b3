/// `Float` or `Double`: what the numbers of a file are read as and written from. No other type conforms.
public protocol StoredScalar: BinaryFloatingPoint, Sendable {}

extension Float: StoredScalar {}
extension Double: StoredScalar {}
