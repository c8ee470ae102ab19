package io.github.junitllm.assertions.retrieval;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How relevant documents are to one question, as people judged them. A document without a judgement counts as not
 * relevant. Immutable.
 *
 * @param grades the grade of each judged document by its id: 0 is not relevant, more is better; {@link #UNJUDGED} for
 *     one that was pooled but not looked at, which only inferred average precision tells from one not pooled
 * @param relevantFrom the lowest grade that is relevant where a metric asks yes or no; at least 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Judgements(Map<String, Integer> grades, int relevantFrom) {

    /** Grade of a document that was pooled for judgement but not looked at. */
    public static final int UNJUDGED = -1;

    private static final int HIGHEST = 1_000_000;

    public Judgements {
        grades = Collections.unmodifiableMap(new LinkedHashMap<>(grades));
        grades.forEach((id, grade) -> {
            if (grade < UNJUDGED || grade > HIGHEST) {
                throw new IllegalArgumentException(
                        "the grade of " + id + " is " + grade + "; grades go from 0 to " + HIGHEST);
            }
        });
        if (relevantFrom < 1) {
            throw new IllegalArgumentException("a grade is relevant from 1 on at least, not from " + relevantFrom);
        }
    }

    /** Returns judgements by which these documents are relevant, with grade 1, and all others are not. */
    public static Judgements relevant(String... ids) {
        return relevant(List.of(ids));
    }

    /** Returns judgements by which these documents are relevant, with grade 1, and all others are not. */
    public static Judgements relevant(Collection<String> ids) {
        Map<String, Integer> grades = new LinkedHashMap<>();
        ids.forEach(id -> grades.put(id, 1));
        return new Judgements(grades, 1);
    }

    /** Returns judgements by grade, relevant from 1 on. */
    public static Judgements graded(Map<String, Integer> grades) {
        return new Judgements(grades, 1);
    }

    /** Returns these judgements, relevant from another grade on. */
    public Judgements relevantFrom(int grade) {
        return new Judgements(grades, grade);
    }

    /** Returns how many documents are relevant. */
    public int relevantCount() {
        return (int)
                grades.values().stream().filter(grade -> grade >= relevantFrom).count();
    }
}
