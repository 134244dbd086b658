package cloud.yunhai.deploy.bench.tip;

import java.nio.file.Path;
import java.util.Locale;

/// What is compared.
enum Rival {
    /// The floor: no header, no policies, no security.
    THRIFT("plain Thrift"),
    TIP("TIP, clear"),
    TIP_TLS("TIP, mutual TLS"),
    GRPC("grpc-java, clear"),
    HTTP_JSON("HTTP/JSON, clear");

    private final String title;

    Rival(String title) {
        this.title = title;
    }

    /// For people.
    String title() {
        return title;
    }

    /// For programs.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The title of that key.
    static String titleOf(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_')).title;
    }

    /// @param certificates holds a directory for each of the two processes
    Stack stack(Path certificates) {
        return switch (this) {
            case THRIFT -> new ThriftStack();
            case TIP -> TipStack.clear();
            case TIP_TLS -> TipStack.secured(certificates);
            case GRPC -> new GrpcStack();
            case HTTP_JSON -> new HttpStack();
        };
    }
}
