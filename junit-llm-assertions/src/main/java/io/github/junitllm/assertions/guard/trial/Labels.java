package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a labelled set say about their texts.
 *
 * @param field the field that holds the label
 * @param stop labels of texts that are to be stopped, in small letters
 * @param pass labels of texts that are to pass, in small letters
 */
record Labels(String field, Set<String> stop, Set<String> pass) implements UnaryOperator<EvalCase> {

    Labels {
        for (String label : stop) {
            if (pass.contains(label)) {
                throw new IllegalArgumentException("the label \"" + label + "\" is both in stop and in pass");
            }
        }
        if (stop.isEmpty() || pass.isEmpty()) {
            throw new IllegalArgumentException("stop and pass need at least one label each");
        }
    }

    static Labels of(GuardrailEval eval) {
        return new Labels(eval.label(), folded(eval.stop()), folded(eval.pass()));
    }

    private static Set<String> folded(String[] labels) {
        Set<String> folded = new LinkedHashSet<>();
        Stream.of(labels).map(Labels::fold).forEach(folded::add);
        return folded;
    }

    private static String fold(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the row with the tag of its class. */
    @Override
    public EvalCase apply(EvalCase row) {
        String label = label(row);
        String tag = stop.contains(fold(label))
                ? GuardrailEval.MUST_STOP
                : pass.contains(fold(label)) ? GuardrailEval.MUST_PASS : null;
        if (tag == null) {
            throw new GoldenSetException(row + ": field \"" + field + "\": \"" + label
                    + "\" is neither among the labels to"
                    + " stop (" + String.join(", ", stop) + ") nor among those to pass (" + String.join(", ", pass)
                    + "). Correct the row, or name the label in stop or pass of @GuardrailEval.");
        }
        Set<String> tags = new LinkedHashSet<>(row.tags());
        if (tags.contains(tag.equals(GuardrailEval.MUST_STOP) ? GuardrailEval.MUST_PASS : GuardrailEval.MUST_STOP)) {
            throw new GoldenSetException(row + ": the tags " + tags + " contradict the label \"" + label
                    + "\", by which the" + " row is tagged " + tag + ". Remove the tag.");
        }
        tags.add(tag);
        return row.tagged(tags.toArray(String[]::new));
    }

    /** Returns whether a row, as {@link #apply} returned it, is to be stopped. */
    static boolean mustStop(EvalCase row) {
        return row.tags().contains(GuardrailEval.MUST_STOP);
    }

    /** Returns the label as the row writes it. */
    String label(EvalCase row) {
        @Nullable
        Object label =
                field.equals("expected") ? only(row.expected()) : row.metadata().get(field);
        if (label == null) {
            throw new GoldenSetException(
                    row + ": field \"" + field + "\": is missing, and says whether the text is to be"
                            + " stopped. Add it, or name another field with label of @GuardrailEval.");
        }
        return String.valueOf(label);
    }

    private static @Nullable String only(List<String> expected) {
        return expected.isEmpty() ? null : String.join(", ", expected);
    }
}
