package io.github.junitllm.eval;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Notes what is about to be discovered, and ends a discovery that would pass over an eval. Registered with the launcher as a
 * service; not for use in code.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SelectionListener implements LauncherDiscoveryListener {

    private static final String INVOCATION = "test-template-invocation";

    /** Called by the service loader. */
    public SelectionListener() {}

    /**
     * Called by the launcher.
     *
     * @throws ConfigurationProblem if a selected class has an {@link LlmEval} method that JUnit would not run
     */
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        refuseOverlookedEvals(request);
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
            children.keySet().removeIf(template -> isWhole(selector, template));
        }
        Discovery.began(
                new Discovery(children, request.getConfigurationParameters().keySet()));
    }

    private static void refuseOverlookedEvals(LauncherDiscoveryRequest request) {
        Set<Method> evals = request.getSelectorsByType(DiscoverySelector.class).stream()
                .flatMap(selector -> Stream.ofNullable(selectedClass(selector)))
                .distinct()
                .flatMap(type -> OverlookedEvals.declaredIn(type).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (Discovery.isFirst()) {
            evals.stream().findFirst().ifPresent(WarmUp::begin);
        }
        OverlookedEvals.refuseAnyOf(evals);
    }

    private static @Nullable Class<?> selectedClass(DiscoverySelector selector) {
        try {
            if (selector instanceof ClassSelector type) {
                return type.getJavaClass();
            }
            return selector instanceof MethodSelector method ? method.getJavaClass() : null;
        } catch (JUnitException | LinkageError unloadable) {
            return null; // JUnit says so itself
        }
    }

    private static void add(Map<String, Set<Integer>> children, UniqueId id) {
        UniqueId.Segment last = id.getLastSegment();
        if (last.getType().equals(INVOCATION) && last.getValue().matches("#\\d{1,9}")) {
            children.computeIfAbsent(id.removeLastSegment().toString(), unused -> new TreeSet<>())
                    .add(Integer.valueOf(last.getValue().substring(1)));
        }
    }

    private static void add(Map<String, Set<Integer>> children, IterationSelector selector) {
        String parent = key(selector.getParentSelector());
        if (!parent.isEmpty()) {
            children.computeIfAbsent(parent, unused -> new TreeSet<>())
                    .addAll(selector.getIterationIndices().stream()
                            .map(index -> index + 1)
                            .collect(Collectors.toSet()));
        }
    }

    /** Returns the key of the test template that is selected so, or an empty text if it is none. */
    private static String key(DiscoverySelector selector) {
        if (selector instanceof MethodSelector method) {
            return method.getClassName() + "#" + method.getMethodName();
        }
        return selector instanceof UniqueIdSelector byId ? byId.getUniqueId().toString() : "";
    }

    private static boolean isWhole(DiscoverySelector selector, String template) {
        if (selector instanceof ClassSelector type) {
            return template.startsWith(type.getClassName() + "#")
                    || template.contains("[class:" + type.getClassName() + "]/");
        }
        if (selector instanceof MethodSelector method
                && template.contains(
                        "[class:" + method.getClassName() + "]/[test-template:" + method.getMethodName() + "(")) {
            return true;
        }
        return template.equals(key(selector));
    }
}
