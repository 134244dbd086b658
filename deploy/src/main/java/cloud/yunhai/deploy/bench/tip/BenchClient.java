package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.common.tip.CallContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/// A client process: calls as its standard input says, until that ends.
public final class BenchClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// For hundreds of TLS handshakes on a busy machine.
    private static final Duration TOGETHER_TIME = Duration.ofSeconds(100);

    private BenchClient() {}

    /// @param arguments the rival, the directory of certificates and the server's port
    public static void main(String[] arguments) throws Exception {
        Stack stack = Rival.valueOf(arguments[0]).stack(Path.of(arguments[1]));
        try (Stack.Callers callers = stack.connect(Integer.parseInt(arguments[2]))) {
            System.out.println("ready");
            Load load = new Load(callers);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = Arrays.asList(line.split(" ", -1));
                System.out.println(
                        switch (words.getFirst()) {
                            case "load" ->
                                JSON.writeValueAsString(
                                        load.run(Integer.parseInt(words.get(1)), Long.parseLong(words.get(2))));
                            case "together" -> together(callers, Integer.parseInt(words.get(1)));
                            default ->
                                throw new IllegalArgumentException(
                                        line + " (expected: load CALLERS MILLIS, or together CALLS)");
                        });
            }
        }
        System.exit(0);
    }

    /// Makes so many calls at once, which leaves as many connections behind; answers how many were answered.
    private static int together(Stack.Callers callers, int calls) throws Exception {
        int answered = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                Stack.Call call = callers.caller();
                results.add(threads.submit(
                        () -> CallContext.with().deadline(TOGETHER_TIME).call(call::entries)));
            }
            for (Future<Integer> result : results) {
                answered += result.get() == Answers.ENTRIES ? 1 : 0;
            }
        }
        return answered;
    }
}
