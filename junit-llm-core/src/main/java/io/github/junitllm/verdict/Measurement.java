package io.github.junitllm.verdict;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/** What one call or sample came to under a budget. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface Measurement {

    /**
     * It was measured.
     *
     * @param value in the budget's unit
     * @param source where the value is from
     */
    record Value(BigDecimal value, Source source) implements Measurement {

        public Value {
            requireNonNull(value, "value");
            requireNonNull(source, "source");
        }
    }

    /** It broke off before there was anything to measure, and counts as beyond every limit. */
    record Failed() implements Measurement {}

    /**
     * It ended well, and yet nobody knows: the budget cannot be decided.
     *
     * @param reason why, as it reads after "because": {@code its answer was not streamed}
     */
    record Unknown(String reason) implements Measurement {

        public Unknown {
            requireNonNull(reason, "reason");
        }
    }

    /** Where a value is from. */
    enum Source {
        /** From the clock or the provider, in this run. */
        MEASURED,
        /** From a fixture. */
        RECORDED,
        /** From a fixture, of an answer that a fault kept from the client: the provider would have billed it. */
        HIDDEN,
        /** Computed from the text by a tokenizer of ours, because the provider said nothing. */
        ESTIMATED,
        /** From the clock, with waits in it that were shorter than the client would have made them by itself. */
        CUT_SHORT,
        /** Of a sample that called no model: what it took without one. */
        UNCALLED
    }
}
