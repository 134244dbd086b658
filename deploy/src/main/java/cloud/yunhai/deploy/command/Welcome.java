package cloud.yunhai.deploy.command;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.deploy.defaults.Defaults;
import cloud.yunhai.deploy.defaults.Sessions;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The end of `up`: registers the defaults, leaves the command line's credentials, tells where everything is.
final class Welcome {
    private static final String TENANT = "demo";

    private final Home home;
    private final Plan plan;
    private final HomeSettings settings;
    private final Output output;

    Welcome(Home home, Plan plan, HomeSettings settings, Output output) {
        this.home = home;
        this.plan = plan;
        this.settings = settings;
        this.output = output;
    }

    void registerAndGreet(Path image) throws IOException, InterruptedException {
        Secrets secrets = new Secrets(home);
        try (YunhaiClient operator = new Sessions(URI.create(plan.apiUrl()), ca(), secrets).operator()) {
            output.progress("registering zone, cluster, host, subnet, flavors and image");
            Defaults defaults = new Defaults(operator, home, plan);
            defaults.register(settings.subnet());
            defaults.tenant(TENANT, secrets.read(Secrets.TENANT).toCharArray());
            defaults.image(image);
        }
        Home.writeSecret(
                home.secrets().resolve("cli.json"),
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Output.ordered(
                                "api", plan.apiUrl(),
                                "ca",
                                        Optional.ofNullable(ca())
                                                .map(Path::toString)
                                                .orElse(null),
                                "operator", account(Sessions.OPERATOR, Secrets.OPERATOR, secrets),
                                "tenant", account(TENANT, Secrets.TENANT, secrets))));
        List<String> lines = new ArrayList<>(List.of("The platform is up.", ""));
        plan.portals().forEach((name, url) -> lines.add("  %-11s%s".formatted(name, url)));
        lines.addAll(List.of(
                "  api        " + plan.apiUrl(),
                "  tenant     " + TENANT + " / " + secrets.read(Secrets.TENANT),
                "  operator   " + Sessions.OPERATOR + " / " + secrets.read(Secrets.OPERATOR),
                "",
                "Try: deploy/yunhai" + homeWords()
                        + " instance create --name web-1 --image tiny --flavor small --wait"));
        output.print(
                System.out,
                Output.ordered(
                        "portals", plan.portals(),
                        "api", plan.apiUrl(),
                        "operator", account(Sessions.OPERATOR, Secrets.OPERATOR, secrets),
                        "tenant", account(TENANT, Secrets.TENANT, secrets)),
                lines);
    }

    /// Whom to trust, where the API speaks HTTPS.
    private @Nullable Path ca() {
        return settings.secure() ? home.authority() : null;
    }

    private String homeWords() {
        return home.directory().equals(Path.of("/var/lib/yunhai")) ? "" : " --home " + home.directory();
    }

    private static Object account(String name, String secret, Secrets secrets) {
        return Output.ordered(
                "name", name, "password_file", secrets.file(secret).toString());
    }
}
