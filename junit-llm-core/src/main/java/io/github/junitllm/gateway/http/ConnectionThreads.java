package io.github.junitllm.gateway.http;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Chooses the threads connections run on: virtual ones from Java 21 on, else daemon threads. */
final class ConnectionThreads {

    private static final String NAME = "junit-llm-connection-";

    private ConnectionThreads() {}

    static ThreadFactory factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, NAME, 1L);
            Method factory = type.getMethod("factory");
            return (ThreadFactory) factory.invoke(named);
        } catch (ReflectiveOperationException | UnsupportedOperationException notBefore21) {
            // Java 19 and 20 have the method, but only as a preview
            return daemons();
        }
    }

    private static ThreadFactory daemons() {
        AtomicLong number = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, NAME + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
