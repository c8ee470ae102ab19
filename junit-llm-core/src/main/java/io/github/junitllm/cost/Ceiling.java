package io.github.junitllm.cost;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.call.RawRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;

/** The most that a call can cost, told before it is made. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface Ceiling {

    /** Of calls that take no tokens. */
    Ceiling NOTHING = new Known(BigDecimal.ZERO, "no tokens", "", Set.of());

    /**
     * Reads it off a request.
     *
     * @param day when the call is paid
     * @param answering names which models may answer where this one is asked for
     */
    static Ceiling of(RawRequest request, PriceTable prices, LocalDate day, Function<String, Set<String>> answering) {
        return CeilingReader.of(request, prices, day, answering);
    }

    /**
     * It costs no more than this.
     *
     * @param amount in the currency of the table
     * @param tokens what that is for: {@code 210 input and 500 output tokens of 'gpt-4o'}
     * @param model the one that is asked for
     * @param answering others whose prices it reckons with
     */
    record Known(BigDecimal amount, String tokens, String model, Set<String> answering) implements Ceiling {

        public Known {
            requireNonNull(amount, "amount");
            requireNonNull(tokens, "tokens");
            requireNonNull(model, "model");
            answering = Set.copyOf(answering);
        }
    }

    /**
     * There is no saying.
     *
     * @param reason why, as it reads after a colon, with what would help
     */
    record Unknown(String reason) implements Ceiling {

        public Unknown {
            requireNonNull(reason, "reason");
        }
    }
}
