package io.github.junitllm.eval;

import io.github.junitllm.cost.Money;
import io.github.junitllm.gateway.BindAddress;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.Upstreams;
import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.window.DurationText;
import io.github.junitllm.window.RateLimit;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration parameters {@code junit.llm.*} of one run, read and found valid. A parameter is a JUnit
 * configuration parameter or, by the same name, a system property.
 *
 * @param givenMode how the gateway answers all evals, or null where each may say so itself
 * @param filter which cases run
 * @param split the split that runs, or empty for what the annotation says
 * @param seed of the random case order under early stopping
 * @param rateLimit for all tasks of the JVM, or null
 * @param output where the run writes, or null for the module's build directory
 * @param fixtures where recorded interactions lie, or null for the module's test resources
 * @param prices the table of prices, or null for the one on the class path
 * @param maxSpend the most that the run may spend on live calls, or null for no limit
 * @param upstreams where the real providers are
 * @param upstreamTimeout longest time of one answer of a provider, or null for the gateway's own
 * @param bind where the gateway listens besides the loopback address, or null for nowhere
 * @param run id of the run, or null to have one found
 * @param recordInCi whether recording is allowed although {@code CI} is set
 * @param hooks what changes the fixtures of all evals
 * @param tracing what traces and logs tell
 */
record Settings(
        @Nullable GatewayMode givenMode,
        CaseFilter filter,
        String split,
        long seed,
        @Nullable RateLimit rateLimit,
        @Nullable Path output,
        @Nullable Path fixtures,
        @Nullable Path prices,
        @Nullable Money maxSpend,
        Upstreams upstreams,
        @Nullable Duration upstreamTimeout,
        @Nullable InetAddress bind,
        @Nullable String run,
        boolean recordInCi,
        HookNames hooks,
        EvalStart.Tracing tracing) {

    static final String PREFIX = "junit.llm.";

    private static final String UPSTREAM = "upstream.";

    /** Those with a method of the gateway; others are found where they are given as system properties. */
    private static final Set<String> PROVIDERS = Set.of("openai", "anthropic", "gemini", "ollama", "azure", "bedrock");

    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "mode",
            "case",
            "tags",
            "split",
            "seed",
            "rateLimit",
            "output",
            "fixtures",
            "prices",
            "maxSpend",
            "upstream",
            "upstreamTimeout",
            "bind",
            "run",
            "recordInCi",
            "matchers",
            "filters",
            "redactors",
            "logCalls",
            "traceContent",
            "bench"));

    /**
     * Reads the parameters.
     *
     * @param lookup of one parameter by its full name
     * @param given names of all parameters that were given, searched for misspelt ones
     * @throws ConfigurationProblem if a value cannot be used
     */
    static Settings read(Function<String, Optional<String>> lookup, Set<String> given) {
        refuseUnknown(given);
        var reader = new Reader(lookup);
        return new Settings(
                reader.get("mode", GatewayMode::parse, null),
                CaseFilter.parse(reader.text("case"), reader.text("tags")),
                reader.text("split").strip(),
                reader.get("seed", Long::parseLong, 0L),
                reader.get("rateLimit", RateLimit::parse, null),
                reader.get("output", Path::of, null),
                reader.get("fixtures", Path::of, null),
                reader.get("prices", Path::of, null),
                reader.get("maxSpend", Money::parse, null),
                upstreams(reader, given),
                reader.get("upstreamTimeout", DurationText::parse, null),
                reader.get("bind", BindAddress::parse, null),
                reader.get("run", Function.identity(), null),
                reader.get("recordInCi", Boolean::parseBoolean, false),
                new HookNames(reader.list("matchers"), reader.list("filters"), reader.list("redactors")),
                new EvalStart.Tracing(
                        reader.get("logCalls", Boolean::parseBoolean, false),
                        reader.get("traceContent", Boolean::parseBoolean, false)));
    }

    /** Returns the mode of evals that name none. */
    GatewayMode mode() {
        return givenMode == null ? GatewayMode.REPLAY : givenMode;
    }

    /**
     * Refuses to record in CI, unless that is asked for expressly.
     *
     * @throws ConfigurationProblem if it is refused
     */
    void requireAllowed(GatewayMode mode, Map<String, String> environment) {
        if (Boolean.parseBoolean(environment.get("CI")) && mode.records() && !recordInCi) {
            throw new ConfigurationProblem("junit.llm.mode=" + mode.wireName()
                    + " is refused where the environment variable CI is true: fixtures are recorded and reviewed before"
                    + " they reach CI. To record here all the same, set junit.llm.recordInCi=true");
        }
    }

    private static Upstreams upstreams(Reader reader, Set<String> given) {
        Upstreams upstreams =
                Upstreams.DEFAULT.withStandard(reader.get("upstream", URI::create, Upstreams.DEFAULT.standard()));
        Set<String> providers = new TreeSet<>(PROVIDERS);
        for (String name : given) {
            if (name.startsWith(PREFIX + UPSTREAM)) {
                providers.add(name.substring(PREFIX.length() + UPSTREAM.length()));
            }
        }
        for (String provider : providers) {
            URI address = reader.<@Nullable URI>get(UPSTREAM + provider, URI::create, null);
            upstreams = address == null ? upstreams : upstreams.with(provider, address);
        }
        return upstreams;
    }

    /** Tells whether only some cases were asked for. */
    boolean filtered() {
        return !filter.equals(CaseFilter.NONE);
    }

    // A misspelt name would silently mean the default: a recording that replays, a filter that filters nothing.
    private static void refuseUnknown(Set<String> given) {
        for (String name : new TreeSet<>(given)) {
            if (name.startsWith(PREFIX)
                    && !KNOWN.contains(name.substring(PREFIX.length()))
                    && !name.startsWith(PREFIX + UPSTREAM)) {
                throw new ConfigurationProblem("there is no configuration parameter '" + name + "'; the known ones are "
                        + PREFIX + "{" + String.join(", ", KNOWN) + "}");
            }
        }
    }

    private record Reader(Function<String, Optional<String>> lookup) {

        String text(String name) {
            return lookup.apply(PREFIX + name).orElse("");
        }

        List<String> list(String name) {
            return Stream.of(text(name).split(","))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }

        <T extends @Nullable Object> T get(String name, Function<String, ? extends T> parser, T fallback) {
            String text = text(name).strip();
            if (text.isEmpty()) {
                return fallback;
            }
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationProblem(PREFIX + name + "=" + text + ": " + e.getMessage(), e);
            }
        }
    }
}
