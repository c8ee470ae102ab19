package io.github.junitllm.assertions.retrieval;

import java.util.Map;

/** A ranking in the light of judgements: the grade at each rank, and what all judged documents hold. */
final class Judged {

    private static final int NOT_POOLED = -2;

    private final int[] grades;
    private final int relevantFrom;
    private final int[] ideal;
    private final int relevant;
    private final int nonRelevant;
    private final int relevantRetrieved;

    Judged(Ranking ranking, Judgements judgements) {
        Map<String, Integer> known = judgements.grades();
        this.relevantFrom = judgements.relevantFrom();
        this.grades = ranking.hits().stream()
                .mapToInt(hit -> known.getOrDefault(hit.id(), NOT_POOLED))
                .toArray();
        int[] rising = known.values().stream()
                .mapToInt(Integer::intValue)
                .filter(grade -> grade > 0)
                .sorted()
                .toArray();
        this.ideal = new int[rising.length];
        for (int i = 0; i < rising.length; i++) {
            ideal[i] = rising[rising.length - 1 - i];
        }
        this.relevant = judgements.relevantCount();
        this.nonRelevant =
                (int) known.values().stream().filter(grade -> grade >= 0).count() - relevant;
        this.relevantRetrieved = relevantWithin(grades.length);
    }

    int retrieved() {
        return grades.length;
    }

    int relevant() {
        return relevant;
    }

    int nonRelevant() {
        return nonRelevant;
    }

    int relevantRetrieved() {
        return relevantRetrieved;
    }

    /** Returns the grade at a 0-based rank; below 0 for a document that is not judged. */
    int grade(int rank) {
        return grades[rank];
    }

    boolean isRelevant(int rank) {
        return grades[rank] >= relevantFrom;
    }

    boolean isJudged(int rank) {
        return grades[rank] >= 0;
    }

    boolean isPooled(int rank) {
        return grades[rank] > NOT_POOLED;
    }

    /** Returns the grades above 0 of all judged documents, highest first: the best ranking there could be. */
    int[] ideal() {
        return ideal;
    }

    int relevantWithin(int ranks) {
        int count = 0;
        for (int i = 0; i < Math.min(ranks, grades.length); i++) {
            count += isRelevant(i) ? 1 : 0;
        }
        return count;
    }

    int judgedNonRelevantRetrieved() {
        int count = 0;
        for (int i = 0; i < grades.length; i++) {
            count += isJudged(i) && !isRelevant(i) ? 1 : 0;
        }
        return count;
    }

    int unjudgedWithin(int ranks) {
        int count = 0;
        for (int i = 0; i < Math.min(ranks, grades.length); i++) {
            count += isJudged(i) ? 0 : 1;
        }
        return count;
    }

    /** Returns one character for each of the first ranks: its grade, {@code >} above 9, {@code .} and {@code -} unjudged. */
    String relevanceString(int ranks) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(ranks, grades.length); i++) {
            int grade = grades[i];
            text.append(grade > 9 ? '>' : grade >= 0 ? (char) ('0' + grade) : isPooled(i) ? '.' : '-');
        }
        return text.toString();
    }
}
