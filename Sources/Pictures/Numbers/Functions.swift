internal import Foundation

// The few functions that pictures take from the C library, in words.

func cosine(_ angle: Double) -> Double { cos(angle) }
func sine(_ angle: Double) -> Double { sin(angle) }
func hypotenuse(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
func angle(of vector: Plane.Vector) -> Double { atan2(vector.y, vector.x) }
func logarithm(_ x: Double) -> Double { log10(x) }
func powerOfTen(_ exponent: Int) -> Double { pow(10, Double(exponent)) }

extension String {
    /// Letters and their accents apart.
    var decomposed: String { decomposedStringWithCanonicalMapping }
}
