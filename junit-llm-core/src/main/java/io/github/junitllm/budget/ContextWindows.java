package io.github.junitllm.budget;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.cost.ModelPrice;
import io.github.junitllm.cost.PriceTable;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how many tokens fit into one call. */
interface ContextWindows {

    /** Returns the window of the model that a call went to; null if nobody says. */
    @Nullable
    Long of(LlmCall call);

    /** Looks them up in a table of prices: of the model that answered or, where that has no row, the one asked for. */
    static ContextWindows of(PriceTable prices, LocalDate day) {
        return call -> Stream.of(call.answeredModel(), call.requestedModel())
                .flatMap(Stream::ofNullable)
                .flatMap(model -> prices.price(model, day).stream())
                .findFirst()
                .map(ModelPrice::contextWindow)
                .orElse(null);
    }
}
