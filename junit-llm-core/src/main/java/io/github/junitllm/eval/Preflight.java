package io.github.junitllm.eval;

import io.github.junitllm.call.Usage;
import io.github.junitllm.cost.Cost;
import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Tariff;
import io.github.junitllm.fixture.LastRecording;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Tells, before an eval calls a provider, how many calls that will be: they take time and cost money. */
final class Preflight {

    private static final MathContext ABOUT = new MathContext(3);

    private Preflight() {}

    /**
     * Returns one line about an eval that does not only replay.
     *
     * @param prices what models cost; null if nobody says
     */
    static String line(EvalDefinition definition, long samples, GatewaySettings gateway, @Nullable PriceTable prices) {
        GatewayMode mode = definition.calls().mode();
        return definition.name() + ", " + mode.wireName() + ": " + samples + (samples == 1 ? " sample" : " samples")
                + (mode == GatewayMode.RECORD_MISSING ? ", of which what is not recorded calls " : ", calling ")
                + gateway.upstreams().standard() + " or the provider their URLs name"
                + told(LastRecording.of(gateway.fixtures(), definition.address()), prices);
    }

    private static String told(LastRecording last, @Nullable PriceTable prices) {
        if (last.calls() == 0) {
            return "";
        }
        String calls = last.estimated() ? "about " + about(last.calls()) : String.valueOf(last.calls());
        Usage usage = last.total();
        Long input = usage == null ? null : usage.inputTokens();
        Long output = usage == null ? null : usage.outputTokens();
        return "; the last recording of this eval holds " + calls + (last.calls() == 1 ? " call" : " calls")
                + (input == null || output == null
                        ? ""
                        : " with about " + about(input) + " input and " + about(output) + " output tokens")
                + (prices == null ? "" : cost(last, prices));
    }

    /** Tells what the recorded calls would cost today, with each of several models. */
    private static String cost(LastRecording last, PriceTable prices) {
        Map<String, BigDecimal> byModel = new LinkedHashMap<>();
        Set<String> unpriced = new LinkedHashSet<>();
        last.usage().forEach((models, usages) -> {
            String name = name(models, prices);
            for (Usage usage : usages) {
                Cost cost = prices.cost(
                        models.answered(), models.requested(), usage, LocalDate.now(ZoneOffset.UTC), Tariff.STANDARD);
                if (cost instanceof Cost.Known known) {
                    BigDecimal amount = known.amount().divide(BigDecimal.valueOf(last.share()), MathContext.DECIMAL64);
                    byModel.merge(name, amount, BigDecimal::add);
                } else {
                    unpriced.add(name);
                }
            }
        });
        StringBuilder text = new StringBuilder();
        if (!byModel.isEmpty()) {
            BigDecimal sum = byModel.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            text.append(", about ").append(about(sum, prices)).append(" by ").append(prices.location());
        }
        if (byModel.size() > 1) {
            StringJoiner each = new StringJoiner(", ", " (", ")");
            byModel.forEach((name, amount) -> each.add(name + " " + about(amount, prices)));
            text.append(each);
        }
        if (!unpriced.isEmpty()) {
            text.append(", and what ").append(String.join(", ", unpriced)).append(" costs, which it does not say");
        }
        return text.toString();
    }

    /** Returns the name of the model that answered, and of the one asked for where that has another price. */
    private static String name(LastRecording.Models models, PriceTable prices) {
        String answered = models.answered();
        String asked = models.requested();
        return answered == null
                ? Objects.requireNonNullElse(asked, "a model without a name")
                : asked != null && prices.differ(asked, answered, LocalDate.now(ZoneOffset.UTC))
                        ? answered + " for " + asked
                        : answered;
    }

    private static Money about(BigDecimal amount, PriceTable prices) {
        return new Money(amount.round(ABOUT), prices.currency());
    }

    private static String about(long number) {
        return String.format(
                Locale.ROOT, "%,d", BigDecimal.valueOf(number).round(ABOUT).longValue());
    }
}
