package cloud.yunhai.common.idl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.faults.TErrorKind;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GeneratedCodeTest {
    private static final Path GENERATE = Path.of("src/main/thrift/generate");

    @Test
    void whatIsCheckedInIsWhatTheGeneratorMakesOfTheIdl() throws Exception {
        assumeTrue(onPath("thrift") && onPath("python3"), "needs the thrift compiler");

        Process check = new ProcessBuilder(GENERATE.toString(), "--check")
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(check.exitValue()).isZero();
    }

    @Test
    void kindsOfFaultsAreTheKindsOfErrors() {
        assertThat(Arrays.stream(TErrorKind.values()).map(Enum::name))
                .containsExactly(
                        Arrays.stream(ErrorKind.values()).map(Enum::name).toArray(String[]::new));
    }

    private static boolean onPath(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
