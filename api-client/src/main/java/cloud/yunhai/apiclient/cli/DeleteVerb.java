package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine.Parameters;

/// Removes one resource of a noun that is data only.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class DeleteVerb extends Verb {
    private final Noun<?> noun;
    private final BiConsumer<YunhaiClient, String> removal;

    @Parameters(paramLabel = "NAME|ID", description = "Which one.")
    private String reference;

    /// @param removal by id
    DeleteVerb(Noun<?> noun, BiConsumer<YunhaiClient, String> removal) {
        this.noun = noun;
        this.removal = removal;
    }

    @Override
    Role usualRole() {
        return noun.writer();
    }

    @Override
    ExitStatus run(YunhaiClient client) {
        Target target = target(client, noun, reference);
        removal.accept(target.client(), target.id());
        if (printer().json()) {
            printer().document(Map.of("id", target.id(), "deleted", true));
        }
        printer().say(noun.spoken() + " " + reference + " is deleted");
        return ExitStatus.OK;
    }
}
