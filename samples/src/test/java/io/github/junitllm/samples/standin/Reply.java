package io.github.junitllm.samples.standin;

import java.util.List;

/** What the script decided to say. */
sealed interface Reply {

    /** A call of the order look-up. */
    record OrderLookUp(String orderId) implements Reply {}

    /** @param cutOff whether the answer breaks off at the token limit */
    record Answer(String text, List<String> citations, String action, boolean cutOff) implements Reply {
        Answer(String text, List<String> citations, String action) {
            this(text, citations, action, false);
        }
    }
}
