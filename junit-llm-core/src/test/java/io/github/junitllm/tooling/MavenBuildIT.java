package io.github.junitllm.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.tooling.ScratchBuild.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's Maven build shows of evals: the jar of this build, on every JUnit and Surefire that is supported. */
@Execution(ExecutionMode.CONCURRENT)
class MavenBuildIT {

    private static final String JUNIT = "5.14.4";
    private static final String SUREFIRE = "3.6.1";

    @TempDir
    Path directory;

    private Project project(String... testClasses) {
        Project project = Project.of(directory, JUNIT, SUREFIRE);
        Stream.of(testClasses).forEach(project::testClass);
        return project;
    }

    @ParameterizedTest(name = "JUnit {0}, Surefire {1}")
    @CsvSource({"5.12.0, 3.6.1", "5.13.4, 3.6.1", "5.14.4, 3.2.5", "5.14.4, 3.6.1", "6.0.3, 3.6.1", "6.1.3, 3.6.1"})
    void oneJarWorksOnEveryVersion(String junit, String surefire) throws IOException {
        ScratchBuild build =
                Project.of(directory, junit, surefire).testClass("AddsTest").test();

        assertThat(build.isGreen()).as(build.output()).isFalse();
        // Red: the verdict of 'tight' and the two failing cases of 'each'. Skipped: two tolerated cases of each gated
        // method, and the verdict of 'each', which its red cases have decided.
        assertThat(build.totals()).startsWith("Tests run: 33, Failures: 3, Errors: 0, Skipped: 5");
        assertThat(build.rows("failure")).containsExactlyInAnyOrder(row("tight", 11), row("each", 3), row("each", 7));
        assertThat(build.rows("skipped"))
                .containsExactlyInAnyOrder(
                        row("loose", 3), row("loose", 7), row("tight", 3), row("tight", 7), row("each", 11));
        // Surefire drops report entries: each verdict's line is in its own row, and no case printed anything.
        assertThat(build.rows("system-out"))
                .containsExactlyInAnyOrder(row("loose", 11), row("tight", 11), row("each", 11));
        assertThat(build.output()).contains("AddsTest.loose: pass rate 80.0 % (8 of 10 cases)");
        assertThat(build.methods()).containsExactlyInAnyOrder("AddsTest.loose", "AddsTest.tight", "AddsTest.each");
    }

    private static String row(String method, int index) {
        return method + "(EvalCase, LlmAnswer)[" + index + "]";
    }

    @Test
    void anEvalThatJUnitWouldPassOverBreaksTheBuild() {
        ScratchBuild build = project("AddsTest")
                .file("src/test/java/scratch/HiddenTest.java", """
                        package scratch;

                        import io.github.junitllm.eval.LlmEval;
                        import io.github.junitllm.golden.EvalCase;

                        class HiddenTest {
                            @LlmEval("golden/adds.jsonl")
                            private void checks(EvalCase golden) {
                                throw new AssertionError();
                            }
                        }
                        """)
                .test();

        assertThat(build.isGreen()).as(build.output()).isFalse();
        assertThat(build.output()).contains("@LlmEval method 'checks' of scratch.HiddenTest is private");
    }

    @Test
    void oneMethodRunsByItself() {
        ScratchBuild build = project("AddsTest").test("-Dtest=AddsTest#loose");

        assertThat(build.isGreen()).as(build.output()).isTrue();
        assertThat(build.totals()).startsWith("Tests run: 11, Failures: 0, Errors: 0, Skipped: 2");
    }

    @Test
    void oneCaseRunsByItselfAndIsRedByItself() {
        Project project = project("AddsTest");
        ScratchBuild good = project.test("-Dtest=AddsTest#tight", "-Djunit.llm.case=add-4");
        ScratchBuild bad = project.test("-Dtest=AddsTest#tight", "-Djunit.llm.case=add-3");

        assertThat(good.isGreen()).as(good.output()).isTrue();
        assertThat(good.output()).contains("partial run: not decided (1 of 10 cases ran: 1 passed)");
        assertThat(bad.isGreen()).isFalse();
        assertThat(bad.totals()).startsWith("Tests run: 2, Failures: 1, Errors: 0, Skipped: 1");
    }

