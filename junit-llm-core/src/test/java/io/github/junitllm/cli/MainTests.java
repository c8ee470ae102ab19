package io.github.junitllm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void helpGoesToTheConsoleAndIsNoFailure() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("gateway");
        assertThat(run("gateway", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--record-errors");
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no command is given",
                "gate | there is no command \"gate\"",
                "gateway | --dir is missing",
                "gateway --dir | --dir needs a value",
                "gateway --dir=x --dir=y | --dir is given twice",
                "gateway --dirs=x | there is no option \"--dirs=x\"",
                "gateway --dir=x --mode=reply | --mode is \"reply\", but must be one of replay, record, record-missing, live",
                "gateway --dir=x --mode=record | --upstream is missing: record asks a provider",
                "gateway --dir=x --mode=record --upstream=api | --upstream is no URL with scheme and host: api",
                "gateway --dir=x --mode=record --upstream=http://example.com | The upstream http://example.com is refused",
                "gateway --dir=x --timeout=5min | --timeout: \"5min\" is no number of seconds from 1 to 999999",
                "gateway --dir=x --bind=nowhere | --bind: \"nowhere\" is neither an IP address nor a network interface",
                "gateway --dir=no-such-folder | --dir: there is no folder no-such-folder to replay from",
                "gateway --dir=pom.xml/x --mode=record --upstream=https://example.com | --dir: nothing can be written into pom.xml/x",
                "gateway --dir=x --port=70000 | --port is \"70000\", but must be a number from 0 to 65535"
            })
    void wrongUseIsSaidInOneSentenceAboveTheUsage(String line, String sentence) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("junit-llm: " + sentence)
                .contains("usage: junit-llm");
        assertThat(out.size()).isZero();
    }
}
