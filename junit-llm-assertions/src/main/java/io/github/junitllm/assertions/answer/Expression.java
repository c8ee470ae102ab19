package io.github.junitllm.assertions.answer;

import java.util.Set;

/** Whether a number is only a part of something that is computed, or a range, a date, a time: {@code 42^2}, {@code 42/0}. */
final class Expression {

    private static final String ALWAYS = "^\u00f7\u00b1\u221a";
    private static final String OPERATORS = "+*\u00d7\u00b7/x";
    private static final String DASHES = "-\u2212\u2013";
    private static final String[] MACROS = {"\\times", "\\cdot", "\\div", "\\pm", "\\over"};

    /** Commands of LaTeX around a number that leave it what it is. */
    private static final Set<String> TEXT = Set.of(
            "text", "textbf", "textit", "emph", "boxed", "mathrm", "mathbf", "mathit", "mathsf", "underline", "fbox");

    private final String text;

    Expression(String text) {
        this.text = text;
    }

    /** Tells whether what stands from start to end is a part. */
    boolean holds(int start, int end) {
        return goesOn(end) || beginsBefore(start);
    }

    private boolean goesOn(int end) {
        int at = skipSpaces(end);
        if (at >= text.length()) {
            return false;
        }
        char sign = text.charAt(at);
        if (at == end && Character.getType(sign) == Character.OTHER_NUMBER) {
            return true;
        }
        for (String macro : MACROS) {
            if (text.startsWith(macro, at)) {
                return true;
            }
        }
        int next = skipSpaces(text.startsWith("**", at) ? at + 2 : at + 1);
        char after = next < text.length() ? text.charAt(next) : ' ';
        boolean operand = Digits.is(after) || after == '(' || after == '{' || after == '\\';
        if (ALWAYS.indexOf(sign) >= 0) {
            return operand || Character.isLetter(after) || "-\u2212+".indexOf(after) >= 0;
        } else if (OPERATORS.indexOf(sign) >= 0) {
            return Digits.is(after) || (operand && sign != 'x' && at + 1 == next);
        } else if (DASHES.indexOf(sign) >= 0) {
            return Digits.is(after);
        }
        return sign == ':' && at == end && at + 1 == next && Digits.is(after);
    }

    private boolean beginsBefore(int start) {
        int at = skipSpacesBack(start - 1);
        if (at < 0) {
            return false;
        }
        char sign = text.charAt(at);
        if (ALWAYS.indexOf(sign) >= 0) {
            return true;
        } else if (sign == '{') {
            return isArgument(at);
        } else if (sign == '(') {
            return at == start - 1 && at > 0 && isAsciiLetter(text.charAt(at - 1));
        }
        int before = skipSpacesBack(at - 1);
        boolean operand = before >= 0 && (Digits.is(text.charAt(before)) || ")%".indexOf(text.charAt(before)) >= 0);
        if (sign == ':') {
            return operand && before == at - 1 && at == start - 1;
        }
        return operand && (OPERATORS + DASHES).indexOf(sign) >= 0;
    }

    private boolean isArgument(int brace) {
        int at = brace;
        while (at > 0 && isAsciiLetter(text.charAt(at - 1)) && brace - at < 20) {
            at--;
        }
        boolean command = at > 0 && at < brace && text.charAt(at - 1) == '\\';
        return command
                ? !TEXT.contains(text.substring(at, brace))
                : brace > 0 && "}^_".indexOf(text.charAt(brace - 1)) >= 0;
    }

    private static boolean isAsciiLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private int skipSpaces(int from) {
        int at = from;
        while (at < text.length() && at - from < 3 && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private int skipSpacesBack(int from) {
        int at = from;
        while (at >= 0 && from - at < 3 && text.charAt(at) == ' ') {
            at--;
        }
        return at;
    }
}
