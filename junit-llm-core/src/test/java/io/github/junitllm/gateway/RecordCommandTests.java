package io.github.junitllm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTests {

    private static final SampleAddress ADDRESS = new SampleAddress("com.acme.RefundEvals/answers", "refund-1", 2);
    private static final String REST =
            "-Dtest=RefundEvals#answers -Djunit.llm.case=refund-1 -Djunit.llm.mode=record-missing";

    @TempDir
    Path root;

    private String command(Path module, Path startedIn) {
        return RecordCommand.maven(module, Map.of("PWD", startedIn.toString())).of(ADDRESS);
    }

    @Test
    void namesTheEvalAndTheCase() {
        assertThat(RecordCommand.maven(root, Map.of()).of(ADDRESS)).isEqualTo("mvn test " + REST);
        assertThat(command(root, root)).isEqualTo("mvn test " + REST);
    }

    @Test
    void namesTheModuleWhereTheBuildWasStartedAboveIt() throws IOException {
        Path module = root.resolve("apps/support");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        assertThat(command(module, root))
                .isEqualTo("mvn test -pl apps/support -am -Dsurefire.failIfNoSpecifiedTests=false " + REST);
    }

    @Test
    void namesNoModuleWhereNothingIsBuiltFrom() {
        assertThat(command(root.resolve("module"), root)).isEqualTo("mvn test " + REST);
        assertThat(command(root, root.resolve("elsewhere"))).isEqualTo("mvn test " + REST);
    }

    @Test
    void selectsACaseWhoseIdHasACommaInIt() {
        assertThat(RecordCommand.maven(root, Map.of()).of(new SampleAddress("com.acme.A/b", "Oslo, NO", 1)))
                .contains("'-Djunit.llm.case=Oslo* NO'");
    }

    @Test
    void quotesWhatAShellWouldTakeApart() {
        SampleAddress odd = new SampleAddress("com.acme.Outer$Inner/answers(String)", "it's odd", 1);
        assertThat(RecordCommand.maven(root, Map.of()).of(odd))
                .isEqualTo("mvn test '-Dtest=Outer$Inner#answers(String)' '-Djunit.llm.case=it'\\''s odd'"
                        + " -Djunit.llm.mode=record-missing");
    }
}
