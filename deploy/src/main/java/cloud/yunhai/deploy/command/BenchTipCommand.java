package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.bench.tip.TipBenchmark;
import cloud.yunhai.deploy.bench.tip.TipFigures;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// TIP beside plain Thrift, gRPC and HTTP with JSON, and what an idle connection costs.
@Command(
        name = "tip",
        description = {
            "Compares TIP with plain Thrift, grpc-java and HTTP/JSON on the loopback, and weighs idle connections.",
            "All take turns in each round, so that what else the machine does hits all alike."
        })
final class BenchTipCommand implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Seconds that each is measured with each number of callers (default: ${DEFAULT-VALUE})")
    private int seconds = 5;

    @Option(
            names = "--callers",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,8,64",
            description = "How many call at once (default: ${DEFAULT-VALUE})")
    private List<Integer> callers = List.of(1, 8, 64);

    @Option(
            names = "--idle",
            paramLabel = "N",
            defaultValue = "500",
            description = "Idle connections that are weighed; 0: none (default: ${DEFAULT-VALUE})")
    private int idle = 500;

    @Option(
            names = "--c2",
            description = "Lets the JVMs use their second compiler too; by default they run as the services do.")
    private boolean c2;

    @Override
    public Integer call() throws Exception {
        var plan = new TipBenchmark.Plan(seconds, callers, idle, c2);
        TipFigures figures = new TipBenchmark(plan, output::progress).run();
        output.print(System.out, figures, figures.lines());
        return 0;
    }
}
