// NumericAlgebra
