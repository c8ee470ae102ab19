package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.util.ArrayList;
import java.util.List;

/** What the chat widget shows while the answer is being written. */
class StreamingEvals {

    /** The answer as the customer saw it grow. */
    record Shown(String whole, List<String> pieces) {}

    @LlmTask
    static Shown stream(EvalCase golden, LlmGateway llm) {
        List<String> pieces = new ArrayList<>();
        try (SupportAssistant assistant = AssistantUnderTest.at(llm)) {
            String whole =
                    assistant.stream(AssistantUnderTest.CUSTOMER, AssistantUnderTest.conversation(golden), pieces::add);
            return new Shown(whole, pieces);
        }
    }

    @LlmEval(
            value = "golden/support.jsonl",
            tags = {"multi-turn", "payment"})
    @PassRate(0.80)
    void growsPieceByPiece(EvalCase golden, LlmAnswer answer) {
        Shown shown = answer.as(Shown.class);
        LlmCall last = answer.calls().get(answer.calls().size() - 1);

        assertThat(last.streamed()).isTrue();
        assertThat(last.timing().firstTokenMicros())
                .as("time of the first word")
                .isNotNull()
                .isLessThan(last.timing().totalMicros());
        assertThat(shown.pieces()).hasSizeGreaterThan(1);
        assertThat(String.join("", shown.pieces())).isEqualTo(shown.whole());
        golden.expected().forEach(fact -> assertThat(shown.whole()).containsIgnoringCase(fact));
    }
}
