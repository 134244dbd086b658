package cloud.yunhai.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "up --help", "host-shell -h", "bench --help", "bench create --help", "instance -h"})
    void everyCommandExplainsItself(String words) {
        StringWriter out = new StringWriter();
        String[] arguments = words.split(" ", -1);
        CommandLine line = YunhaiCommand.commandLine(arguments).setOut(new PrintWriter(out));

        assertThat(line.execute(arguments)).isZero();
        assertThat(out.toString()).contains("Usage: yunhai").contains("--help");
    }
}
