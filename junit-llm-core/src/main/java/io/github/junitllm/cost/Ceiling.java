package io.github.junitllm.cost;

import static java.util.Objects.requireNonNull;

import io.github.junitllm.call.RawRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apiguardian.api.API;

/** The most that a call can cost, told before it is made. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface Ceiling {

    /** Of calls that take no tokens. */
    Ceiling NOTHING = new Known(BigDecimal.ZERO, "no tokens");

    /**
     * Reads it off a request.
     *
     * @param day when the call is paid
     */
    static Ceiling of(RawRequest request, PriceTable prices, LocalDate day) {
        return CeilingReader.of(request, prices, day);
    }

    /**
     * It costs no more than this.
     *
     * @param amount in the currency of the table
     * @param tokens what that is for: {@code 210 input and 500 output tokens of 'gpt-4o'}
     */
    record Known(BigDecimal amount, String tokens) implements Ceiling {

        public Known {
            requireNonNull(amount, "amount");
            requireNonNull(tokens, "tokens");
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
