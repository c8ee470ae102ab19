package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Blanks;
import java.util.List;

/** What the form of a response shows: marks that are counted line by line. */
final class Formats {

    private Formats() {}

    static CheckResult placeholders(String response, int atLeast) {
        int count = 0;
        for (String line : response.split("\n", -1)) {
            int open = line.indexOf('[');
            while (open >= 0) {
                int close = line.indexOf(']', open);
                count += close < 0 ? 0 : 1;
                open = close < 0 ? -1 : line.indexOf('[', close);
            }
        }
        return counted(count, Amount.atLeast(atLeast), "placeholders in square brackets");
    }

    static CheckResult bullets(String response, int exactly) {
        List<String> lines = List.of(response.split("\n", -1));
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutIndent(lines.get(i));
            if (line.startsWith("-")) {
                count++;
            } else if (line.equals("*") && i + 1 < lines.size()) {
                // A lone asterisk takes the next line for its point, as the reference has it.
                count += withoutIndent(lines.get(i + 1)).startsWith("-") ? 2 : 1;
                i++;
            } else if (line.startsWith("*") && line.length() > 1 && line.charAt(1) != '*') {
                count++;
            }
        }
        return counted(count, Amount.exactly(exactly), "bullet points");
    }

    static CheckResult highlights(String response, int atLeast) {
        int count = 0;
        for (String line : response.split("\n", -1)) {
            count += between(line, "*") + between(line, "**");
        }
        return counted(count, Amount.atLeast(atLeast), "highlighted passages");
    }

    static CheckResult sections(String response, String splitter, int atLeast) {
        int count = 0;
        int at = response.indexOf(splitter);
        while (at >= 0) {
            int end = at + splitter.length();
            int digit = end < response.length() && Blanks.isBlank(response.charAt(end)) ? end + 1 : end;
            if (digit < response.length() && Character.isDigit(response.codePointAt(digit))) {
                count++;
            }
            at = response.indexOf(splitter, end);
        }
        return counted(count, Amount.atLeast(atLeast), "sections that begin with \"" + splitter + "\" and a number");
    }

    static CheckResult title(String response) {
        for (String line : response.split("\n", -1)) {
            int start = line.indexOf("<<");
            int end = line.lastIndexOf(">>");
            if (start >= 0 && end > start + 2) {
                String title = Blanks.strip(trimmed(line.substring(start, end + 2)));
                if (!title.isEmpty()) {
                    return CheckResult.pass("its title is \"" + title + "\"");
                }
            }
        }
        return CheckResult.fail("it has no title in << and >>");
    }

    /** Counts the passages between two equal marks that hold something; each mark belongs to one passage. */
    private static int between(String line, String mark) {
        int count = 0;
        int open = line.indexOf(mark);
        while (open >= 0) {
            int inner = open + mark.length();
            int close = line.indexOf('*', inner);
            if (close < 0) {
                return count;
            }
            if (line.startsWith(mark, close)) {
                count += Blanks.isBlank(line.substring(inner, close)) ? 0 : 1;
                open = line.indexOf(mark, close + mark.length());
            } else {
                open = line.indexOf(mark, open + 1);
            }
        }
        return count;
    }

    private static String withoutIndent(String line) {
        int start = 0;
        while (start < line.length() && Blanks.isBlank(line.charAt(start))) {
            start++;
        }
        return line.substring(start);
    }

    private static String trimmed(String title) {
        int start = 0;
        while (start < title.length() && title.charAt(start) == '<') {
            start++;
        }
        int end = title.length();
        while (end > start && title.charAt(end - 1) == '>') {
            end--;
        }
        return title.substring(start, end);
    }

    private static CheckResult counted(int count, Amount amount, String what) {
        return CheckResult.of(amount.contains(count), "it has " + count + " " + what);
    }
}
