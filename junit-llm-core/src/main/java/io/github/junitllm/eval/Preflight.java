package io.github.junitllm.eval;

import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.fixture.FixtureFolder;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;

/** Tells, before an eval calls a provider, how many calls that will be: they take time and cost money. */
final class Preflight {

    private Preflight() {}

    /** Returns one line about an eval that does not only replay. */
    static String line(EvalDefinition definition, long samples, GatewaySettings gateway) {
        GatewayMode mode = definition.calls().mode();
        long before = recorded(definition.address(), gateway);
        return definition.name() + ", " + mode.wireName() + ": " + samples + (samples == 1 ? " sample" : " samples")
                + (mode == GatewayMode.RECORD_MISSING ? ", of which what is not recorded calls " : ", calling ")
                + gateway.upstreams().standard() + " or the provider their URLs name"
                + (before == 0
                        ? ""
                        : "; the last recording of this eval holds " + before + (before == 1 ? " call" : " calls"));
    }

    private static long recorded(String address, GatewaySettings gateway) {
        try {
            return new FixtureFolder(gateway.fixtures())
                    .list().stream()
                            .filter(entry -> entry.eval().equals(address))
                            .mapToLong(FixtureFolder.Entry::calls)
                            .sum();
        } catch (FixtureException unreadable) {
            return 0; // whoever reads it says so
        }
    }
}
