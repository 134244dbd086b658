package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.NewSshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// SSH keys.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class SshKeyVerbs {
    private static final int FILE_BYTES_MAX = 16_384;

    private SshKeyVerbs() {}

    @Command(description = "Keeps a public key, to be given to instances.")
    static final class Create extends Verb {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Option(
                names = "--public-key-file",
                required = true,
                paramLabel = "FILE",
                description = "The public half, as ~/.ssh/id_ed25519.pub.")
        private Path file;

        @Override
        ExitStatus run(YunhaiClient client) {
            NewSshKey wanted = new NewSshKey();
            wanted.name = name;
            wanted.publicKey = read();
            printer().one(client.sshKeys().create(wanted));
            return ExitStatus.OK;
        }

        private String read() {
            try {
                String text = Files.size(file) > FILE_BYTES_MAX
                        ? ""
                        : Files.readString(file).strip();
                if (text.isEmpty() || text.contains("PRIVATE KEY")) {
                    throw new CommandException(
                            ExitStatus.INVALID,
                            "public key file " + file + " (expected: a public SSH key on one line)");
                }
                return text;
            } catch (IOException e) {
                throw new CommandException(
                        ExitStatus.INVALID, "public key file " + file + " cannot be read: " + HomeFile.reason(e));
            }
        }
    }

    static NounLine line() {
        return new NounLine("ssh-key", "Public keys that may be given to instances.")
                .verb("create", new Create())
                .verb("list", new ListVerb<>(Nouns.SSH_KEY), "Lists SSH keys.")
                .verb("show", new ShowVerb<>(Nouns.SSH_KEY), "Shows an SSH key.")
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.SSH_KEY, (client, id) -> client.sshKeys().delete(id)),
                        "Removes an SSH key.");
    }
}
