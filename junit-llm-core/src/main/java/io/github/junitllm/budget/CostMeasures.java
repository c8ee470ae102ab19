package io.github.junitllm.budget;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.cost.Cost;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Tariff;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Measures what calls cost at the prices of one day. */
record CostMeasures(PriceTable prices, LocalDate day, Tariff tariff) {

    List<Measurement> calls(MeasuredSample sample) {
        return sample.calls().stream().map(this::call).toList();
    }

    List<Measurement> samples(MeasuredSample sample) {
        return Sums.of(sample, this::call);
    }

    /** Measures what a sample adds to the bill: nothing where it was checked on an answer that is on the bill already. */
    List<Measurement> bills(MeasuredSample sample) {
        boolean billed = sample.due().isEmpty() && !sample.calls().isEmpty();
        return billed
                ? List.of(new Value(
                        BigDecimal.ZERO,
                        sample.calls().stream().allMatch(LlmCall::replayed) ? Source.RECORDED : Source.MEASURED))
                : Sums.of(sample.due(), this::call);
    }

    private Measurement call(LlmCall call) {
        Cost cost = prices.cost(call, day, tariff);
        if (cost instanceof Cost.Known known) {
            return new Value(known.amount(), Sums.source(call));
        }
        return new Unknown(((Cost.Unknown) cost).reason());
    }
}
