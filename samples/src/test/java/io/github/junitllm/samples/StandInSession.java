package io.github.junitllm.samples;

import io.github.junitllm.samples.standin.Pace;
import io.github.junitllm.samples.standin.StandInModelServer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Lets everybody record: where answers are to come from a provider and no key is set, it starts the stand-in and makes it
 * the gateway's upstream. On replay, with a key or with an upstream of your own it does nothing. Found by the JUnit
 * launcher as a service.
 */
public final class StandInSession implements LauncherSessionListener {
    private static final String MODE = "junit.llm.mode";
    private static final String UPSTREAM = "junit.llm.upstream";

    private @Nullable StandInModelServer standIn;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        boolean needed = !System.getProperty(MODE, "replay").equals("replay")
                && System.getenv("OPENAI_API_KEY") == null
                && System.getProperty(UPSTREAM) == null;
        if (needed) {
            StandInModelServer started = StandInModelServer.start(0, Pace.UNHURRIED);
            System.setProperty(UPSTREAM, started.baseUrl());
            session.getLauncher().registerTestExecutionListeners(new Forgetting(started));
            standIn = started;
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (standIn != null) {
            System.clearProperty(UPSTREAM);
            standIn.close();
            standIn = null;
        }
    }

    /** Makes what an eval is answered independent of the evals before it: one of them recorded again changes no other. */
    private record Forgetting(StandInModelServer standIn) implements TestExecutionListener {

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isContainer()) {
                standIn.forget();
            }
        }
    }
}
