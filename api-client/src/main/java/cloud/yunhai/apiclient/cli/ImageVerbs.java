package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.ImagePatch;
import cloud.yunhai.apicommon.representation.NewImage;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done with images.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class ImageVerbs {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");

    private ImageVerbs() {}

    @Command(description = "Imports an image from a URL; operators also from a file of a storage host.")
    static final class Import extends Verb {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Option(
                names = "--source",
                required = true,
                paramLabel = "URL|FILE",
                description = "An http:, https: or file: URL, or the path of a file.")
        private String source;

        @Option(names = "--sha256", paramLabel = "HEX", description = "What the content must add up to.")
        private @Nullable String sha256;

        @Option(names = "--kind", paramLabel = "KIND", description = "template or iso (default: template).")
        private @Nullable ImageKind kind;

        @Option(names = "--public", description = "For every tenant; operators only.")
        private boolean isPublic;

        @Option(
                names = "--provisioning",
                paramLabel = "HOW",
                description = "How root volumes are made unless an instance says otherwise: overlay or full-copy.")
        private @Nullable Provisioning provisioning;

        @Option(names = "--min-memory-mib", paramLabel = "MIB", description = "What a guest needs at least.")
        private @Nullable Long minMemoryMib;

        @Option(names = "--operating-system", paramLabel = "NAME", description = "What is in it, as debian-12.")
        private @Nullable String operatingSystem;

        @Option(names = "--label", paramLabel = "KEY=VALUE", description = "May be repeated.")
        private Map<String, String> labels = new LinkedHashMap<>();

        @Mixin
        private WaitOptions waiting = new WaitOptions();

        @Override
        Role usualRole() {
            return isPublic || url().startsWith("file:") ? Role.OPERATOR : Role.TENANT;
        }

        private String url() {
            return SCHEME.matcher(source).matches()
                    ? source
                    : Path.of(source)
                            .toAbsolutePath()
                            .normalize()
                            .toUri()
                            .toString()
                            .replaceFirst("^file:///", "file:/");
        }

        @Override
        ExitStatus run(YunhaiClient client) {
            NewImage wanted = new NewImage();
            wanted.name = name;
            wanted.source = url();
            wanted.sha256 = sha256;
            wanted.kind = kind;
            wanted.visibility = isPublic ? Visibility.PUBLIC : null;
            wanted.defaultProvisioning = provisioning;
            wanted.minMemoryMib = minMemoryMib;
            wanted.operatingSystem = operatingSystem;
            wanted.labels = labels.isEmpty() ? null : labels;
            return new Work(client, printer(), waiting).taken(client.images().create(wanted));
        }
    }

    /// A verb that changes one image: a tenant's own, or as an operator any.
    abstract static class OfImage extends Verb {
        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @Override
        final ExitStatus run(YunhaiClient client) {
            Target target = target(client, Nouns.IMAGE, reference);
            return run(target.client(), target.id());
        }

        abstract ExitStatus run(YunhaiClient client, String id);
    }

    @Command(description = "Changes name, visibility, provisioning and labels.")
    static final class Update extends OfImage {
        @Option(names = "--new-name", paramLabel = "NAME", description = "What it is called from now on.")
        private @Nullable String name;

        @Option(names = "--visibility", paramLabel = "WHO", description = "private or public; operators only.")
        private @Nullable Visibility visibility;

        @Option(names = "--provisioning", paramLabel = "HOW", description = "overlay or full-copy.")
        private @Nullable Provisioning provisioning;

        @Option(
                names = "--label",
                paramLabel = "KEY=VALUE",
                description = "Set a label; may be repeated. KEY= removes it.")
        private Map<String, String> labels = new LinkedHashMap<>();

        @Override
        ExitStatus run(YunhaiClient client, String id) {
            ImagePatch patch = new ImagePatch();
            patch.name = name;
            patch.visibility = visibility;
            patch.defaultProvisioning = provisioning;
            patch.labels = Labels.change(labels);
            printer().one(client.images().update(id, patch));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Removes an image that nothing is built on.")
    static final class Delete extends OfImage {
        @Mixin
        private WaitOptions waiting = new WaitOptions();

        @Override
        ExitStatus run(YunhaiClient client, String id) {
            return new Work(client, printer(), waiting).taken(client.images().delete(id));
        }
    }

    static NounLine line() {
        return new NounLine("image", "What instances boot.")
                .verb("import", new Import())
                .verb("list", new ListVerb<>(Nouns.IMAGE), "Lists the own and the public images.")
                .verb("show", new ShowVerb<>(Nouns.IMAGE), "Shows an image.")
                .verb("update", new Update())
                .verb("delete", new Delete());
    }
}
