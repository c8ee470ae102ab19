package io.github.junitllm.eval;

import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import io.github.junitllm.json.CanonicalJson;
import io.github.junitllm.window.DurationText;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link LlmFault} and {@link Chaos} say of one eval.
 *
 * @param plans by their names, in order
 * @param mode in which calls are answered: none fails while it records
 */
record DeclaredFaults(
        Map<String, FaultPlan> plans, @Nullable Chaos chaos, GatewayMode mode) {

    /** Of 53 bits, as many as a double tells apart. */
    private static final double UNIT = 0x1.0p-53;

    private static final int BITS_TO_DROP = 11;

    /**
     * Reads the annotations of a method.
     *
     * @throws ConfigurationProblem if what is declared is wrong
     */
    static DeclaredFaults of(Method method, String where, GatewayMode mode) {
        Map<String, FaultPlan> plans = new LinkedHashMap<>();
        Chaos chaos = AnnotationSupport.findAnnotation(method, Chaos.class).orElse(null);
        try {
            for (LlmFault declared : AnnotationSupport.findRepeatableAnnotations(method, LlmFault.class)) {
                FaultPlan plan = plan(declared);
                if (plans.put(plan.name(), plan) != null) {
                    throw new IllegalArgumentException("two are named " + plan.name()
                            + "; give one of them another name, as in @LlmFault(value = RATE_LIMIT, name = \"short\")");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(where + ", @LlmFault: " + e.getMessage(), e);
        }
        if (chaos != null) {
            String wrong = wrong(chaos, !plans.isEmpty());
            if (wrong != null) {
                throw new ConfigurationProblem(where + ", @Chaos: " + wrong);
            }
        }
        return new DeclaredFaults(Collections.unmodifiableMap(plans), chaos, mode);
    }

    private static FaultPlan plan(LlmFault declared) {
        FaultPlan plan = FaultPlan.of(declared.value()).withDelay(DurationText.parse(declared.delay()));
        String name = plan.name();
        if (declared.always() && plan.inAddress() == null) {
            plan = plan.forEver();
            name = "always-" + name;
        }
        if (!declared.retryAfter().isBlank()) {
            plan = plan.withRetryAfter(DurationText.parse(declared.retryAfter()));
            name += "-after-" + declared.retryAfter().replace(" ", "");
        }
        if (!declared.model().isBlank()) {
            plan = plan.ofModel(declared.model().strip());
            name += "-of-" + declared.model().strip();
        }
        if (declared.realTime()) {
            plan = plan.inRealTime();
        }
        name = declared.name().isBlank() ? name : declared.name().strip();
        if (name.indexOf(',') >= 0 || name.indexOf('*') >= 0) {
            throw new IllegalArgumentException("the name \"" + name
                    + "\" holds a comma or a star, which mean something in junit.llm.case; give it another one");
        }
        return plan.named(name);
    }

    private static @Nullable String wrong(Chaos chaos, boolean faultsToo) {
        if (faultsToo) {
            return "a method has faults in nodes of their own (@LlmFault) or mixed over its cases (@Chaos), not both:"
                    + " make two methods of one task";
        }
        if (!(chaos.rate() > 0 && chaos.rate() <= 1)) {
            return "rate = " + chaos.rate() + " must be above 0 and at most 1";
        }
        if (chaos.calls() < 1) {
            return "calls = " + chaos.calls() + " must be at least 1";
        }
        if (chaos.faults().length == 0 || List.of(chaos.faults()).contains(Fault.NONE)) {
            return "faults must name what may go wrong, and not NONE: rate says how often nothing does";
        }
        if (chaos.calls() > 1 && List.of(chaos.faults()).stream().anyMatch(Fault::isInAddress)) {
            return "a fault in the address is for all calls: leave calls = " + chaos.calls() + " out, or that fault";
        }
        return null;
    }

    /** Returns whether anything is declared, and may happen in this mode. */
    boolean happen() {
        return (!plans.isEmpty() || chaos != null) && mode != GatewayMode.RECORD;
    }

    /** Returns why nothing happens although it is declared; null if it does. */
    @Nullable
    String note() {
        return happen() || (plans.isEmpty() && chaos == null)
                ? null
                : "The declared faults were not made, because the calls were recorded. Run the method again to replay it"
                        + " with them; what the application asks only then is recorded by"
                        + " -Djunit.llm.mode=record-missing.";
    }

    /** Returns the set with each case as often as there are plans. */
    GoldenSet spread(GoldenSet golden) {
        if (plans.isEmpty() || !happen()) {
            return golden;
        }
        List<FaultPlan> all = new ArrayList<>(plans.values());
        return golden.withVariants(plain -> all.stream()
                .map(plan -> {
                    Set<String> tags = new LinkedHashSet<>(plain.tags());
                    tags.add("fault:" + plan.name());
                    return plain.tagged(tags.toArray(String[]::new)).variantOf(plain, plan.name());
                })
                .toList());
    }

    /** Returns what is to go wrong with a sample. */
    FaultPlan of(EvalCase golden, int sample) {
        Chaos lots = chaos;
        if (!happen()) {
            return FaultPlan.NOTHING;
        }
        return lots == null
                ? plans.getOrDefault(golden.variant(), FaultPlan.NOTHING)
                : drawn(lots, golden.id(), sample);
    }

    private static FaultPlan drawn(Chaos lots, String caseId, int sample) {
        byte[] lot = CanonicalJson.newDigest()
                .digest((lots.seed() + "/" + sample + "/" + caseId).getBytes(StandardCharsets.UTF_8));
        ByteBuffer drawn = ByteBuffer.wrap(lot);
        if ((drawn.getLong() >>> BITS_TO_DROP) * UNIT >= lots.rate()) {
            return FaultPlan.NOTHING;
        }
        Fault fault = lots.faults()[Math.floorMod(drawn.getLong(), lots.faults().length)];
        return FaultPlan.of(Collections.nCopies(lots.calls(), fault));
    }
}
