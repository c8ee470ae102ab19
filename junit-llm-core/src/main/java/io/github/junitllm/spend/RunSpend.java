package io.github.junitllm.spend;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.cost.Ceiling;
import io.github.junitllm.cost.Cost;
import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Tariff;
import io.github.junitllm.spend.SpendLedger.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run from spending more than it may. Thread-safe.
 *
 * <p>The first call that there is no money for stops the run: what follows is refused too, even where it would be cheaper, so
 * that a run ends at one point and not in many.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunSpend implements SpendLimit {

    private static final String NAME = "junit.llm.maxSpend";

    /** How long a call waits for others to leave it money; no answer takes longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Other JVMs do not tell when their calls end. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final SpendLedger ledger;
    private final LedgerPlace place;
    private final PriceTable prices;
    private final Money limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private volatile @Nullable String stopped;

    /** Guarded by the lock. */
    private long settlements;

    private RunSpend(SpendLedger ledger, LedgerPlace place, PriceTable prices, Money limit) {
        this.ledger = ledger;
        this.place = place;
        this.prices = prices;
        this.limit = limit;
    }

    /**
     * Opens the ledger of a run.
     *
     * @param jvm what tells this JVM from the others of the run
     * @throws IllegalArgumentException if the table of prices is in another currency
     * @throws UncheckedIOException if the ledger cannot be kept
     */
    public static RunSpend open(LedgerPlace place, String jvm, PriceTable prices, Money limit) {
        if (!limit.currency().equals(prices.currency())) {
            throw new IllegalArgumentException(NAME + "=" + limit + ": the table of prices, " + prices.location()
                    + ", is in " + prices.currency());
        }
        try {
            LedgerFolder.prepare(place);
            return new RunSpend(SpendLedger.open(place.shared(), jvm, limit), place, prices, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    NAME + "=" + limit + ": the ledger of the run, " + place.shared() + ", cannot be kept: "
                            + e.getMessage() + ". An absolute path in junit.llm.output has it kept there",
                    e);
        }
    }

    /**
     * Returns what counts as spent before this JVM has called anything, where that may surprise whoever started it; null
     * otherwise.
     *
     * @throws UncheckedIOException if the ledger cannot be kept
     */
    public @Nullable String already() {
        try {
            Spent spent = place.counted().isEmpty() ? null : ledger.spent();
            return spent == null || spent.total().signum() == 0 ? null : spent.text() + counted();
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + "=" + limit + ": " + e.getMessage(), e);
        }
    }

    private String counted() {
        return place.counted().isEmpty()
                ? ""
                : "; this counts " + place.counted() + ", and another name in junit.llm.run begins anew";
    }

    @Override
    public Hold reserve(Supplier<RawRequest> asked, BooleanSupplier givenUp) {
        RawRequest request = asked.get();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (givenUp.getAsBoolean()) {
                throw new SpendException(told(request) + " waited for money until nobody wanted it any more", null);
            }
            Ceiling.Known most = most(request);
            if (most.amount().signum() == 0) {
                return Hold.NOTHING;
            }
            Attempt attempt = attempt(most);
            if (attempt instanceof Attempt.Granted granted) {
                return new Reserved(granted.id());
            }
            if (attempt instanceof Attempt.Refused refused) {
                throw refused(request, most, refused.spent());
            }
            if (System.nanoTime() - end > 0) {
                throw new SpendException(
                        told(request) + " waited " + PATIENCE.toMinutes()
                                + " minutes for other calls to leave it enough of " + NAME + "=" + limit,
                        null);
            }
            if (attempt instanceof Attempt.Later) {
                await();
            }
        }
    }

    private Ceiling.Known most(RawRequest request) {
        Ceiling ceiling = Ceiling.of(request, prices, LocalDate.now(ZoneOffset.UTC), ledger::answering);
        if (ceiling instanceof Ceiling.Unknown unknown) {
            throw new SpendException(
                    NAME + " is set, and nobody knows how much " + told(request) + " can cost at most: "
                            + unknown.reason(),
                    null);
        }
        return (Ceiling.Known) ceiling;
    }

    private Attempt attempt(Ceiling.Known most) {
        try {
            return ledger.reserve(most, limit, Caller::lives);
        } catch (IOException e) {
            throw new SpendException(NAME + " is set, and the ledger of the run cannot be kept: " + e.getMessage(), e);
        }
    }

    private SpendException refused(RawRequest request, Ceiling.Known most, Spent spent) {
        String reason = "the run has stopped at " + NAME + "=" + limit;
        stopped = reason;
        return new SpendException(
                spent.refused() > 1
                        ? told(request) + " was not made: " + reason
                        : told(request) + " was not made, and the run stops here: it could cost "
                                + new Money(most.amount(), limit.currency()) + " (at most " + most.tokens() + "), and "
                                + spent.text() + counted(),
                null);
    }

    private void await() {
        lock.lock();
        try {
            long seen = settlements;
            for (long left = LOOK_AGAIN_NANOS; settlements == seen && left > 0; ) {
                left = settled.awaitNanos(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SpendException("a call was interrupted while it waited for money", stop);
        } finally {
            lock.unlock();
        }
    }

    private static String told(RawRequest request) {
        return request.method() + ' ' + request.pathOnly();
    }

    @Override
    public @Nullable String stopped() {
        return stopped;
    }

    @Override
    public void close() {
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of the run cannot be closed.", e);
        }
    }

    /** What is reserved in the ledger. */
    private final class Reserved implements Hold {

        private final String id;
        private final AtomicBoolean ended = new AtomicBoolean();

        Reserved(String id) {
            this.id = id;
        }

        @Override
        public void ended(LlmCall call) {
            settle(costOf(call), true, swap(call));
        }

        private @Nullable Swap swap(LlmCall call) {
            String asked = call.requestedModel();
            String answered = call.answeredModel();
            return asked != null && answered != null && prices.differ(asked, answered, LocalDate.now(ZoneOffset.UTC))
                    ? new Swap(asked, answered)
                    : null;
        }

        private @Nullable BigDecimal costOf(LlmCall call) {
            boolean nobodyKnows = call.usage() == null ? !isRefusedUnread(call.status()) : call.error() != null;
            if (nobodyKnows) {
                return null;
            }
            Cost cost = prices.cost(call, LocalDate.now(ZoneOffset.UTC), Tariff.STANDARD);
            return cost instanceof Cost.Known known ? known.amount() : null;
        }

        /** Whether a provider says so before its model has worked; of time-outs and other errors nobody knows. */
        private static boolean isRefusedUnread(int status) {
            return (status >= 400 && status < 499 && status != 408) || status == 503 || status == 529;
        }

        @Override
        public void notMade() {
            settle(BigDecimal.ZERO, false, null);
        }

        @Override
        public void close() {
            settle(null, true, null);
        }

        private void settle(@Nullable BigDecimal cost, boolean made, @Nullable Swap swap) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            try {
                ledger.settle(id, cost, made, swap);
            } catch (IOException unwritten) {
                // The reservation stays spent, and the next one says that there is no ledger any more.
                return;
            }
            lock.lock();
            try {
                settlements++;
                settled.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
