package io.github.junitllm.spend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.cost.Ceiling;
import io.github.junitllm.cost.Money;
import io.github.junitllm.file.ExclusiveFile;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a run has spent, in a file of its output folder that all its JVMs on this machine append to, one at a time. Each reads
 * what the others have added before it decides.
 *
 * <p>A reservation is written before its call is made. A JVM that is killed leaves it there, so it stays spent; a line that it
 * left half written speaks of a call that was not made, or that had not ended for us, and is cut off. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpendLedger implements Closeable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String PREFIX = "spend-";
    private static final String SUFFIX = ".jsonl";
    private static final int LONGEST_NAME = 120;

    private final Path file;
    private final FileChannel channel;
    private final String jvm;
    private final Caller self = Caller.current();
    private final SpendBook book = new SpendBook();
    private long read;
    private long reserved;

    /** What came of an attempt to reserve. */
    sealed interface Attempt {

        /** There is enough. */
        record Granted(String id) implements Attempt {}

        /** There is not enough as long as calls are under way. */
        record Later() implements Attempt {}

        /** A dearer model has been seen to answer, which the amount does not reckon with. */
        record Dearer() implements Attempt {}

        /** There is not enough, whatever those under way will cost. */
        record Refused(Spent spent) implements Attempt {}
    }

    private SpendLedger(Path file, FileChannel channel, String jvm) {
        this.file = file;
        this.channel = channel;
        this.jvm = jvm;
    }

    /** Returns where a run keeps its ledger. */
    public static Path file(Path outputDir, String runId) {
        StringBuilder name = new StringBuilder();
        runId.codePoints().forEach(each -> {
            boolean plain = each < 128 && (Character.isLetterOrDigit(each) || each == '-' || each == '.');
            name.append(plain ? Character.toString(each) : "_" + Integer.toHexString(each) + "_");
        });
        if (name.length() > LONGEST_NAME) {
            name.setLength(LONGEST_NAME);
            name.append('_').append(UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8)));
        }
        return outputDir.toAbsolutePath().normalize().resolve(PREFIX + name + SUFFIX);
    }

    /** Returns whether a file is named like a ledger. */
    static boolean isNamed(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /**
     * Opens the ledger of a run.
     *
     * @param jvm what tells this JVM from the others of the run
     * @param limit what this JVM is told that the run may spend
     * @throws IOException if it cannot be written or read, or is in another currency
     */
    static SpendLedger open(Path file, String jvm, Money limit) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        SpendLedger ledger = new SpendLedger(file, channel, jvm);
        try {
            ledger.declare(limit);
            return ledger;
        } catch (IOException broken) {
            channel.close();
            throw broken;
        }
    }

    private synchronized void declare(Money limit) throws IOException {
        locked(() -> append(entry("limit")
                .put("pid", self.pid())
                .put("amount", limit.amount().toPlainString())
                .put("currency", limit.currency())));
    }

    /** Returns which models of another price have answered for this one, as far as this JVM has read. */
    synchronized Set<String> answering(String model) {
        return book.answering(model);
    }

    /** Returns what has been spent so far. */
    synchronized Spent spent() throws IOException {
        return locked(this::sums);
    }

    /**
     * Reserves an amount if it can be spent without passing the limit.
     *
     * @param alive whether a process still runs, whose calls may yet turn out cheaper
     */
    synchronized Attempt reserve(Ceiling.Known most, Money limit, Predicate<Caller> alive) throws IOException {
        return locked(() -> {
            if (!most.answering().containsAll(book.answering(most.model()))) {
                return new Attempt.Dearer();
            }
            BigDecimal amount = most.amount();
            if (!book.stopped() && book.total().add(amount).compareTo(limit.amount()) <= 0) {
                String id = jvm + '/' + ++reserved;
                ObjectNode line = entry("reserve").put("id", id).put("pid", self.pid());
                if (self.startedAt() != null) {
                    line.put("started", self.startedAt());
                }
                append(line.put("amount", amount.toPlainString()));
                return new Attempt.Granted(id);
            }
            if (!book.stopped() && book.totalWithout(alive).add(amount).compareTo(limit.amount()) <= 0) {
                return new Attempt.Later();
            }
            append(entry("refuse"));
            return new Attempt.Refused(sums());
        });
    }

    /**
     * Ends a reservation.
     *
     * @param cost what was spent; null if nobody knows, so that all of it counts as spent
     * @param made whether the call was made at all
     * @param swap which other model answered; null if none did
     */
    synchronized void settle(String id, @Nullable BigDecimal cost, boolean made, @Nullable Swap swap)
            throws IOException {
        locked(() -> {
            ObjectNode line = entry("settle").put("id", id);
            if (cost != null) {
                line.put("amount", cost.toPlainString());
            }
            if (swap != null) {
                line.put("asked", swap.asked()).put("answered", swap.answered());
            }
            append(made ? line : line.put("made", false));
            return id;
        });
    }

    private Spent sums() throws IOException {
        Spent spent = book.spent(Caller::lives);
        if (spent == null) {
            throw new IOException("it has lost its first line");
        }
        return spent;
    }

    /** Returns what a run has spent; null if it had no limit, or the ledger cannot be read any more. */
    public static @Nullable Spent of(Path outputDir, String runId) {
        Path own = file(outputDir, runId);
        try {
            return Files.exists(own) ? LedgerFolder.read(own).spent(Caller::lives) : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static ObjectNode entry(String type) {
        return JSON.objectNode().put("type", type);
    }

    private <T> T locked(Action<T> action) throws IOException {
        FileLock lock = ExclusiveFile.lock(channel, file);
        try {
            if (!Files.exists(file)) {
                throw new IOException(file + " was deleted during the run");
            }
            catchUp();
            return action.run();
        } finally {
            lock.release();
        }
    }

    private void catchUp() throws IOException {
        long size = channel.size();
        if (size < read) {
            throw new IOException("it has become shorter");
        }
        ByteBuffer added = ByteBuffer.allocate(Math.toIntExact(size - read));
        while (added.hasRemaining() && channel.read(added, read + added.position()) >= 0) {}
        int whole = 0;
        for (int at = 0; at < added.position(); at++) {
            if (added.get(at) == '\n') {
                book.read(new String(added.array(), whole, at - whole, StandardCharsets.UTF_8));
                whole = at + 1;
            }
        }
        read += whole;
        if (read < size) {
            channel.truncate(read);
        }
    }

    private String append(ObjectNode line) throws IOException {
        String text = line.toString();
        ByteBuffer bytes = ByteBuffer.wrap((text + '\n').getBytes(StandardCharsets.UTF_8));
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes, read + bytes.position());
        }
        book.read(text);
        read += length;
        return text;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    private interface Action<T> {
        T run() throws IOException;
    }
}
