package io.github.junitllm.eval;

import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.PriceTableException;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.journal.BuildTool;
import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.journal.GoldenVersion;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.spend.LedgerPlace;
import io.github.junitllm.spend.RunSpend;
import io.github.junitllm.spend.SpendLimit;
import io.github.junitllm.verdict.Budget;
import io.github.junitllm.verdict.BudgetTally;
import io.github.junitllm.window.RateLimit;
import io.github.junitllm.window.RateLimiter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What all evals of one execution of Jupiter share: configuration, gateway, journal, rate limits. Made by the first
 * eval; its end writes the report.
 */
final class EvalSession implements AutoCloseable {

    /** Of what reached the gateway outside every sample, which has no node to be told at. */
    private static final int TOLD_PROBLEMS = 10;

    private final Settings settings;
    private final GatewaySettings gatewaySettings;
    private final Map<RateLimit, RateLimiter> limiters = new ConcurrentHashMap<>();
    private final Map<SharedBudget, BudgetTally> sharedBudgets = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Contributors contributors;
    private final ClassLoader classes;
    private final Path output;
    private final Path base;
    private final Supplier<RunIdentity> run;
    private @Nullable PriceTable prices;
    private boolean pricesSought;
    private volatile @Nullable SpendLimit spend;
    private @Nullable Gateway gateway;

    /**
     * What several evals spend from.
     *
     * @param owner the class that it is for; null for the run
     */
    private record SharedBudget(Budget budget, @Nullable Class<?> owner) {}

    private EvalSession(Settings settings, ProjectLayout layout, ClassLoader classes) {
        Map<String, String> environment = System.getenv();
        this.settings = settings;
        this.classes = classes;
        this.contributors = Contributors.on(classes);
        this.output =
                settings.output() != null ? settings.output() : layout.build().resolve("junit-llm");
        this.base = layout.base();
        this.run = () -> RunIdentity.detect(settings.run(), layout.base(), environment);
        this.ledger = new Ledger(output, run);
        this.gatewaySettings = gatewaySettings(settings, layout, classes, environment);
    }

    /** Returns the session of this execution; the first eval's class says where the module lies. */
    static EvalSession of(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        return Stores.findOrCreate(
                context.getRoot(),
                EvalSession.class,
                () -> new EvalSession(
                        Settings.read(context::getConfigurationParameter, givenParameters()),
                        ProjectLayout.of(testClass),
                        testClass.getClassLoader()));
    }

    /** Returns the names of all parameters that were given, as configuration parameters or as system properties. */
    static Set<String> givenParameters() {
        Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
        names.addAll(Discovery.newest().parameterNames());
        return names;
    }

    private static GatewaySettings gatewaySettings(
            Settings settings, ProjectLayout layout, ClassLoader classes, Map<String, String> environment) {
        Path fixtures = settings.fixtures() != null
                ? settings.fixtures()
                : layout.testResources().resolve("llm-fixtures");
        boolean inCi = Boolean.parseBoolean(environment.get("CI"));
        settings.requireAllowed(settings.mode(), environment);
        GatewaySettings gateway = GatewaySettings.replay(fixtures)
                .withMode(settings.mode())
                .withClasspath(classes)
                .withRecordingAllowed(!inCi || settings.recordInCi());
        GatewaySettings complete = gateway.withUpstreams(settings.upstreams()).withBind(settings.bind());
        return settings.upstreamTimeout() == null
                ? complete
                : complete.withLimits(complete.limits().withTotal(settings.upstreamTimeout()));
    }

    Settings settings() {
        return settings;
    }

    Contributors contributors() {
        return contributors;
    }

    /**
     * Returns what models cost.
     *
     * @throws io.github.junitllm.cost.PriceTableException if nobody says, or the table cannot be used
     */
    synchronized PriceTable prices() {
        if (prices == null) {
            prices = PriceTable.find(settings.prices(), classes);
        }
        return prices;
    }

    /** Returns what models cost, for whoever can do without; null if nobody says. Of a table of no use, the console tells. */
    synchronized @Nullable PriceTable knownPrices() {
        if (prices == null && !pricesSought) {
            pricesSought = true;
            try {
                prices = PriceTable.lookFor(settings.prices(), classes).orElse(null);
            } catch (PriceTableException unusable) {
                Ledger.announce("nothing is told of costs: " + unusable.getMessage());
            }
        }
        return prices;
    }

    /**
     * Returns what keeps the run from spending more than it may.
     *
     * @throws ConfigurationProblem if what it may spend has no price
     */
    SpendLimit spend() {
        SpendLimit open = spend;
        return open == null ? openSpend() : open;
    }

    private synchronized SpendLimit openSpend() {
        SpendLimit open = spend;
        if (open == null) {
            open = settings.maxSpend() == null ? SpendLimit.NONE : spend(settings.maxSpend());
            spend = open;
        }
        return open;
    }

    private SpendLimit spend(Money most) {
        RunIdentity self = run.get();
        try {
            LedgerPlace place = LedgerPlaces.of(settings, output, base, self, BuildTool.current(), LedgerPlaces.home());
            RunSpend opened = RunSpend.open(place, self.jvm(), prices(), most);
            String already = opened.already();
            if (already != null) {
                Ledger.announce(already);
            }
            return opened;
        } catch (PriceTableException e) {
            throw new ConfigurationProblem(Settings.PREFIX + "maxSpend=" + most + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ConfigurationProblem(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Tells at the console what an eval is about to call, unless it only replays.
     *
     * @throws ConfigurationProblem if it cannot be told what it may spend
     */
    void announce(EvalDefinition eval, long samples) {
        if (eval.calls().mode() != GatewayMode.REPLAY) {
            spend();
            Ledger.announce(Preflight.line(eval, samples, gatewaySettings, knownPrices()));
        }
    }

    /** Returns where results are entered. */
    Ledger ledger() {
        return ledger;
    }

    /** Returns the gateway, made when the first sample asks for it. */
    synchronized Gateway gateway() {
        if (gateway == null) {
            gateway = Gateway.create(gatewaySettings, this::spend);
        }
        return gateway;
    }

    /** Enters a method that could not begin, so that the reports do not pass over it. */
    void broken(EvalMethod method, String goldenSet, RuntimeException problem) {
        Instant now = Instant.now();
        ledger.enter(() -> VerdictRecord.broken(
                method, new GoldenVersion(goldenSet, null, null), String.valueOf(problem.getMessage()), now));
    }

    /** Returns the account of a budget of a class or of the run: one for all evals with the same limit. */
    BudgetTally shared(DeclaredBudget declared) {
        return sharedBudgets.computeIfAbsent(
                new SharedBudget(declared.budget(), declared.owner()), key -> new BudgetTally(key.budget()));
    }

    /** Returns the limiter that all tasks with this limit share. */
    RateLimiter limiter(RateLimit limit) {
        return limiters.computeIfAbsent(limit, RateLimiter::new);
    }

    @Override
    public synchronized void close() {
        if (gateway != null) {
            gateway.close();
            List<String> problems = gateway.problems();
            problems.stream().limit(TOLD_PROBLEMS).forEach(Ledger::announce);
            if (problems.size() > TOLD_PROBLEMS) {
                Ledger.announce("and " + (problems.size() - TOLD_PROBLEMS) + " more such calls");
            }
        }
        ledger.close();
        SpendLimit open = spend;
        if (open != null) {
            open.close();
        }
    }
}
