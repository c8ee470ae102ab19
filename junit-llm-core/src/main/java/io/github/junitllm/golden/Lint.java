package io.github.junitllm.golden;

import java.util.ArrayList;
import java.util.List;

/** Finds what is allowed but doubtful in a golden set: inputs that repeat and answers given away. */
final class Lint {

    private static final int MOST_WARNINGS = 20;
    private static final int SHORTEST_ANSWER = 4;

    private final List<String> warnings = new ArrayList<>();
    private final LongIntTable inputs = new LongIntTable();
    private final NearDuplicates near = new NearDuplicates();
    private int more;
    private int ordinal;

    void add(EvalCase golden) {
        ordinal++;
        boolean text = !golden.isStructured();
        String input = golden.input();
        String normal = text ? NormalText.of(input) : input;
        if (!normal.isEmpty()) {
            long context = contextHash(golden);
            CaseSource source = golden.source();
            int mark = source.line() > 0 ? source.line() : ordinal;
            int first = inputs.putIfAbsent(LongIntTable.hash(normal) ^ context, mark);
            if (first != LongIntTable.ABSENT) {
                warn(named(golden) + ": the input repeats that of " + place(golden, first)
                        + (text ? ", case, white space and punctuation aside" : "")
                        + ". Repeated cases count twice in every rate: drop one.");
            } else if (text) {
                near.add(golden, normal, context);
            }
        }
        if (text) {
            findAnswerIn(input, golden);
        }
    }

    /** The warnings, in the order of the set, near duplicates last; a last line says how many more there are. */
    List<String> warnings() {
        near.report((first, second) -> warn(named(second) + ": the input is nearly that of " + named(first)
                + ". Near duplicates count twice in every rate: keep one, or tell them apart."));
        List<String> all = new ArrayList<>(warnings);
        if (more > 0) {
            all.add("... and " + more + " more warnings.");
        }
        return List.copyOf(all);
    }

    private void warn(String warning) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(warning);
        } else {
            more++;
        }
    }

    private static long contextHash(EvalCase golden) {
        long hash = 0;
        for (ContextDocument document : golden.context()) {
            hash = hash * 31 + LongIntTable.hash(document.text());
        }
        return hash;
    }

    private static String place(EvalCase golden, int mark) {
        CaseSource source = golden.source();
        if (source.line() > 0) {
            return source.path() + ":" + mark;
        }
        int bracket = source.path().lastIndexOf('[');
        return source.path().substring(0, Math.max(bracket, 0)) + "[" + mark + "]";
    }

    private static String named(EvalCase golden) {
        return golden.source() + ": case \"" + golden.id() + "\"";
    }

    private void findAnswerIn(String input, EvalCase golden) {
        if (golden.rawExpected() == null) {
            return;
        }
        for (String answer : golden.expected()) {
            if (answer.length() >= SHORTEST_ANSWER && standsIn(input, answer)) {
                String shown = answer.length() > 60 ? answer.substring(0, 60) + "..." : answer;
                warn(named(golden) + ": the expected answer \"" + shown
                        + "\" stands verbatim in the input, so that repeating the input passes.");
                return;
            }
        }
    }

    /** Whether the answer stands in the input as words of its own. */
    private static boolean standsIn(String input, String answer) {
        for (int at = input.indexOf(answer); at >= 0; at = input.indexOf(answer, at + 1)) {
            int end = at + answer.length();
            boolean begins = at == 0
                    || !Character.isLetterOrDigit(input.charAt(at - 1))
                    || !Character.isLetterOrDigit(answer.charAt(0));
            boolean ends = end == input.length()
                    || !Character.isLetterOrDigit(input.charAt(end))
                    || !Character.isLetterOrDigit(answer.charAt(answer.length() - 1));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
