// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target of ours: nothing unsafe unmarked, nothing imported by accident.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "netadr",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "netadr", targets: ["netadr"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
  ],
  targets: [
    // Text that is built into the binary.
    .executableTarget(name: "embed-text", swiftSettings: strict),
    .plugin(name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"]),
    .target(name: "Templates", path: "Templates", swiftSettings: strict, plugins: ["EmbedText"]),

    // Leaves.
    .target(name: "IPMath", swiftSettings: strict),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Parallel", swiftSettings: strict),
    .target(name: "MarkdownEscaping", swiftSettings: strict),
    .target(
      name: "LocatedYAML", dependencies: ["Diagnostics", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),

    // The flow: decision file → decision → sizing → findings → verdict → report → page.
    .target(
      name: "Decisions", dependencies: ["IPMath", "Diagnostics", "LocatedYAML"],
      swiftSettings: strict),
    .target(
      name: "Knowledge", dependencies: ["IPMath", "Diagnostics", "LocatedYAML", "Decisions"],
      swiftSettings: strict, plugins: ["EmbedText"]),
    .target(
      name: "Guidance", dependencies: ["IPMath", "Diagnostics", "Decisions", "Knowledge"],
      swiftSettings: strict),
    .target(
      name: "Figures",
      dependencies: ["IPMath", "Diagnostics", "Decisions", "Knowledge", "Guidance"],
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "IPMath", "Diagnostics", "Parallel", "MarkdownEscaping", "LocatedYAML", "Decisions",
        "Knowledge", "Guidance", "Figures", "Templates",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "WebClient",
      dependencies: [
        "Publishing",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: [
        "Diagnostics", "MarkdownEscaping", "MarkdownHTML",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "MarkdownHTML", dependencies: ["CCMarkGFM"], swiftSettings: strict),
    .executableTarget(
      name: "netadr",
      dependencies: [
        "IPMath", "Diagnostics", "Parallel", "Decisions", "Knowledge", "Guidance", "Figures",
        "Reporting", "MarkdownHTML", "Templates", "Publishing", "WebClient",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Figures for humans: `swift build -c release --product netadr-bench`, then `netadr-bench ipmath`.
    .executableTarget(
      name: "netadr-bench",
      dependencies: [
        "IPMath", "Decisions", "Knowledge", "Guidance", "Figures", "Reporting", "MarkdownHTML",
        "Templates",
      ],
      swiftSettings: strict),

    // Tests: one folder a target; Tests/Cases holds the goldens.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "IPMathTests", dependencies: ["IPMath", "TestSupport"], exclude: ["Tables"],
      swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "DecisionsTests",
      dependencies: [
        "Decisions", "IPMath", "Diagnostics", "LocatedYAML", "Templates", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "KnowledgeTests",
      dependencies: ["Knowledge", "Decisions", "Diagnostics", "IPMath", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GuidanceTests",
      dependencies: [
        "Guidance", "Knowledge", "Decisions", "Diagnostics", "IPMath", "Templates", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FiguresTests",
      dependencies: [
        "Figures", "Reporting", "Guidance", "Knowledge", "Decisions", "Diagnostics", "IPMath",
        "Templates", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Guidance", "Knowledge", "Decisions", "Diagnostics", "IPMath", "Templates",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MarkdownHTMLTests", dependencies: ["MarkdownHTML", "Templates", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PublishingTests",
      dependencies: ["Publishing", "MarkdownHTML", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WebClientTests",
      dependencies: [
        "WebClient", "Publishing", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "netadr", "Decisions", "Diagnostics", "Guidance", "Knowledge", "MarkdownHTML", "Publishing",
        "Reporting", "Templates", "TestSupport",
      ],
      swiftSettings: strict),
  ]
)
