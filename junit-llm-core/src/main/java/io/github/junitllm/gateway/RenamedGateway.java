package io.github.junitllm.gateway;

import io.github.junitllm.fault.FaultReport;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** A gateway seen from where this machine has another name. */
final class RenamedGateway extends AddressedGateway {

    private final LlmGateway here;

    /**
     * @param here the gateway as this machine calls it
     * @param urls the same with the other name
     */
    RenamedGateway(LlmGateway here, GatewayUrls urls) {
        super(urls);
        this.here = here;
    }

    @Override
    public LlmGateway reachedAs(String host) {
        return here.reachedAs(host);
    }

    @Override
    public Clock clock() {
        return here.clock();
    }

    @Override
    public Random random() {
        return here.random();
    }

    @Override
    public void pause(Duration wait) throws InterruptedException {
        here.pause(wait);
    }

    @Override
    public FaultReport faults() {
        return here.faults();
    }
}
