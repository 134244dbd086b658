package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apicommon.codec.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What an installation tells its command line: where the API is, and the accounts that `up` made.
///
/// The file `secrets/cli.json` below the home is
/// `{"api": url, "ca": path or null, "operator": {"name": .., "password_file": path}, "tenant": {..}}`.
///
/// @param home the installation's directory
/// @param ca a PEM file; null: the JDK's trust store, or no TLS
record HomeFile(
        Path home,
        URI api,
        @Nullable Path ca,
        @Nullable Account operator,
        @Nullable Account tenant) {

    /// Who logs in by himself.
    record Account(String name, Path passwordFile) {}

    /// Where it is.
    static Path in(Path home) {
        return home.resolve("secrets").resolve("cli.json");
    }

    /// Reads that of a home; empty when there is none.
    ///
    /// @throws CommandException when it cannot be read, or is not what it should be
    static Optional<HomeFile> read(Path home) {
        Path file = in(home);
        byte[] document;
        try {
            document = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.DENIED, file + " cannot be read (expected: to be the user who ran up): " + reason(e));
        }
        try {
            JsonNode tree = JsonCodec.mapper().readTree(document);
            return Optional.of(new HomeFile(
                    home,
                    URI.create(text(tree, "api", file)),
                    tree.path("ca").isString() ? home.resolve(text(tree, "ca", file)) : null,
                    account(home, tree.path("operator"), file),
                    account(home, tree.path("tenant"), file)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new CommandException(ExitStatus.INVALID, file + " is not what up writes: " + e.getMessage());
        }
    }

    private static @Nullable Account account(Path home, JsonNode tree, Path file) {
        return tree.isObject()
                ? new Account(text(tree, "name", file), home.resolve(text(tree, "password_file", file)))
                : null;
    }

    private static String text(JsonNode tree, String member, Path file) {
        JsonNode value = tree.path(member);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw new IllegalArgumentException(file.getFileName() + ": " + member + " (expected: a text)");
        }
        return value.stringValue();
    }

    /// The account of a role; null when there is none.
    @Nullable
    Account account(Role role) {
        return switch (role) {
            case OPERATOR -> operator;
            case TENANT -> tenant;
        };
    }

    /// Where the token of a role is kept.
    Path token(Role role) {
        return home.resolve("run").resolve(role + ".token");
    }

    static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
