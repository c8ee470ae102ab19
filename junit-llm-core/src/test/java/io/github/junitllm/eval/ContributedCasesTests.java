package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.Contributed.CountedEval;
import io.github.junitllm.eval.Contributed.Retagged;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations of other modules that are evals themselves, and what they make of cases. */
class ContributedCasesTests {

    @TempDir
    Path output;

    static class Composed {
        @LlmTask
        static String one(EvalCase golden) {
            return golden.id();
        }

        @LlmTask
        static String other(EvalCase golden) {
            return "other";
        }

        @CountedEval(value = 3, samples = 2, task = "other")
        void counted(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("other");
        }

        @CountedEval(value = -1, task = "one")
        void wrong(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void anAnnotationThatIsAnEvalHasCasesAndAttributesOfItsOwn() {
        EvalRun run = EvalRun.of(Composed.class).in(output);

        assertThat(run.names(Status.PASSED))
                .contains("n1 sample 1: number 1", "n3 sample 2: number 3")
                .hasSize(7);
        assertThat(run.node("configuration").message())
                .contains("@CountedEval on Composed.wrong: @CountedEval(-1) on Composed must not be negative");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.ANNOTATION_TYPE)
    @LlmEval(method = "io.github.junitllm.eval.ContributedCasesTests#two")
    @interface Thrice {
        int samples() default 3;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Thrice
    @interface HouseEval {}

    static Stream<EvalCase> two() {
        return Stream.of(EvalCase.of("a", "first"), EvalCase.of("b", "second"));
    }

    static class ComposedTwice {
        @HouseEval
        void runsThrice(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }

        @CountedEval(2)
        @LlmEval(method = "io.github.junitllm.eval.ContributedCasesTests#two")
        void hasTwoSets(EvalCase golden) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void anAnnotationOfAnAnnotationCountsAndTwoAreOneTooMany() {
        EvalRun run = EvalRun.of(ComposedTwice.class).in(output);

        assertThat(run.names(Status.PASSED)).contains("a sample 3: first").hasSize(7);
        assertThat(run.node("configuration").message()).contains("two annotations make an eval of hasTwoSets");
    }

    static class Edited {
        @Retagged(method = Sums.TEN, tag = "sum")
        void tagged(EvalCase golden) {
            assertThat(golden.tags()).containsExactly("sum");
        }
    }

    @Test
    void anAnnotationThatCarriesNoGoldenSetMayNameOneAndItsCasesMayBeEdited() throws IOException {
        EvalRun run = EvalRun.of(Edited.class).in(output);

        assertThat(run.names(Status.PASSED)).hasSize(11);
        assertThat(run.journal("sample"))
                .allSatisfy(
                        sample -> assertThat(sample.at("/case/tags/0").asText()).isEqualTo("sum"));
        assertThat(run.journal("verdict")).singleElement().satisfies(verdict -> assertThat(
                        verdict.at("/notes").toString())
                .contains("looked at 10 samples"));
    }
}
