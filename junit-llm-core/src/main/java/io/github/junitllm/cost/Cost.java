package io.github.junitllm.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/** What a call costs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Cost {

    /**
     * It is known.
     *
     * @param amount exact, in the currency of the table; zero for a call that the provider refused
     */
    record Known(BigDecimal amount) implements Cost {

        public Known {
            requireNonNull(amount, "amount");
        }
    }

    /**
     * It is not known, which is never the same as nothing.
     *
     * @param reason why, as it reads after a colon, with what would help
     */
    record Unknown(String reason) implements Cost {

        public Unknown {
            requireNonNull(reason, "reason");
        }
    }
}