    @Test
    void aSliceRunsByItsTagOutOfThePropertiesFile() {
        ScratchBuild build = project("AddsTest")
                .file("src/test/resources/junit-platform.properties", "junit.llm.tags=large\n")
                .test("-Dtest=AddsTest#loose");

        assertThat(build.isGreen()).isFalse();
        assertThat(build.totals()).startsWith("Tests run: 6, Failures: 1, Errors: 0, Skipped: 1");
    }

    @Test
    void aVerdictThatIsRunAgainAloneStaysRed() throws IOException {
        ScratchBuild build = project("AddsTest").test("-Dtest=AddsTest#tight", "-Dsurefire.rerunFailingTestsCount=1");

        assertThat(build.isGreen()).isFalse();
        assertThat(build.reports()).contains("partial run: not decided (none of the 10 cases ran in this selection)");
    }

    @Test
    void aFlakyCaseThatIsRunAgainTurnsTheBuildGreen() throws IOException {
        ScratchBuild build = project("FlakyTest").test("-Dsurefire.rerunFailingTestsCount=1");

        assertThat(build.isGreen()).as(build.output()).isTrue();
        assertThat(build.totals()).contains("Flakes: 1");
        assertThat(build.results()).contains("\"flaky\" : 1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void forksWriteSideBySideAndReportTogether(boolean reuse) throws IOException {
        ScratchBuild build = project("AddsTest", "FlakyTest", "SturdyTest")
                .test("-DforkCount=2", "-DreuseForks=" + reuse, "-Dmaven.test.failure.ignore=true");

        assertThat(build.journals()).hasSize(reuse ? 2 : 3);
        assertThat(build.methods())
                .containsExactlyInAnyOrder(
                        "AddsTest.loose", "AddsTest.tight", "AddsTest.each", "FlakyTest.flaky", "SturdyTest.sturdy");
        assertThat(build.directory().resolve("target/junit-llm/summary.md"))
                .content()
                .contains("AddsTest.loose", "FlakyTest.flaky", "SturdyTest.sturdy");
    }

    @Test
    void aKilledForkLeavesWholeLinesAndDoesNotDisturbTheNextRun() throws IOException {
        Project project = project("SturdyTest");
        ScratchBuild killed = project.test("-Dscratch.kill=true", "-Djunit.llm.run=killed");
        List<Path> left = killed.journals();

        assertThat(killed.isGreen()).as(killed.output()).isFalse();
        assertThat(left).hasSize(1);
        assertThat(Files.readAllLines(left.get(0)))
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"))
                .filteredOn(line -> line.contains("\"type\":\"sample\""))
                .hasSize(4);

        // As a kill in the middle of a write would leave it.
        Files.writeString(left.get(0), "{\"type\":\"sample\",\"sch", StandardOpenOption.APPEND);
        ScratchBuild next = project.test("-Djunit.llm.run=next");

        assertThat(next.isGreen()).as(next.output()).isTrue();
        assertThat(next.journals()).hasSize(2);
        assertThat(next.methods()).containsExactly("SturdyTest.sturdy");
        assertThat(next.results()).contains("\"id\" : \"next\"").contains("\"passed\" : 6");

        // The killed run itself can still be reported: its methods are there, and not as decided.
        ScratchBuild resumed = project.test("-Djunit.llm.run=killed", "-Djunit.llm.case=step-1");
        assertThat(resumed.results()).contains("\"id\" : \"killed\"").doesNotContain("\"verdict\" : \"PASS\"");
    }

    @Test
    void evalsRunBesideClassesThatRunInParallel() {
        ScratchBuild build = project("AddsTest", "FlakyTest")
                .file(
                        "src/test/resources/junit-platform.properties",
                        "junit.jupiter.execution.parallel.enabled=true\n"
                                + "junit.jupiter.execution.parallel.mode.default=concurrent\n")
                .test();

        assertThat(build.totals()).startsWith("Tests run: 37, Failures: 4, Errors: 0, Skipped: 6");
    }
}
