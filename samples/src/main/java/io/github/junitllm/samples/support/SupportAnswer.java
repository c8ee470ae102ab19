package io.github.junitllm.samples.support;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Objects;

/** What the model must return: the schema it is given is made from this record. */
@JsonClassDescription("The answer to the customer")
public record SupportAnswer(
        @JsonPropertyDescription("The answer, in the customer's language, at most four sentences")
        String answer,

        @JsonPropertyDescription("Ids of the help articles the answer rests on; empty when it rests on none")
        List<String> citations,

        @JsonPropertyDescription(
                "ANSWER when the question is answered, ASK_BACK when a detail is missing, HAND_OVER when a "
                        + "person must take over, DECLINE when the request is not allowed or not about the shop")
        Action action) {

    /** An answer with a part missing is none, wherever it comes from. */
    public SupportAnswer {
        if (answer.isBlank()) {
            throw new IllegalArgumentException("The answer has no text");
        }
        citations = List.copyOf(citations);
        Objects.requireNonNull(action, "action");
    }

    /** What the chat widget does next. */
    public enum Action {
        ANSWER,
        ASK_BACK,
        HAND_OVER,
        DECLINE
    }

    static SupportAnswer handOver() {
        return new SupportAnswer(
                "I am passing this on to a colleague, who will write to you.", List.of(), Action.HAND_OVER);
    }

    static SupportAnswer decline(String reason) {
        return new SupportAnswer(reason, List.of(), Action.DECLINE);
    }
}
