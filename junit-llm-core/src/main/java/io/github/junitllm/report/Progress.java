package io.github.junitllm.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How far a run has come.
 *
 * @param label what is running, such as {@code RefundEvals.answersRefundQuestions}
 * @param planned how many samples are planned; 0 when that is not known
 * @param done how many are finished
 * @param passed how many of them passed
 * @param failed how many of them failed or could not be decided
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Progress(String label, long planned, long done, long passed, long failed) {

    public Progress {
        requireNonNull(label, "label");
    }

    /** Returns one line of at most so many columns; the label gives way to the numbers. */
    String line(long elapsedNanos, int columns, Encoding encoding) {
        StringBuilder numbers = new StringBuilder(" ").append(Figures.count(done));
        if (planned > 0) {
            numbers.append(" of ")
                    .append(Figures.count(planned))
                    .append(" (")
                    .append(100 * Math.min(done, planned) / planned)
                    .append(" %)");
        }
        numbers.append(", ")
                .append(Figures.count(passed))
                .append(" passed, ")
                .append(Figures.count(failed))
                .append(" failed, ");
        numbers.append(remaining(elapsedNanos));
        String counts = numbers.toString();
        return Columns.fit(encoding.printable(label), Math.max(0, columns - counts.length()), encoding) + counts;
    }

    private String remaining(long elapsedNanos) {
        if (planned <= 0 || done <= 0) {
            return Figures.duration(Duration.ofNanos(elapsedNanos)) + " so far";
        }
        double perSample = (double) elapsedNanos / done;
        return Figures.duration(Duration.ofNanos((long) (perSample * Math.max(0, planned - done)))) + " left";
    }
}
