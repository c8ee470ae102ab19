package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Evals beside the extensions that users already have: their parameters in checks and in tasks. */
class OtherExtensionsTests {

    @TempDir
    Path output;

    interface Answers {

        String to(String input);
    }

    @Configuration
    static class Application {

        @Bean
        Answers answers() {
            return input -> "bean says " + input;
        }
    }

    @SpringJUnitConfig(Application.class)
    static class WithSpring {

        @Autowired
        private Answers field;

        @LlmTask(concurrency = 4)
        static String answer(@Input String input, @Autowired Answers answers) {
            return answers.to(input);
        }

        @LlmEval(method = Sums.TEN)
        void checks(@Autowired Answers answers, EvalCase golden, LlmAnswer answer) {
            assertThat(field).isSameAs(answers);
            assertThat(answer.text()).isEqualTo("bean says " + golden.input());
        }
    }

    @Test
    void springBeansReachChecksAndTasks() {
        EvalRun run = EvalRun.of(WithSpring.class).in(output);

        assertThat(run.leaves()).hasSize(11).allMatch(node -> node.status() == Status.PASSED);
    }

    @ExtendWith(MockitoExtension.class)
    static class WithMockito {

        @Mock
        private Answers field;

        @BeforeEach
        void stub(EvalCase golden) {
            when(field.to(golden.input())).thenReturn("stubbed");
        }

        @LlmEval(method = Sums.THREE)
        void checks(@Mock Answers parameter, EvalCase golden) {
            assertThat(mockingDetails(parameter).isMock()).isTrue();
            assertThat(field.to(golden.input())).isEqualTo("stubbed");
        }
    }

    @Test
    void mocksAreMadeForEachSampleAndTheVerdictNeedsNone() {
        EvalRun run = EvalRun.of(WithMockito.class).in(output);

        assertThat(run.leaves()).hasSize(4).allMatch(node -> node.status() == Status.PASSED);
    }

    record Order(int number) {}

    /** Supplies types that a careless resolver of ours might claim too. */
    static final class Supplier implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return (type == Order.class || type == String.class || type == List.class)
                    && !parameter.isAnnotated(Input.class)
                    && !parameter.isAnnotated(Expected.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Order.class ? new Order(7) : type == String.class ? "theirs" : List.of("theirs");
        }
    }

    @ExtendWith(Supplier.class)
    static class WithTheirTypes {

        private final String name;

        WithTheirTypes(String name) {
            this.name = name;
        }

        @LlmTask
        static String answer(Order order, String text, EvalCase golden) {
            return order.number() + text + golden.expected().get(0);
        }

        @LlmEval(method = Sums.THREE)
        void checks(
                Order order,
                String theirs,
                @Expected String ours,
                List<String> list,
                LlmAnswer answer,
                TestInfo info,
                TestReporter reporter,
                @TempDir Path directory) {
            assertThat(name).isEqualTo("theirs");
            assertThat(theirs).isEqualTo("theirs");
            assertThat(list).containsExactly("theirs");
            assertThat(answer.text()).isEqualTo(order.number() + theirs + ours);
            assertThat(info.getDisplayName()).startsWith("case-");
            assertThat(directory).isEmptyDirectory();
            reporter.publishEntry("seen", ours);
        }
    }

    @Test
    void noTypeIsClaimedThatAnotherExtensionSupplies() {
        EvalRun run = EvalRun.of(WithTheirTypes.class).in(output);

        assertThat(run.leaves()).hasSize(4).allMatch(node -> node.status() == Status.PASSED);
    }

    static class WithUnknownType {

        @LlmEval(method = Sums.THREE)
        void checks(Order order) {
            assertThat(order).isNotNull();
        }
    }

    @Test
    void aParameterThatNobodySuppliesSaysHowToBindTheCase() {
        EvalRun run = EvalRun.of(WithUnknownType.class).in(output);

        assertThat(run.leaves()).hasSize(4).allMatch(node -> node.status() == Status.FAILED);
        assertThat(run.node("case-1").message())
                .contains("No ParameterResolver registered for parameter")
                .contains("annotate it with @Input or @Expected");
    }

    static class Bound {

        static java.util.stream.Stream<EvalCase> orders() {
            return java.util.stream.Stream.of(
                    EvalCase.of("o1", new Order(1)).expecting(new Order(2)),
                    EvalCase.of("o2", java.util.Map.of("number", "many")).expecting("a", "b"));
        }

        @LlmEval(method = "orders")
        @PassRate(0.5)
        @ErrorBudget(1)
        void checks(@Input Order order, @Expected Order expected) {
            assertThat(expected.number()).isEqualTo(order.number() + 1);
        }

        @LlmEval(method = "orders")
        void severalAccepted(@Input String json, @Expected String[] accepted) {
            assertThat(json).startsWith("{");
            assertThat(accepted).isNotEmpty();
        }
    }

    @Test
    void inputAndExpectedAreBoundToTheParametersType() {
        EvalRun run = EvalRun.of(Bound.class).in(output);

        assertThat(run.leaves().stream()
                        .filter(node -> node.uniqueId().contains("severalAccepted"))
                        .map(EvalRun.Node::status))
                .containsOnly(Status.PASSED);
        EvalRun.Node unbound = run.leaves().stream()
                .filter(node ->
                        node.uniqueId().contains("checks(") && node.name().startsWith("o2"))
                .findFirst()
                .orElseThrow();
        assertThat(unbound.message()).contains("number").contains("golden row: ");
    }
}
