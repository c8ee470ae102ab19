package io.github.junitllm.gateway;

import java.util.concurrent.locks.LockSupport;

/** Waits for the recorded moments of one answer where replay is paced; starts when it is made. Thread-confined. */
final class ReplayClock {

    private final boolean paced;
    private final long start = System.nanoTime();

    ReplayClock(GatewaySettings.Pacing pacing) {
        this.paced = pacing == GatewaySettings.Pacing.REAL;
    }

    void await(long micros) {
        long wait = paced ? start + micros * 1000 - System.nanoTime() : 0;
        while (wait > 0) {
            LockSupport.parkNanos(wait);
            wait = start + micros * 1000 - System.nanoTime();
        }
    }
}
