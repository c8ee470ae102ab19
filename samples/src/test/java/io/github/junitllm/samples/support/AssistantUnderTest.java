package io.github.junitllm.samples.support;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.Message;
import io.github.junitllm.samples.Provider;
import io.github.junitllm.samples.support.help.HelpCenter;
import io.github.junitllm.samples.support.orders.DemoOrders;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;

/** The support assistant as the evals run it: the whole application, with nothing replaced but where its model is. */
final class AssistantUnderTest {
    /** Who is signed in, in every case. */
    static final String CUSTOMER = "C-1001";

    private static final HelpCenter HELP_CENTER = HelpCenter.bundled();

    private AssistantUnderTest() {}

    static SupportAssistant at(LlmGateway llm) {
        return at(llm, OpenTelemetry.noop());
    }

    static SupportAssistant at(LlmGateway llm, OpenTelemetry telemetry) {
        return new SupportAssistant(
                new ModelSettings(llm.openAi(), Provider.apiKey(), Provider.model(), Duration.ofSeconds(20), 2),
                HELP_CENTER,
                new DemoOrders(),
                telemetry);
    }

    static List<Turn> conversation(EvalCase golden) {
        return golden.messages().stream().map(AssistantUnderTest::turn).toList();
    }

    private static Turn turn(Message message) {
        return message.role().equals("assistant")
                ? Turn.assistant(message.content())
                : Turn.customer(message.content());
    }
}
