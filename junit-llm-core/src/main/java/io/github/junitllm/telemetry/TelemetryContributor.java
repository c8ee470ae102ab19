package io.github.junitllm.telemetry;

import io.github.junitllm.eval.EvalContributor;
import io.github.junitllm.eval.EvalObserver;
import io.github.junitllm.eval.EvalStart;
import io.github.junitllm.trace.SampleTrace;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Has evals traced and their calls logged where the run, the class or the method asks for it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TelemetryContributor implements EvalContributor {

    @Override
    public List<EvalObserver> observers(EvalStart eval) {
        EvalObserver traced = traced(eval);
        if (eval.tracing().logCalls()) {
            requireLogging();
            return List.of(LoggedEval.of(eval, traced));
        }
        return traced == null ? List.of() : List.of(traced);
    }

    private static @Nullable EvalObserver traced(EvalStart eval) {
        List<OtlpReceiver> receivers = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Object declared : DeclaredTelemetry.of(eval)) {
            if (declared instanceof OtlpReceiver receiver) {
                receivers.add(receiver);
            } else {
                others.add(declared);
            }
        }
        boolean wanted = !receivers.isEmpty() || takesTrace(eval.method()) || takesTrace(eval.task());
        if (!isThere("io.opentelemetry.api.OpenTelemetry")) {
            return wanted ? new PlainEval(receivers) : null;
        }
        if (isNewEnough()) {
            return OtelEval.of(eval, others, receivers, wanted);
        }
        if (wanted || !others.isEmpty()) {
            throw new IllegalArgumentException(
                    "traces need io.opentelemetry:opentelemetry-api of version 1.50 or newer, but an older one is first on"
                            + " the class path");
        }
        return null;
    }

    /** Many libraries bring the API along; where nobody asks for traces, an old one does no harm. */
    private static boolean isNewEnough() {
        try {
            Class.forName("io.opentelemetry.api.logs.LogRecordBuilder").getMethod("setEventName", String.class);
            return true;
        } catch (ReflectiveOperationException | LinkageError older) {
            return false;
        }
    }

    private static boolean takesTrace(@Nullable Method method) {
        return method != null && List.of(method.getParameterTypes()).contains(SampleTrace.class);
    }

    private static void requireLogging() {
        if (!isThere("org.slf4j.spi.LoggingEventBuilder")) {
            throw new IllegalArgumentException(
                    "junit.llm.logCalls needs a library that is not on the class path. Add the"
                            + " test dependency org.slf4j:slf4j-api of version 2 or newer, and a provider for it.");
        }
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, TelemetryContributor.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
