package cloud.yunhai.deploy.bench.tip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A server process: says its port, then does what its standard input asks for until that ends.
public final class ServingSide {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ServingSide() {}

    /// @param arguments the rival and the directory of certificates
    public static void main(String[] arguments) throws Exception {
        Answers answers = new Answers();
        Stack stack = Rival.valueOf(arguments[0]).stack(Path.of(arguments[1]));
        try (Stack.Served served = stack.serve(answers)) {
            System.out.println(served.port());
            untilInputEnds(answers);
        }
        System.exit(0);
    }

    private static void untilInputEnds(Answers answers) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> words = Arrays.asList(line.split(" ", -1));
            System.out.println(
                    switch (words.getFirst()) {
                        case "memory" -> JSON.writeValueAsString(MemoryFigures.now());
                        case "gather" -> {
                            answers.gather(Integer.parseInt(words.get(1)));
                            yield "gathering";
                        }
                        default -> throw new IllegalArgumentException(line + " (expected: memory, or gather N)");
                    });
        }
    }
}
