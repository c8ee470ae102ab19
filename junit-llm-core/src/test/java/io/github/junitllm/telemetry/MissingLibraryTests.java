package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.eval.EvalObserver;
import io.github.junitllm.eval.EvalStart;
import io.github.junitllm.trace.SampleTrace;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Without the libraries nothing happens, and who asks for what needs one is told its name. */
class MissingLibraryTests {

    /** Loads this room's classes anew, keeps count of them, and hides libraries. */
    private static final class Without extends ClassLoader {

        private final Set<String> hidden;
        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        Without(String... hidden) {
            super(MissingLibraryTests.class.getClassLoader());
            this.hidden = Set.of(hidden);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (hidden.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known == null && name.startsWith("io.github.junitllm.telemetry.")) {
                    known = define(name);
                }
                return known == null ? super.loadClass(name, resolve) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                loaded.add(name.substring(name.lastIndexOf('.') + 1));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        @SuppressWarnings("unchecked")
        List<EvalObserver> observers(EvalStart eval) throws Throwable {
            Class<?> contributor = loadClass(TelemetryContributor.class.getName());
            Object made = contributor.getConstructor().newInstance();
            try {
                return (List<EvalObserver>)
                        contributor.getMethod("observers", EvalStart.class).invoke(made, eval);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
    }

    static class Evals {
        void plain() {}

        void traced(SampleTrace trace) {}
    }

    private static EvalStart start(String method, boolean logCalls) {
        Method found = List.of(Evals.class.getDeclaredMethods()).stream()
                .filter(one -> one.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return new EvalStart(
                "Evals." + method,
                found,
                Evals.class,
                null,
                List.of(),
                new EvalStart.Tracing(logCalls, false),
                () -> null);
    }

    @Test
    void nothingIsLoadedWhereNobodyAsks() throws Throwable {
        var classes = new Without("io.opentelemetry.", "org.slf4j.", "com.google.protobuf.");

        assertThat(classes.observers(start("plain", false))).isEmpty();
        Set<String> known = new HashSet<>(classes.loaded);
        assertThat(known).allMatch(name -> !name.startsWith("Otel") && !name.startsWith("Logged"));
    }

    @Test
    void withoutOpenTelemetryASampleHasATraceForApplicationsElsewhere() throws Throwable {
        var classes = new Without("io.opentelemetry.");
        EvalObserver eval = classes.observers(start("traced", false)).get(0);
        SampleTrace trace = eval.begin(io.github.junitllm.golden.EvalCase.of("a", "q"), 1, null)
                .trace();

        assertThat(trace).isNotNull();
        assertThat(trace.traceId()).matches("[0-9a-f]{32}");
        assertThat(trace.spans().absence())
                .contains("OpenTelemetry is not on the class path: add io.opentelemetry:opentelemetry-sdk");
    }

    @Test
    void anOldApiIsRefusedWhereItIsNeededAndDoesNoHarmElsewhere() throws Throwable {
        var classes = new Without("io.opentelemetry.api.logs.LogRecordBuilder");

        assertThat(classes.observers(start("plain", false))).isEmpty();
        assertThatThrownBy(() -> classes.observers(start("traced", false)))
                .hasMessage(
                        "traces need io.opentelemetry:opentelemetry-api of version 1.50 or newer, but an older one is"
                                + " first on the class path");
    }

    @Test
    void aLogWithoutItsLibraryIsRefused() {
        var classes = new Without("org.slf4j.");

        assertThatThrownBy(() -> classes.observers(start("plain", true)))
                .hasMessage("junit.llm.logCalls needs a library that is not on the class path. Add the test dependency"
                        + " org.slf4j:slf4j-api of version 2 or newer, and a provider for it.");
    }

    @Test
    void protobufWithoutItsLibraryIsRefusedAndJsonIsNot() throws Exception {
        var classes = new Without("io.opentelemetry.proto.", "com.google.protobuf.");
        Class<?> format = classes.loadClass(OtlpFormat.class.getName());
        Method read = format.getDeclaredMethod("read", byte[].class);
        read.setAccessible(true);

        assertThatThrownBy(() -> read.invoke(constant(format, "PROTOBUF"), new byte[] {1}))
                .cause()
                .hasMessageContaining("Add the test dependency io.opentelemetry.proto:opentelemetry-proto");
        assertThat(read.invoke(constant(format, "JSON"), new byte[] {'{', '}'})).isNotNull();
    }

    private static Object constant(Class<?> type, String name) {
        return List.of(type.getEnumConstants()).stream()
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
