internal import Networks
internal import NumericAlgebra
internal import Pictures
internal import TensorFiles

// The errors of the rooms below, as errors of this one.

func numerically<Result>(_ body: () throws(NumericError) -> Result) throws(EditingError) -> Result {
    do throws(NumericError) { return try body() } catch { throw .numeric(error) }
}

func inNetwork<Result>(_ body: () throws(NetworkError) -> Result) throws(EditingError) -> Result {
    do throws(NetworkError) { return try body() } catch { throw .network(error) }
}

func inPicture<Result>(_ body: () throws(PictureError) -> Result) throws(EditingError) -> Result {
    do throws(PictureError) { return try body() } catch { throw .picture(error) }
}

func inFile<Result>(_ body: () throws(TensorFileError) -> Result) throws(EditingError) -> Result {
    do throws(TensorFileError) { return try body() } catch { throw .file(error) }
}
