package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.fixture.FixtureFilter;
import io.github.junitllm.fixture.LlmRequest;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.fixture.RequestMatcher;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matchers, filters and redactors that cannot be made are told by name. */
class RefusedFixtureHookTests extends FixtureHookEvals {

    static class StaticallyBroken implements Redactor {

        private static final int LENGTH = length();

        private static int length() {
            throw new IllegalStateException("no list of names");
        }

        @Override
        public String redact(String text) {
            return text.length() > LENGTH ? text : "";
        }
    }

    @LlmFixtures(redactors = StaticallyBroken.class)
    static class Uninitialized extends DeclaresNothing {}

    static class NeedsSomething implements RequestMatcher {

        NeedsSomething(String something) {
            assertThat(something).isNotEmpty();
        }

        @Override
        public LlmRequest normalForm(LlmRequest request) {
            return request;
        }
    }

    static class Throws implements FixtureFilter {

        Throws() throws IOException {
            throw new IOException("no such list");
        }

        @Override
        public boolean keeps(LlmRequest request) {
            return true;
        }
    }

    @LlmFixtures(matchers = NeedsSomething.class)
    static class Unmade extends DeclaresNothing {}

    @LlmFixtures(filters = Throws.class)
    static class Thrown extends DeclaresNothing {}

    @LlmFixtures(redactors = Redactor.class)
    static class OnlyTheInterface extends DeclaresNothing {}

    private static void assertRefused(EvalRun run, String... parts) {
        assertThat(run.failedContainers()).isEmpty();
        assertThat(run.leaves()).singleElement().satisfies(failed -> {
            assertThat(failed.status()).isEqualTo(Status.FAILED);
            assertThat(failed.message()).contains(parts);
        });
    }

    @Test
    void aClassThatCannotBeMadeIsNamed() {
        assertRefused(
                run(request("replay", Unmade.class)),
                "@LlmEval on Unmade.asks, @LlmFixtures: " + NeedsSomething.class.getName()
                        + " cannot be made: it needs a constructor without parameters");
        assertRefused(
                run(request("replay", Thrown.class)), Throws.class.getName(), "java.io.IOException: no such list");
        assertRefused(
                run(request("replay", Uninitialized.class)), StaticallyBroken.class.getName() + " cannot be made");
        assertRefused(run(request("replay", OnlyTheInterface.class)), Redactor.class.getName() + " cannot be made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matchers", "filters", "redactors"})
    void aClassNameOfTheRunThatIsWrongIsNamed(String parameter) {
        assertRefused(
                run(request("replay", DeclaresNothing.class).with("junit.llm." + parameter, "com.acme.NoSuch")),
                "junit.llm." + parameter + "=com.acme.NoSuch: there is no such class among the tests");
        assertRefused(
                run(request("replay", DeclaresNothing.class)
                        .with("junit.llm." + parameter, DeclaresNothing.class.getName())),
                "the class does not implement io.github.junitllm.fixture.");
    }
}
