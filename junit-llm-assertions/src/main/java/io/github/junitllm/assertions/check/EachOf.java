package io.github.junitllm.assertions.check;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One check, asked of each item of a list.
 *
 * @param item what an item is called in front of its number: {@code answer}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record EachOf<T>(String item, Check<? super T> check) {

    /**
     * Tells whether every item passes: with the reason of the first one that fails, or else of the last one. The score is the
     * mean of theirs.
     *
     * @param items one or more
     * @throws UndecidedException if the check is undecided of one of them
     */
    public CheckResult in(List<? extends T> items) {
        double sum = 0;
        String failed = "";
        String passed = "";
        for (int i = 0; i < items.size(); i++) {
            CheckResult result = check.check(items.get(i));
            sum += result.score();
            String told = item + " " + (i + 1) + ": " + result.reason();
            passed = told;
            failed = !result.passed() && failed.isEmpty() ? told : failed;
        }
        double score = Math.min(1, sum / items.size());
        return new CheckResult(failed.isEmpty(), score, failed.isEmpty() ? passed : failed, null, null);
    }
}
