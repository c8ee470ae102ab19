package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.golden.EvalCase;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;

/** What a test class may mark for its traces. */
class DeclaredTelemetryTests extends TracedRuns {

    interface Declaring {

        @LlmTelemetry
        static OpenTelemetry telemetry() {
            return sdk;
        }
    }

    interface Inheriting extends Declaring {}

    static class Implementing implements Inheriting {
        @LlmEval(method = "io.github.junitllm.telemetry.TracedRuns$Traced#one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    @Test
    void whatInterfacesMarkIsUsed() {
        assertThat(run("replay", Implementing.class).isRed()).isFalse();

        assertThat(spans("case a")).hasSize(1);
    }

    static class Nearest extends Traced {
        @LlmTelemetry
        static final OpenTelemetry NEARER = OpenTelemetry.noop();

        @LlmEval(method = "one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    @Test
    void theNearestOneCounts() {
        assertThat(run("replay", Nearest.class).isRed()).isFalse();

        assertThat(spans("case a")).isEmpty();
    }

    static class Useless {
        @LlmTelemetry
        static final String TELEMETRY = "yes";

        @LlmEval(method = "io.github.junitllm.telemetry.TracedRuns$Traced#one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    static class PerMethod {
        @LlmTelemetry
        final OpenTelemetry telemetry = OpenTelemetry.noop();

        @LlmEval(method = "io.github.junitllm.telemetry.TracedRuns$Traced#one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    static class Unset {
        @LlmTelemetry
        static OpenTelemetry telemetry;

        @LlmEval(method = "io.github.junitllm.telemetry.TracedRuns$Traced#one")
        void checks(EvalCase golden) {
            assertThat(golden.id()).isEqualTo("a");
        }
    }

    @Test
    void whatCannotBeUsedIsRefusedWithAReason() {
        assertThat(run("replay", Useless.class).node("configuration").message())
                .contains(
                        "@LlmTelemetry marks a java.lang.String, which is neither an OpenTelemetry nor an OtlpReceiver");
        SEEN.add("");
        assertThat(run("replay", PerMethod.class).node("configuration").message())
                .contains("@LlmTelemetry 'telemetry' of PerMethod is not static")
                .contains("PER_CLASS");
        SEEN.add("");
        assertThat(run("replay", Unset.class).node("configuration").message())
                .contains("@LlmTelemetry 'telemetry' of Unset is null when the eval begins");
    }
}
