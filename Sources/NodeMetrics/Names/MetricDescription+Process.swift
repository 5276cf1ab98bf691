public import PrometheusMetrics

/// The process, by the names that all exporters use, and the disk that its data are on.
extension MetricDescription {
    static let resident = MetricDescription("process_resident_memory_bytes", .gauge, "Resident memory size in bytes.")
    static let virtual = MetricDescription("process_virtual_memory_bytes", .gauge, "Virtual memory size in bytes.")
    static let cpu = MetricDescription(
        "process_cpu_seconds_total", .counter, "Total user and system CPU time spent in seconds.")
    static let descriptors = MetricDescription("process_open_fds", .gauge, "Number of open file descriptors.")
    static let mostDescriptors = MetricDescription(
        "process_max_fds", .gauge, "Maximum number of open file descriptors.")
    static let started = MetricDescription(
        "process_start_time_seconds", .gauge, "Start time of the process since unix epoch in seconds.")
    static let dataBytes = MetricDescription("duban_data_bytes", .gauge, "Size of the files in the data folder.")
    static let diskFree = MetricDescription(
        "duban_data_disk_free_bytes", .gauge, "What is free for the node on the disk that the data folder is on.")
    static let diskSize = MetricDescription(
        "duban_data_disk_size_bytes", .gauge, "Size of the disk that the data folder is on.")

    static let ofProcess = [
        resident, virtual, cpu, descriptors, mostDescriptors, started, dataBytes, diskFree, diskSize,
    ]

    /// Everything that a node tells, by name.
    public static let all = (counted + live + ofLedgers + ofStanding + ofPoints + ofProcess).sorted {
        $0.name < $1.name
    }
}
