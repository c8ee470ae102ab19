package io.github.junitllm.assertions.instruction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Letters;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a response is framed by: how it begins and ends, what it is wrapped in, whether it is in two. */
final class Framing {

    private static final JsonFactory JSON = new JsonFactory();

    private static final List<String> FENCES = List.of("```json", "```Json", "```JSON", "```");

    private static final Pattern SECOND_POSTSCRIPT = Pattern.compile("p\\.\\s?p\\.\\s?s");

    private static final Pattern FIRST_POSTSCRIPT = Pattern.compile("p\\.\\s?s\\.");

    private static final String RESPONSES_DIVIDER = "******";

    private Framing() {}

    static CheckResult noComma(String response) {
        int at = response.indexOf(',');
        return at < 0
                ? CheckResult.pass("it has no comma")
                : CheckResult.fail("found a comma at " + at + ": " + Excerpt.around(response, at, at + 1));
    }

    static CheckResult quoted(String response) {
        String text = Blanks.strip(response);
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return CheckResult.of(quoted, quoted ? "it stands in double quotes" : "it does not stand in double quotes");
    }

    static CheckResult endsWith(String response, String phrase) {
        String text = Letters.lower(Blanks.trim(Blanks.strip(response), character -> character == '"'));
        boolean ends = text.endsWith(Letters.lower(Blanks.strip(phrase)));
        int start = Math.max(0, response.length() - 80);
        return CheckResult.of(ends, "it ends with " + Excerpt.around(response, start, response.length()));
    }

    static CheckResult repeats(String response, String request) {
        boolean repeats = lower(response).startsWith(lower(request));
        return CheckResult.of(repeats, "it begins with " + Excerpt.of(response));
    }

    static CheckResult twoResponses(String response) {
        List<String> pieces = Pieces.between(response, RESPONSES_DIVIDER);
        if (Pieces.hasGap(pieces)) {
            return CheckResult.fail("there is nothing between two dividers " + RESPONSES_DIVIDER);
        }
        List<String> filled = pieces.stream()
                .filter(piece -> !Blanks.isBlank(piece))
                .map(Blanks::strip)
                .toList();
        if (filled.size() != 2) {
            return CheckResult.fail("the number of responses parted by " + RESPONSES_DIVIDER + " is " + filled.size());
        }
        return filled.get(0).equals(filled.get(1))
                ? CheckResult.fail("its two responses are the same")
                : CheckResult.pass("it has two different responses");
    }

    static CheckResult oneOf(String response, List<String> options) {
        for (String option : options) {
            if (response.contains(option)) {
                return CheckResult.pass("found \"" + option + "\"");
            }
        }
        return CheckResult.fail("none of " + options + " occurs");
    }

    static CheckResult postscript(String response, String marker) {
        String text = Letters.lower(response);
        int at;
        if (marker.equals("P.P.S")) {
            at = find(SECOND_POSTSCRIPT, text);
        } else if (marker.equals("P.S.")) {
            at = find(FIRST_POSTSCRIPT, text);
        } else {
            at = text.indexOf(Letters.lower(marker));
        }
        return at < 0
                ? CheckResult.fail("no postscript begins with \"" + marker + "\"")
                : CheckResult.pass("found " + Excerpt.around(text, at, at + marker.length()));
    }

    static CheckResult json(String response) {
        String text = Blanks.strip(response);
        for (String fence : FENCES) {
            text = text.startsWith(fence) ? text.substring(fence.length()) : text;
        }
        text = Blanks.strip(text.endsWith("```") ? text.substring(0, text.length() - 3) : text);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return CheckResult.fail("there is no JSON in it");
            }
            parser.skipChildren();
            return parser.nextToken() == null
                    ? CheckResult.pass("it is JSON")
                    : CheckResult.fail("there is more after the JSON value");
        } catch (StreamConstraintsException e) {
            throw new UndecidedException("it cannot be told whether this is JSON: " + firstLine(e), e);
        } catch (IOException e) {
            return CheckResult.fail("it is not JSON: " + firstLine(e));
        }
    }

    private static int find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    private static String lower(String text) {
        return Letters.lower(Blanks.strip(text));
    }

    private static String firstLine(IOException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
