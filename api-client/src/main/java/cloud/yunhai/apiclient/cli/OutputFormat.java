package cloud.yunhai.apiclient.cli;

/// How a command tells its result.
enum OutputFormat {
    /// For people.
    TABLE,
    /// The API's own JSON, for programs.
    JSON
}
