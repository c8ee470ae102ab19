package io.github.junitllm.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/** Notes which single cases were selected. Registered with the launcher as a service; not for use in code. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SelectionListener implements LauncherDiscoveryListener {

    private static final String INVOCATION = "test-template-invocation";

    /** Called by the service loader. */
    public SelectionListener() {}

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        Map<String, Set<Integer>> children = new HashMap<>();
        List<DiscoverySelector> selectors = request.getSelectorsByType(DiscoverySelector.class);
        for (DiscoverySelector selector : selectors) {
            if (selector instanceof UniqueIdSelector byId) {
                add(children, byId.getUniqueId());
            } else if (selector instanceof IterationSelector byIndex) {
                add(children, byIndex);
            }
        }
        // Whatever is also selected as a whole is not selected child by child.
        for (DiscoverySelector selector : selectors) {
            if (selector instanceof UniqueIdSelector byId) {
                children.remove(byId.getUniqueId().toString());
            } else if (selector instanceof MethodSelector method) {
                children.remove(key(method));
            }
        }
        Selection.replace(children);
    }

    private static void add(Map<String, Set<Integer>> children, UniqueId id) {
        UniqueId.Segment last = id.getLastSegment();
        if (last.getType().equals(INVOCATION) && last.getValue().matches("#\\d{1,9}")) {
            children.computeIfAbsent(id.removeLastSegment().toString(), unused -> new TreeSet<>())
                    .add(Integer.valueOf(last.getValue().substring(1)));
        }
    }

    private static void add(Map<String, Set<Integer>> children, IterationSelector selector) {
        String parent = null;
        if (selector.getParentSelector() instanceof MethodSelector method) {
            parent = key(method);
        } else if (selector.getParentSelector() instanceof UniqueIdSelector byId) {
            parent = byId.getUniqueId().toString();
        }
        if (parent != null) {
            children.computeIfAbsent(parent, unused -> new TreeSet<>())
                    .addAll(selector.getIterationIndices().stream()
                            .map(index -> index + 1)
                            .collect(Collectors.toSet()));
        }
    }

    private static String key(MethodSelector method) {
        return method.getClassName() + "#" + method.getMethodName();
    }
}
