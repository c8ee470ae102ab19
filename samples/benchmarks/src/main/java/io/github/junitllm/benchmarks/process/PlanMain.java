package io.github.junitllm.benchmarks.process;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one test class through JUnit's launcher and prints what it took, as {@link Facts}. Both
 * sides of every comparison are run by this.
 */
public final class PlanMain {

    private PlanMain() {}

    public static void main(String[] args) throws ClassNotFoundException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Class.forName(args[0])))
                .build();
        var listener = new Listener(Boolean.getBoolean("benchmarks.heap"));
        long start = System.nanoTime();
        LauncherFactory.create().execute(request, listener);
        long end = System.nanoTime();
        Facts.print("planMillis", (end - start) / 1e6);
        Facts.print("methodMillis", (end - listener.methodStarted) / 1e6);
        Facts.print("passed", listener.passed);
        Facts.print("notPassed", listener.notPassed);
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .ifPresent(millis -> Facts.print("cpuMillis", millis));
    }

    private static final class Listener implements TestExecutionListener {

        private final boolean heap;
        private long before;
        private long methodStarted;
        private int passed;
        private int notPassed;

        Listener(boolean heap) {
            this.heap = heap;
        }

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            before = heap ? usedHeap() : 0;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (methodStarted == 0 && test.getSource().orElse(null) instanceof MethodSource) {
                methodStarted = System.nanoTime();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean successful = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            if (!successful) {
                notPassed++;
                result.getThrowable().ifPresent(Throwable::printStackTrace);
            } else if (test.isTest()) {
                passed++;
            }
        }

        @Override
        public void testPlanExecutionFinished(TestPlan plan) {
            if (heap) {
                long used = usedHeap();
                Facts.print("heapBytes", (double) used);
                Facts.print("retainedBytes", (double) (used - before));
            }
        }

        // The heap in use right after a full collection is what is retained; once is not always full.
        private static long usedHeap() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
