package io.github.junitllm.assertions.prose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Where a Markdown text is code: fenced blocks, and spans between runs of as many backticks, which end in their
 * paragraph. What is opened and not closed is no code, so that nothing hides behind it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CodeSpans {

    private record Run(int start, int end) {
        int length() {
            return end - start;
        }
    }

    private static final int SHORTEST_FENCE = 3;

    private final String text;
    private final BitSet code = new BitSet();

    /** Where a fence was opened, and with what. */
    private int fenceStart = -1;

    private Run fence = new Run(0, 0);

    private CodeSpans(String text) {
        this.text = text;
    }

    /** Returns the UTF-16 indexes of code, with the marks around it. */
    public static BitSet in(String text) {
        CodeSpans spans = new CodeSpans(text);
        spans.fences();
        spans.paragraphs();
        return spans.code;
    }

    private void fences() {
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(start);
            Run mark = fenceMark(start, end);
            if (fenceStart < 0 && mark.length() >= SHORTEST_FENCE) {
                fenceStart = start;
                fence = mark;
            } else if (fenceStart >= 0 && closes(mark, end)) {
                code.set(fenceStart, end);
                fenceStart = -1;
            }
            start = end + 1;
        }
    }

    private boolean closes(Run mark, int lineEnd) {
        return mark.length() >= fence.length()
                && text.charAt(mark.start()) == text.charAt(fence.start())
                && Blanks.isBlank(text.substring(mark.end(), lineEnd));
    }

    private Run fenceMark(int start, int end) {
        int from = start;
        while (from < end && Blanks.isBlank(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < end && "`~".indexOf(text.charAt(from)) >= 0 && text.charAt(to) == text.charAt(from)) {
            to++;
        }
        // A line with backticks behind the first ones is a span: ```a```.
        boolean span =
                to > from && text.charAt(from) == '`' && text.substring(to, end).indexOf('`') >= 0;
        return new Run(from, span ? from : to);
    }

    private void paragraphs() {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(start);
            if (code.get(start) || Blanks.isBlank(text.substring(start, end))) {
                spans(runs);
                runs.clear();
            } else {
                addRuns(start, end, runs);
            }
            start = end + 1;
        }
        spans(runs);
    }

    private void addRuns(int start, int end, List<Run> runs) {
        int at = start;
        while (at < end) {
            int from = at;
            while (at < end && text.charAt(at) == '`') {
                at++;
            }
            if (at > from) {
                runs.add(new Run(from, at));
            } else {
                at++;
            }
        }
    }

    /** A span ends at the next run of the length of its own. */
    private void spans(List<Run> runs) {
        int[] next = new int[runs.size()];
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            Integer later = last.put(runs.get(i).length(), i);
            next[i] = later == null ? -1 : later;
        }
        int at = 0;
        while (at < next.length) {
            if (next[at] >= 0) {
                code.set(runs.get(at).start(), runs.get(next[at]).end());
            }
            at = Math.max(at, next[at]) + 1;
        }
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
