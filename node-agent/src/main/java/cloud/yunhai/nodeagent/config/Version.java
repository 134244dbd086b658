package cloud.yunhai.nodeagent.config;

/// The program's version.
final class Version {
    private Version() {}

    /// As the jar's manifest has it; `dev` where there is no jar.
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
