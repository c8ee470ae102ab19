package io.github.junitllm.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A real run of test classes through JUnit's launcher, with everything a user would see of it.
 *
 * @param nodes every node that ended or was skipped, in order
 * @param output where the run wrote its journal and reports
 */
public record EvalRun(List<Node> nodes, Path output) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a node showed. */
    public enum Status {
        PASSED,
        FAILED,
        ABORTED,
        DISABLED
    }

    /**
     * One node.
     *
     * @param message of the exception, or the reason of being skipped; empty if it passed
     */
    public record Node(
            String uniqueId,
            String name,
            boolean leaf,
            Status status,
            String message,
            @Nullable Throwable thrown,
            List<String> entries,
            List<Path> files) {}

    /** Starts to describe a run of the classes. */
    public static Request of(Class<?>... classes) {
        var request = new Request();
        for (Class<?> type : classes) {
            request.selectors.add(selectClass(type));
        }
        return request;
    }

    /** Starts to describe a run of whatever is selected. */
    public static Request of(DiscoverySelector... selectors) {
        var request = new Request();
        request.selectors.addAll(List.of(selectors));
        return request;
    }

    /** Returns the leaves: the samples, the verdicts and plain tests. */
    public List<Node> leaves() {
        return nodes.stream().filter(Node::leaf).toList();
    }

    /** Returns the names of the leaves with this status. */
    public List<String> names(Status status) {
        return leaves().stream()
                .filter(node -> node.status() == status)
                .map(Node::name)
                .toList();
    }

    /** Returns what the leaves with this status said. */
    public List<String> messages(Status status) {
        return leaves().stream()
                .filter(node -> node.status() == status)
                .map(Node::message)
                .toList();
    }

    /** Returns the only leaf whose name starts so. */
    public Node node(String prefix) {
        return only(node -> node.leaf() && node.name().startsWith(prefix), prefix);
    }

    /** Returns the only verdict node. */
    public Node verdict() {
        return node("verdict: ");
    }

    /** Returns the leaves of one test class, by its simple name. */
    public List<Node> leavesOf(Class<?> type) {
        return leaves().stream()
                .filter(node -> node.uniqueId().contains("[class:" + type.getName() + "]"))
                .toList();
    }

    /** Returns a selector of each of these leaves alone, by unique id, as an IDE or a re-run of failed tests makes it. */
    public DiscoverySelector[] selectorsOf(String... prefixes) {
        return Stream.of(prefixes)
                .map(prefix -> selectUniqueId(node(prefix).uniqueId()))
                .toArray(DiscoverySelector[]::new);
    }

    /** Returns the rows of the run's journal with this type: {@code sample} or {@code verdict}. */
    public List<JsonNode> journal(String type) {
        try (Stream<Path> files = Files.list(output)) {
            List<JsonNode> rows = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode row = JSON.readTree(line);
                    if (row.path("type").asText().equals(type)) {
                        rows.add(row);
                    }
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether a build with this run would be red. */
    public boolean isRed() {
        return nodes.stream().anyMatch(node -> node.status() == Status.FAILED);
    }

    /** Returns the containers that failed. */
    public List<Node> failedContainers() {
        return nodes.stream()
                .filter(node -> !node.leaf() && node.status() == Status.FAILED)
                .toList();
    }

    private Node only(Predicate<Node> predicate, String what) {
        List<Node> found = nodes.stream().filter(predicate).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one node '" + what + "', found "
                    + found.stream().map(Node::name).limit(20).toList() + " in "
                    + nodes.stream().map(Node::name).limit(20).toList());
        }
        return found.get(0);
    }

    /** A run about to be started. */
    public static final class Request {

        private final List<DiscoverySelector> selectors = new ArrayList<>();
        private final List<Filter<?>> filters = new ArrayList<>();
        private final Map<String, String> parameters = new TreeMap<>();

        private Request() {}

        /** Adds a filter, such as one on tags. */
        public Request filteredBy(Filter<?> filter) {
            filters.add(filter);
            return this;
        }

        /** Sets a configuration parameter. */
        public Request with(String key, String value) {
            parameters.put(key, value);
            return this;
        }

        /** Runs it. The output directory is given because test classes of this project would share the default one. */
        public EvalRun in(Path output) {
            parameters.putIfAbsent("junit.llm.output", output.toString());
            parameters.putIfAbsent("junit.llm.run", "run-" + output.getFileName());
            parameters.putIfAbsent(
                    "junit.platform.reporting.output.dir",
                    output.resolve("junit").toString());
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectors)
                    .filters(filters.toArray(Filter[]::new))
                    .configurationParameters(parameters)
                    .build();
            var listener = new Recorder();
            LauncherFactory.create().execute(request, listener);
            return new EvalRun(listener.nodes, output);
        }
    }

    private static final class Recorder implements TestExecutionListener {

        private final List<Node> nodes = new CopyOnWriteArrayList<>();
        private final Map<String, List<String>> entries = new ConcurrentHashMap<>();
        private final Map<String, List<Path>> files = new ConcurrentHashMap<>();

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            entries.computeIfAbsent(test.getUniqueId(), id -> new CopyOnWriteArrayList<>())
                    .addAll(entry.getKeyValuePairs().values());
        }

        @Override
        public void fileEntryPublished(TestIdentifier test, FileEntry file) {
            files.computeIfAbsent(test.getUniqueId(), id -> new CopyOnWriteArrayList<>())
                    .add(file.getPath());
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            add(test, Status.DISABLED, reason, null);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Status status =
                    switch (result.getStatus()) {
                        case SUCCESSFUL -> Status.PASSED;
                        case ABORTED -> Status.ABORTED;
                        case FAILED -> Status.FAILED;
                    };
            @Nullable Throwable thrown = result.getThrowable().orElse(null);
            add(test, status, thrown == null ? "" : String.valueOf(thrown.getMessage()), thrown);
        }

        private void add(TestIdentifier test, Status status, String message, @Nullable Throwable thrown) {
            nodes.add(new Node(
                    test.getUniqueId(),
                    test.getDisplayName(),
                    test.isTest(),
                    status,
                    message,
                    thrown,
                    entries.getOrDefault(test.getUniqueId(), List.of()),
                    files.getOrDefault(test.getUniqueId(), List.of())));
        }
    }

    /** Runs something and returns what it printed to the standard output meanwhile; not for parallel tests. */
    public static String printedBy(Runnable action) {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
