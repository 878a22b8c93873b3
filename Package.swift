// swift-tools-version: 6.2
// Longhand: linear algebra worked by hand, every line checked exactly.

import Foundation
import PackageDescription

// MARK: - The layout of FLINT

/// FLINT 3 carries Arb, Antic and Calcium inside; with FLINT 2 they are libraries of their own.
///
/// The headers decide; `LONGHAND_FLINT=2|3` overrides, and `LONGHAND_PREFIX` names a folder whose
/// `include` and `lib` are looked at first (Homebrew's is found without it).
let environment = ProcessInfo.processInfo.environment

let prefixes: [String] =
    [environment["LONGHAND_PREFIX"], environment["HOMEBREW_PREFIX"]].compactMap { $0 }
    + ["/opt/homebrew", "/usr/local", "/usr"]

let flintMajorVersion: Int = {
    if let chosen = environment["LONGHAND_FLINT"], let version = Int(chosen) { return version }
    for prefix in prefixes {
        if FileManager.default.fileExists(atPath: "\(prefix)/include/flint/qqbar.h") { return 3 }
        if FileManager.default.fileExists(atPath: "\(prefix)/include/calcium/qqbar.h") { return 2 }
        if FileManager.default.fileExists(atPath: "\(prefix)/include/qqbar.h") { return 2 }
    }
    return 3
}()

let flintLibraries =
    (flintMajorVersion >= 3 ? ["flint"] : ["calcium", "antic", "flint-arb", "flint"]) + ["mpfr", "gmp"]

// MARK: - BLAS

/// On Linux LAPACKE and OpenBLAS are linked in where their archives are, as Debian's packages bring them: to bind
/// their twenty thousand names takes four of the milliseconds between the start and the first prompt.
let archivesOfBLAS = [":liblapacke.a", ":libopenblas.a", ":libgfortran.so.5"]

let hasArchivesOfBLAS = ["lib", "lib64", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu"].contains { folder in
    let found = archivesOfBLAS.map { URL(fileURLWithPath: "/usr/\(folder)/\($0.dropFirst())") }
    // An OpenBLAS for OpenMP needs that one's library besides.
    return found.allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
        && !found.contains { $0.resolvingSymlinksInPath().path.contains("openmp") }
}

// MARK: - Settings that every target shares

let extraIncludes: [String] =
    prefixes
    .filter { $0 != "/usr" && FileManager.default.fileExists(atPath: "\($0)/include/flint") }
    .map { "-I\($0)/include" }
let extraLibraryPaths: [String] = extraIncludes.map {
    "-L" + $0.dropFirst(2).replacing("/include", with: "/lib")
}

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(extraIncludes.flatMap { ["-Xcc", $0] }),
]

/// For the modules that touch C: `unsafe` marks the whole C surface.
let strictMemory: [SwiftSetting] = strict + [.strictMemorySafety()]

func foreign(_ name: String, links libraries: [String], settings: [CSetting] = []) -> Target {
    .target(
        name: name,
        cSettings: [.unsafeFlags(extraIncludes), .define("LONGHAND_FLINT", to: "\(flintMajorVersion)")]
            + settings,
        linkerSettings: [.unsafeFlags(extraLibraryPaths)] + libraries.map { .linkedLibrary($0) })
}

func room(_ name: String, over dependencies: [Target.Dependency], touchesC: Bool = false) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: touchesC ? strictMemory : strict)
}

func tests(
    of name: String, with others: [Target.Dependency] = [], resources: [Resource] = [],
    besides excluded: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name)] + others, exclude: excluded,
        resources: resources, swiftSettings: strict)
}

// MARK: - The house: arrows point down only

