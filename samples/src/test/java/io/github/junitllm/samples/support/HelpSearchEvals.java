package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.EvalRecorder;
import io.github.junitllm.eval.Expected;
import io.github.junitllm.eval.Input;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.samples.support.help.HelpArticle;
import io.github.junitllm.samples.support.help.HelpCenter;
import java.util.List;

/** The retrieval by itself, with no model: what is not found here no model can answer from. */
class HelpSearchEvals {
    private static final HelpCenter HELP_CENTER = HelpCenter.bundled();

    // snippet: binding
    record Search(String question, int limit) {}

    record Hit(String article, boolean first) {}

    @LlmEval("golden/help-search.jsonl")
    @PassRate(0.80)
    void findsTheArticle(@Input Search search, @Expected Hit hit, EvalRecorder recorder) {
        List<String> found = HELP_CENTER.search(search.question(), search.limit()).stream()
                .map(HelpArticle::id)
                .toList();

        int rank = found.indexOf(hit.article()) + 1;
        recorder.score("reciprocal rank", rank == 0 ? 0 : 1.0 / rank);

        assertThat(found).contains(hit.article());
        if (hit.first()) {
            assertThat(found).first().isEqualTo(hit.article());
        }
    }
    // end snippet
}
