package io.github.junitllm.eval;

import io.github.junitllm.call.Usage;
import io.github.junitllm.fixture.LastRecording;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Tells, before an eval calls a provider, how many calls that will be: they take time and cost money. */
final class Preflight {

    private static final MathContext ABOUT = new MathContext(3);

    private Preflight() {}

    /** Returns one line about an eval that does not only replay. */
    static String line(EvalDefinition definition, long samples, GatewaySettings gateway) {
        GatewayMode mode = definition.calls().mode();
        return definition.name() + ", " + mode.wireName() + ": " + samples + (samples == 1 ? " sample" : " samples")
                + (mode == GatewayMode.RECORD_MISSING ? ", of which what is not recorded calls " : ", calling ")
                + gateway.upstreams().standard() + " or the provider their URLs name"
                + told(LastRecording.of(gateway.fixtures(), definition.address()));
    }

    private static String told(LastRecording last) {
        if (last.calls() == 0) {
            return "";
        }
        String calls = last.estimated() ? "about " + about(last.calls()) : String.valueOf(last.calls());
        Usage usage = last.usage();
        return "; the last recording of this eval holds " + calls + (last.calls() == 1 ? " call" : " calls")
                + (usage == null
                        ? ""
                        : " with about " + about(usage.inputTokens()) + " input and " + about(usage.outputTokens())
                                + " output tokens");
    }

    private static String about(long number) {
        return String.format(
                Locale.ROOT, "%,d", BigDecimal.valueOf(number).round(ABOUT).longValue());
    }
}
