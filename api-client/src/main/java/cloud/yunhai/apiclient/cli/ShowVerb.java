package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import picocli.CommandLine.Parameters;

/// Shows one resource of a noun.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class ShowVerb<R> extends Verb {
    private final Noun<R> noun;

    @Parameters(paramLabel = "NAME|ID", description = "Which one.")
    private String reference;

    ShowVerb(Noun<R> noun) {
        this.noun = noun;
    }

    @Override
    Role usualRole() {
        return noun.reader();
    }

    @Override
    ExitStatus run(YunhaiClient client) {
        printer().one(noun.resources().apply(client).get(noun.id(client, reference)));
        return ExitStatus.OK;
    }
}
