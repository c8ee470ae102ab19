package io.github.junitllm.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.journal.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.console.ConsoleLauncher;
import org.w3c.dom.Element;

/** JUnit's own launcher and the XML it writes, which Ant and many CI servers read. */
class ConsoleLauncherTests {

    @TempDir
    Path directory;

    @Test
    void aFailingGateIsTheOneFailureOfTheXmlAndEveryPassingCasePasses() throws Exception {
        Process launcher = launch("belowItsGate");
        String console = console(launcher);

        assertThat(launcher.waitFor()).as(console).isEqualTo(1);
        Element suite = suite();
        assertThat(suite.getAttribute("tests")).isEqualTo("11");
        assertThat(suite.getAttribute("skipped")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).startsWith("pass rate 70.0 % (7 of 10 cases)");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).endsWith("[11]");
        assertThat(console).contains("3 tests aborted", "1 tests failed", "0 containers failed");
    }

    @Test
    void aGateThatHoldsEndsWithZeroAndShowsItsVerdict() throws Exception {
        Process launcher = launch("aboveItsGate");
        String console = console(launcher);

        assertThat(launcher.waitFor()).as(console).isZero();
        Element suite = suite();
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("3");
        assertThat(console).contains("verdict: ", "aboveItsGate: pass rate 70.0 % (7 of 10 cases)");
    }

    @Test
    void resultsThatCannotBeWrittenAreSaidOnTheConsole() throws Exception {
        Files.writeString(directory.resolve("junit-llm"), "a file where the folder would be");
        Process launcher = launch("aboveItsGate");
        String console = console(launcher);

        assertThat(launcher.waitFor()).as(console).isZero();
        assertThat(console).containsOnlyOnce("warning: The journal ").contains("cannot be written", "then run again");
    }

    private Process launch(String method) throws IOException {
        String output = directory.resolve("junit-llm").toString();
        return ChildJvm.of(
                        List.of("-Djunit.llm.output=" + output, "-Dstdout.encoding=UTF-8"),
                        ConsoleLauncher.class,
                        "execute",
                        "--select-method=" + Gated.class.getName() + "#" + method + "(" + EvalCase.class.getName()
                                + ")",
                        "--disable-ansi-colors",
                        "--disable-banner",
                        "--reports-dir=" + directory)
                .start();
    }

    private static String console(Process launcher) throws IOException {
        return new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Element suite() throws Exception {
        Path report = directory.resolve("TEST-junit-jupiter.xml");
        try (var stream = Files.newInputStream(report)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getDocumentElement();
        }
    }

    /** Run by the launcher, not by the build: three of ten cases fail. */
    static class Gated {

        static Stream<EvalCase> ten() {
            return IntStream.rangeClosed(1, 10).mapToObj(i -> EvalCase.of("case-" + i, "question " + i));
        }

        @LlmEval(method = "ten")
        @PassRate(0.9)
        void belowItsGate(EvalCase golden) {
            check(golden);
        }

        @LlmEval(method = "ten")
        @PassRate(0.6)
        void aboveItsGate(EvalCase golden) {
            check(golden);
        }

        private static void check(EvalCase golden) {
            assertThat(golden.input()).doesNotEndWith("2").doesNotEndWith("5").doesNotEndWith("9");
        }
    }
}
