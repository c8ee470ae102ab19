package io.github.junitllm.window;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the threads that run work ahead: virtual ones where the JVM has them, pooled daemon threads elsewhere. */
final class Workers {

    private Workers() {}

    /** Returns an executor without a bound and without a queue; the window bounds what it hands over. */
    static ExecutorService create(String prefix) {
        return Runtime.version().feature() >= 21 ? virtual(prefix) : Executors.newCachedThreadPool(daemons(prefix));
    }

    static ScheduledExecutorService clock(String name) {
        var clock = new ScheduledThreadPoolExecutor(1, daemons(name));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private static ThreadFactory daemons(String prefix) {
        var count = new AtomicLong();
        return work -> {
            Thread thread = new Thread(work, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    // The baseline is Java 17, so the builder of virtual threads can only be reached by name.
    private static ExecutorService virtual(String prefix) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, prefix, 1L);
            Object factory = type.getMethod("factory").invoke(named);
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("a JVM of version 21 or newer without virtual threads", e);
        }
    }
}
