internal import ArgumentParser

/// Which denoiser is the base, and where the lab's files are.
struct DenoiserOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The weights of the denoiser: a safetensors file; else those of the lab.", valueName: "file"))
    var base: String?

    @OptionGroup var lessons: LessonFolderOption

    /// The file of weights.
    func path() throws(CommandFailure) -> String {
        if let base { return base }
        return try LabFile.path(
            "prr-lab/weights/denoiser-fmnist16.safetensors", in: lessons, or: "a file of weights with --base")
    }

    /// The files that were given, else the lab's images of this name.
    func images(_ given: [String], usual name: String, option: String) throws(CommandFailure) -> [String] {
        if !given.isEmpty { return given }
        let file = try LabFile.path(
            "prr-lab/data/bags16.safetensors", in: lessons, or: "files of images with \(option)")
        return ["\(file):\(name)"]
    }
}
