package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a text.
 *
 * @param values the values that are strict JSON and stand in no other, in their order
 * @param citations arrays of whole numbers in a line with other text, as {@code [1]}: not taken for JSON; the first 20
 * @param problems what looks like JSON and is none, each with its place; the first 20
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record JsonFindings(List<FoundJson> values, List<String> citations, List<String> problems) {

    private static final int SHOWN = 3;

    public JsonFindings {
        values = List.copyOf(values);
        citations = List.copyOf(citations);
        problems = List.copyOf(problems);
    }

    /**
     * Returns the one value that the text holds, or null if it holds none that is JSON. The same value written twice is one.
     *
     * @throws UndecidedException if there are several, or one beside something that looks like JSON and is none
     */
    public @Nullable FoundJson one() {
        if (values.isEmpty()) {
            return null;
        }
        FoundJson first = values.get(0);
        boolean same = values.stream().allMatch(other -> Objects.equals(other.value(), first.value()));
        if (same && problems.isEmpty()) {
            return first;
        }
        throw new UndecidedException("the text holds more than one candidate for its JSON: " + summary(values)
                + "; ask the model for one value, or check a part of the text");
    }

    /** Returns why there is no value. */
    String whyNone() {
        if (!problems.isEmpty()) {
            return "the text holds no valid JSON: " + summary(List.of());
        }
        return citations.isEmpty()
                ? "the text holds no JSON"
                : "the text holds no JSON but what reads as a citation: " + Excerpt.of(citations.get(0))
                        + "; whole numbers in brackets count where they stand alone on their lines";
    }

    private String summary(List<FoundJson> candidates) {
        List<String> all = Stream.concat(
                        candidates.stream().limit(SHOWN).map(found -> Shown.of(found.value())), problems.stream())
                .limit(2L * SHOWN)
                .toList();
        int more = candidates.size() + problems.size() - all.size();
        return all.stream().collect(Collectors.joining("; ")) + (more > 0 ? "; and " + more + " more" : "");
    }
}