let package = Package(
    name: "longhand",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "longhand", targets: ["longhand"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // ground
        foreign("CFlint", links: flintLibraries),
        foreign(
            "CLapacke", links: hasArchivesOfBLAS ? archivesOfBLAS : ["lapacke", "openblas"],
            settings: hasArchivesOfBLAS ? [.define("LONGHAND_BLAS_ARCHIVE")] : []),
        foreign("CPng", links: ["png"]),
        foreign("CProcess", links: []),
        foreign("CReadline", links: ["readline"]),
        // maths
        room("ExactAlgebra", over: ["CFlint"], touchesC: true),
        room("NumericAlgebra", over: ["CLapacke"], touchesC: true),
        // files of numbers
        room("TensorFiles", over: [], touchesC: true),
        // networks
        room("Networks", over: ["NumericAlgebra", "TensorFiles"], touchesC: true),
        // pictures
        room("Pictures", over: ["CPng"], touchesC: true),
        // editing of generated images
        room("LowRankGAN", over: ["Networks", "NumericAlgebra", "Pictures", "TensorFiles"]),
        // language
        room("Notation", over: ["ExactAlgebra", "NumericAlgebra"]),
        // judging
        room("Checking", over: ["Notation", "ExactAlgebra", "NumericAlgebra"]),
        // teaching
        room("Lessons", over: ["Checking", "Notation", "ExactAlgebra", "Yams"]),
        room("Tutoring", over: ["Lessons", "Checking", "Notation", "ExactAlgebra", "Pictures"]),
        room(
            "Laboratory", over: ["Tutoring", "LowRankGAN", "NumericAlgebra", "Pictures", "RankReduction"],
            touchesC: true),
        // research
        room("RankReduction", over: ["NumericAlgebra", "TensorFiles"], touchesC: true),
        room("Diffusion", over: ["Networks", "NumericAlgebra", "Pictures", "RankReduction", "TensorFiles"]),
        // roof
        .executableTarget(
            name: "longhand",
            dependencies: [
                "Laboratory", "Tutoring", "Lessons", "Checking", "Notation", "ExactAlgebra", "Pictures",
                "Diffusion", "LowRankGAN", "Networks", "NumericAlgebra", "RankReduction", "TensorFiles",
                "CReadline", "CProcess",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strictMemory),
        // benchmark
        .target(
            name: "CBenchPeer", dependencies: ["CFlint", "CLapacke"],
            cSettings: [
                .unsafeFlags(extraIncludes), .define("LONGHAND_FLINT", to: "\(flintMajorVersion)"),
            ]),
        .executableTarget(
            name: "longhand-bench",
            dependencies: [
                "Checking", "ExactAlgebra", "Networks", "NumericAlgebra", "TensorFiles", "CBenchPeer",
            ],
            swiftSettings: strictMemory),
        // broken inputs
        .executableTarget(
            name: "longhand-fuzz",
            dependencies: [
                "Checking", "Diffusion", "Lessons", "LowRankGAN", "Notation", "Pictures", "TensorFiles",
                "Tutoring",
            ],
            swiftSettings: strictMemory),
        // tests
        tests(of: "Checking", with: ["ExactAlgebra", "Notation"], resources: [.copy("Resources")]),
        tests(
            of: "Diffusion",
            with: ["Networks", "NumericAlgebra", "Pictures", "RankReduction", "TensorFiles"]),
        tests(of: "ExactAlgebra", resources: [.copy("Resources")]),
        tests(of: "Laboratory", with: ["Lessons", "TensorFiles", "Tutoring"]),
        tests(of: "Lessons", with: ["Checking", "Yams"]),
        tests(
            of: "LowRankGAN", with: ["Networks", "NumericAlgebra", "Pictures", "TensorFiles"],
            resources: [.copy("Resources")]),
        tests(of: "NumericAlgebra", with: ["ExactAlgebra"], resources: [.copy("Resources")]),
        tests(of: "Notation", with: ["ExactAlgebra", "NumericAlgebra"]),
        tests(of: "Networks", with: ["NumericAlgebra", "TensorFiles"], resources: [.copy("Resources")]),
        tests(of: "TensorFiles", resources: [.copy("Resources")]),
        tests(of: "Pictures", besides: ["Golden"]),
        tests(of: "RankReduction", with: ["ExactAlgebra", "NumericAlgebra", "TensorFiles"]),
        tests(
            of: "Tutoring",
            with: [
                "Checking", "ExactAlgebra", "Laboratory", "Lessons", "Notation", "NumericAlgebra", "Pictures",
            ],
            besides: ["Fixtures"]),
        tests(
            of: "longhand", with: ["Checking", "CPseudoTerminal", "Notation", "Pictures", "TensorFiles"],
            besides: ["Golden"]),
        tests(of: "longhand-fuzz", resources: [.copy("Resources")]),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    ]
)
