// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Continuous integration takes no warnings; a newcomer with another compiler is not stopped by them.
let warnings: [SwiftSetting] =
    ProcessInfo.processInfo.environment["DUBAN_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

let strict: [SwiftSetting] =
    warnings + [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]

/// The fuzzer's runtime, a static library of the toolchain: `deploy/fuzz.sh` names it. Without it there is no `duban-fuzz`.
let fuzzing: [Target] =
    ProcessInfo.processInfo.environment["DUBAN_FUZZ_RUNTIME"].map { runtime in
        [
            .target(name: "CFuzzer"),
            .executableTarget(
                name: "duban-fuzz", dependencies: ["CFuzzer", "Fuzzing"], swiftSettings: strict,
                linkerSettings: [.unsafeFlags([runtime]), .linkedLibrary("stdc++")]),
        ]
    } ?? []

let package = Package(
    name: "duban",
    products: [
        .library(name: "Producer", targets: ["Producer"]),
        .executable(name: "duban", targets: ["duban"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    ],
    targets: [
        // The core: no I/O, no clock.
        .target(name: "Ledgers", swiftSettings: strict),
        .target(name: "EventJSON", dependencies: ["Ledgers", "Monitoring"], swiftSettings: strict),

        // Monitoring points: what readings come to. No I/O, no clock.
        .target(
            name: "Monitoring",
            dependencies: ["Ledgers", .product(name: "HeapModule", package: "swift-collections")],
            swiftSettings: strict),
        .target(
            name: "PointStore", dependencies: ["LedgerStore", "Ledgers", "Monitoring"], swiftSettings: strict),

        // Where the log and the ledgers are kept.
        .target(
            name: "LedgerStore",
            dependencies: [
                "Ledgers", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            swiftSettings: strict),
        .target(name: "CSQLitePages", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "SQLiteStore",
            dependencies: [
                "CSQLitePages", "LedgerStore", "Ledgers", "Monitoring", "PointStore",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "PostgresStore", dependencies: ["CPostgres", "LedgerStore", "Ledgers", "Monitoring", "PointStore"],
            swiftSettings: strict),

        // The wire.
        .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        .target(name: "ZeroMQ", dependencies: ["CZeroMQ"], swiftSettings: strict),

        // The Chinese names of what the wire has codes for.
        .target(name: "Words", dependencies: ["EventJSON", "Ledgers", "Monitoring"], swiftSettings: strict),

        // What is made of them.
        .target(name: "Reports", dependencies: ["EventJSON", "LedgerStore", "Ledgers"], swiftSettings: strict),
        .target(
            name: "Node",
            dependencies: [
                "EventJSON", "LedgerStore", "Ledgers", "Monitoring", "PointStore", "Reports", "Words", "ZeroMQ",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(name: "Producer", dependencies: ["EventJSON", "ZeroMQ"], swiftSettings: strict),

        // How people are told: spreadsheets, letters, messages, metrics.
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Workbooks", dependencies: ["CXlsxWriter"], swiftSettings: strict),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(name: "Letters", dependencies: ["CPango", "Ledgers"], swiftSettings: strict),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(
            name: "Messages",
            dependencies: [
                "CCurl", "DubanConfiguration", "EventJSON", "Ledgers",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "PrometheusMetrics", dependencies: [.product(name: "CoreMetrics", package: "swift-metrics")],
            swiftSettings: strict),
        .target(
            name: "NodeMetrics", dependencies: ["EventJSON", "Ledgers", "Node", "PrometheusMetrics"],
            swiftSettings: strict),
        // Not named Configuration, since a package below Hummingbird has a target of that name.
        .target(
            name: "DubanConfiguration",
            dependencies: ["EventJSON", "Ledgers", "Monitoring", .product(name: "Yams", package: "Yams")],
            path: "Sources/Configuration", swiftSettings: strict),
        .target(name: "Files", swiftSettings: strict),
        .target(
            name: "Dashboard",
            dependencies: [
                "EventJSON", "Files", "LedgerStore", "Ledgers", "Monitoring", "Node", "Tables", "Words", "Workbooks",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Resources")], swiftSettings: strict),
        // What brings readings and events from elsewhere: MQTT, files, HTTP.
        .systemLibrary(name: "CMosquitto", pkgConfig: "libmosquitto", providers: [.apt(["libmosquitto-dev"])]),
        .target(
            name: "Bridge",
            dependencies: [
                "CMosquitto", "DubanConfiguration", "EventJSON", "Files", "Ledgers", "Monitoring", "Producer", "ZeroMQ",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BridgeTests",
            dependencies: [
                "Bridge", "DubanConfiguration", "EventJSON", "Ledgers", "Monitoring", "Producer", "ZeroMQ", "duban",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(name: "Tables", swiftSettings: strict),
        .target(
            name: "Supervision", dependencies: [.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")],
            swiftSettings: strict),
        .executableTarget(
            name: "duban",
            dependencies: [
                "Bridge", "Dashboard", "DubanConfiguration", "EventJSON", "LedgerStore", "Ledgers", "Letters",
                "Messages",
                "Monitoring", "Node", "NodeMetrics", "PointStore", "PostgresStore", "Producer", "PrometheusMetrics",
                "Reports", "SQLiteStore",
                "Supervision", "Tables",
                "Words", "Workbooks", "ZeroMQ",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        .target(
            name: "DubanTestKit",
            dependencies: [
                "DubanConfiguration", "EventJSON", "LedgerStore", "Ledgers", "Monitoring", "Node", "PointStore",
                "Reports",
            ],
            swiftSettings: strict),

        // A node and all around it on a simulated network, clock and disk, from one seed.
        .target(name: "CTaskHook"),
        .target(
            name: "Simulation",
            dependencies: [
                "CTaskHook", "DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Node", "Producer", "Reports",
                "ZeroMQ",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "duban-soak",
            dependencies: [
                "Simulation", "Tables", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // How fast it is, and what bounds it.
        .target(
            name: "Benchmarks",
            dependencies: [
                "CPostgres", "DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Monitoring", "Node", "PointStore",
                "PostgresStore", "SQLiteStore", "Tables", "ZeroMQ", .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "duban-bench",
            dependencies: [
                "Benchmarks", "EventJSON", "Tables", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BenchmarkTests", dependencies: ["Benchmarks", "EventJSON", "Ledgers", "duban", "duban-bench"],
            swiftSettings: strict),

        .testTarget(
            name: "SimulationTests",
            dependencies: ["DubanTestKit", "LedgerStore", "Ledgers", "PostgresStore", "Simulation", "ZeroMQ"],
            swiftSettings: strict),

        .testTarget(
            name: "LedgersTests", dependencies: ["DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Node"],
            swiftSettings: strict),
        .testTarget(
            name: "EventJSONTests", dependencies: ["DubanTestKit", "EventJSON", "Ledgers", "Monitoring"],
            swiftSettings: strict),
        .testTarget(
            name: "ProcessingTests",
            dependencies: ["DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Node", "Reports"],
            swiftSettings: strict),
        .testTarget(name: "ProducerTests", dependencies: ["EventJSON", "Producer", "ZeroMQ"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "DubanTestKit", "LedgerStore", "Ledgers", "Monitoring", "PointStore", "SQLiteStore",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PostgresStoreTests",
            dependencies: [
                "DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Monitoring", "Node", "PointStore",
                "PostgresStore", "Reports",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "NodeTests",
            dependencies: [
                "DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Monitoring", "Node", "PointStore",
                "PrometheusMetrics", "Reports", "ZeroMQ",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AcceptanceTests",
            dependencies: [
                "DubanTestKit", "EventJSON", "Ledgers", "NodeMetrics", "PrometheusMetrics", "Tables", "ZeroMQ", "duban",
            ],
            exclude: ["browser.py", "client.py", "robot.py"], swiftSettings: strict),
        .testTarget(
            name: "ConfigurationTests", dependencies: ["DubanConfiguration", "EventJSON", "Ledgers", "Monitoring"],
            swiftSettings: strict),
        .testTarget(
            name: "SupervisionTests",
            dependencies: [
                "Supervision", .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DashboardTests",
            dependencies: [
                "Dashboard", "DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Node", "Words",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "NodeMetricsTests",
            dependencies: [
                "DubanTestKit", "EventJSON", "LedgerStore", "Ledgers", "Node", "NodeMetrics", "PrometheusMetrics",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ReportTests",
            dependencies: [
                "EventJSON", "Ledgers", "Letters", "Node", "Reports", "Workbooks", "duban",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["sheets.py"], swiftSettings: strict),
        .testTarget(
            name: "MessagesTests",
            dependencies: [
                "DubanConfiguration", "EventJSON", "Ledgers", "Messages",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MonitoringTests", dependencies: ["Ledgers", "Monitoring", "PointStore"], swiftSettings: strict),
        .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: strict),
        .testTarget(name: "ZeroMQTests", dependencies: ["ZeroMQ"], swiftSettings: strict),

        // What has to hold for any input: checked on the corpora by the tests, and on endless others by `duban-fuzz`.
        .target(
            name: "Fuzzing",
            dependencies: [
                "DubanConfiguration", "EventJSON", "LedgerStore", "Ledgers", "Monitoring", "Node", "Producer", "ZeroMQ",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FuzzingTests", dependencies: ["Fuzzing"], exclude: ["Corpus", "Dictionaries"],
            swiftSettings: strict),
    ] + fuzzing
)
