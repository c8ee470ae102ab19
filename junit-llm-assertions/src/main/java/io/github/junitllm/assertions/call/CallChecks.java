package io.github.junitllm.assertions.call;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.EachOf;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.call.Attempts;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.cost.Cost;
import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Tariff;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Checks of one call of a model. They look at facts only: a check of what the provider did not report, or nobody measured,
 * is undecided.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CallChecks {

    /** Of OpenAI (chat, then responses), Anthropic, Gemini, Bedrock and Mistral; Ollama says length too. */
    private static final Set<String> CUT_OFF = Set.of(
            "length", "max_output_tokens", "max_tokens", "model_context_window_exceeded", "model_length", "incomplete");

    private CallChecks() {}

    /** The provider answered with a status from 200 to 299, reported no error, and the answer did not break off. */
    public static Check<LlmCall> succeeded() {
        return Check.of("succeed", call -> {
            boolean passed = call.status() >= 200 && call.status() <= 299 && call.error() == null;
            return CheckResult.of(
                    passed,
                    "it ended with status " + call.status()
                            + (call.error() == null ? " and no error" : " and the error: " + call.error()));
        });
    }

    /**
     * The model stopped for this reason.
     *
     * @param reason in the protocol's own word, whatever its case: {@code stop}, {@code end_turn}, {@code tool_calls}
     */
    public static Check<LlmCall> finishedWith(String reason) {
        return Check.of("finish with " + reason, call -> {
            String actual = finishReason(call);
            return CheckResult.of(actual.equalsIgnoreCase(reason), "it finished with " + actual);
        });
    }

    /** The answer was not cut off by a limit of tokens. */
    public static Check<LlmCall> notCutOff() {
        return Check.of("end before any limit of tokens", call -> {
            String actual = finishReason(call);
            return CheckResult.of(!CUT_OFF.contains(Letters.lower(actual)), "it finished with " + actual);
        });
    }

    /**
     * This model answered. Providers answer with a dated name where an undated one was asked for, so
     * {@code gpt-4o-2024-11-20} is {@code gpt-4o}, but {@code gpt-4o-mini} is not.
     */
    public static Check<LlmCall> answeredBy(String model) {
        return Check.of("be answered by " + model, call -> {
            String actual = call.answeredModel();
            if (actual == null) {
                throw new UndecidedException(
                        "who answered is not known: the " + call.protocol() + " answer names no model");
            }
            boolean dated =
                    actual.startsWith(model) && actual.substring(model.length()).matches("[-@][0-9].*");
            return CheckResult.of(actual.equals(model) || dated, actual + " answered");
        });
    }

    /** The prompt had so many tokens, cached ones included, as the provider counts them. */
    public static Check<LlmCall> inputTokens(Amount amount) {
        return tokens(amount, "input", Usage::inputTokens);
    }

    /** The answer had so many tokens, reasoning included, as the provider counts them. */
    public static Check<LlmCall> outputTokens(Amount amount) {
        return tokens(amount, "output", Usage::outputTokens);
    }

    /** Prompt and answer had so many tokens together, as the provider counts them. */
    public static Check<LlmCall> tokens(Amount amount) {
        return tokens(amount, "", Usage::totalTokens);
    }

    /**
     * The call costs no more than this at today's prices, also where it is replayed. Undecided where its cost is not known:
     * without a price of the model, or usage that the provider reported.
     *
     * @param limit an amount and a currency, such as {@code 0.02 USD}
     * @param prices a table of prices in that currency
     * @throws IllegalArgumentException if the limit is no such amount
     */
    public static Check<LlmCall> costsAtMost(String limit, PriceTable prices) {
        Money most = Money.in(prices.currency(), limit);
        return Check.of("cost at most " + most, call -> {
            Cost cost = prices.cost(call, LocalDate.now(ZoneOffset.UTC), Tariff.STANDARD);
            if (cost instanceof Cost.Unknown unknown) {
                throw new UndecidedException("what the call cost is not known: " + unknown.reason());
            }
            Money actual = new Money(((Cost.Known) cost).amount(), prices.currency());
            return CheckResult.of(
                    actual.amount().compareTo(most.amount()) <= 0,
                    "it cost " + actual + (call.replayed() ? " at today's prices" : ""));
        });
    }

    /** The last byte of the answer came within this time; on replay, the recorded time. */
    public static Check<LlmCall> endedWithin(Duration limit) {
        long most = micros(limit);
        return Check.of("end within " + text(most), call -> {
            long took = timing(call).totalMicros();
            return CheckResult.of(took <= most, "it took " + text(took) + source(call));
        });
    }

    /**
     * The first token of a stream came within this time; on replay, the recorded time. Undecided for a call that was not
     * streamed: its first token came with the last.
     */
    public static Check<LlmCall> firstTokenWithin(Duration limit) {
        long most = micros(limit);
        return Check.of("have its first token within " + text(most), call -> {
            CallTiming timing = timing(call);
            Long first = timing.firstTokenMicros();
            if (!call.streamed()) {
                throw new UndecidedException(
                        "the time to the first token was not measured: the call was not streamed; have the client stream");
            }
            if (first == null) {
                return CheckResult.fail("there was no token in " + text(timing.totalMicros()) + source(call));
            }
            return CheckResult.of(first <= most, "its first token came after " + text(first) + source(call));
        });
    }

    /**
     * Of these calls, so many were retries, as {@link Attempts} tells them: of a call that asked the same and had failed. A
     * recording has failed calls only where {@code @LlmFixtures(errors = true)} keeps them. Undecided without calls.
     */
    public static Check<List<LlmCall>> retries(Amount amount) {
        return Check.of("make " + amount.of("retry", "retries"), calls -> {
            requireSome(calls);
            int retries =
                    Attempts.of(calls).stream().mapToInt(Attempts::retries).sum();
            return CheckResult.of(
                    amount.contains(retries),
                    retries
                            + (retries == 1 ? " of " : " of the ")
                            + calls.size()
                            + (calls.size() == 1 ? " call" : " calls")
                            + (retries == 1 ? " was a retry" : " were retries"));
        });
    }

    /** Every one of these calls passes the check. Undecided without calls. The score is the mean of theirs. */
    public static Check<List<LlmCall>> every(Check<? super LlmCall> check) {
        EachOf<LlmCall> each = new EachOf<>("call", check);
        Check<List<LlmCall>> every = Check.of("make only calls that " + check.description(), calls -> {
            requireSome(calls);
            return each.in(calls);
        });
        return check.isConfidential() ? every.confidential() : every;
    }

    private static void requireSome(List<LlmCall> calls) {
        if (calls.isEmpty()) {
            throw new UndecidedException("there is no call of which it could be told");
        }
    }

    private static CallTiming timing(LlmCall call) {
        CallTiming timing = call.timing();
        if (timing == null) {
            throw new UndecidedException(
                    "how long the call took was not measured: it was made of what a client returned; calls through the"
                            + " gateway are timed");
        }
        return timing;
    }

    private static Check<LlmCall> tokens(Amount amount, String kind, Function<Usage, @Nullable Long> count) {
        String singular = kind.isEmpty() ? "token" : kind + " token";
        return Check.of("use " + amount.of(singular, singular + "s"), call -> {
            Usage usage = call.usage();
            if (usage == null) {
                throw new UndecidedException(
                        "what the call used is not known: the provider reported no usage; streams report it when asked to");
            }
            Long actual = count.apply(usage);
            if (actual == null) {
                throw new UndecidedException("what the call used is not known: the provider counted the "
                        + (usage.inputTokens() == null ? "output" : "input") + " tokens only");
            }
            return CheckResult.of(
                    amount.contains(actual),
                    Amount.exactly(actual).of(singular, singular + "s").replaceFirst("exactly", "it used"));
        });
    }

    private static String finishReason(LlmCall call) {
        String reason = call.finishReason();
        if (reason == null) {
            throw new UndecidedException("why the model stopped is not known: the " + call.protocol()
                    + " answer with status " + call.status() + " does not say");
        }
        return reason;
    }

    private static long micros(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a limit is longer than no time, not " + limit);
        }
        return limit.toNanos() / 1_000;
    }

    private static String text(long micros) {
        return micros >= 1_000_000
                ? String.format(Locale.ROOT, "%.2f s", micros / 1e6)
                : String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }

    private static String source(LlmCall call) {
        return call.replayed() ? " when it was recorded" : "";
    }
}
