package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;

/**
 * Where the words of an SQL text end is a matter of the database: {@code 'a\'} is a string in PostgreSQL, and the beginning of
 * one in MySQL. Text that one takes for a string or a comment, another would run. Sources: MySQL 8.4 manual, sections 11.1.1
 * and 11.7; PostgreSQL 17 manual, section 4.1; Oracle 23ai SQL reference, "Text Literals" and "Hints"; SQL Server, "Database
 * identifiers".
 */
final class SqlDialects {

    private final String sql;
    private int at;
    private int brackets;

    private SqlDialects(String sql) {
        this.sql = sql;
    }

    /**
     * Sees to it that strings, names and comments have the same bounds in all of these databases.
     *
     * @throws UndecidedException if they have not; the message says where and what to do
     */
    static void requireOneReading(String sql) {
        new SqlDialects(sql).read();
    }

    private void read() {
        while (at < sql.length()) {
            char here = sql.charAt(at);
            if (here == '\'' || here == '"' || here == '`') {
                quoted(here);
            } else if (sql.startsWith("--", at)) {
                lineComment();
            } else if (sql.startsWith("/*", at)) {
                blockComment();
            } else if (here == '#') {
                number();
            } else {
                if (here == '$' && isDollarQuote()) {
                    throw undecided("$ quotes a string in PostgreSQL only", "write '...'");
                }
                brackets += here == '[' ? 1 : here == ']' && brackets > 0 ? -1 : 0;
                at++;
            }
        }
    }

    private void quoted(char quote) {
        boolean alternative = at > 0 && (sql.charAt(at - 1) | 0x20) == 'q' && (at == 1 || !isNameWithN(at - 2));
        if (quote == '\'' && alternative && at + 1 < sql.length() && !Character.isLetterOrDigit(sql.charAt(at + 1))) {
            throw undecided("q'...' is a string of its own kind in Oracle only", "write '...'");
        }
        int backslashes = 0;
        for (at++; at < sql.length(); at++) {
            char here = sql.charAt(at);
            if (here == ']' && brackets > 0) {
                throw undecided("a ] in quotes ends a name in SQL Server only", "leave it out");
            } else if (here == quote && backslashes % 2 == 1) {
                throw undecided(
                        "a backslash in front of a quote ends a string in one database, and not in another",
                        "double the quote");
            } else if (here == quote && sql.startsWith(String.valueOf(quote), at + 1)) {
                at++;
            } else if (here == quote) {
                at++;
                return;
            }
            backslashes = here == '\\' ? backslashes + 1 : 0;
        }
    }

    /** Whether the character before a q is one of a name, and not the n of nq'...' alone. */
    private boolean isNameWithN(int before) {
        boolean national = (sql.charAt(before) | 0x20) == 'n' && (before == 0 || !isName(sql.charAt(before - 1)));
        return isName(sql.charAt(before)) && !national;
    }

    private void lineComment() {
        int behind = at;
        while (behind < sql.length() && sql.charAt(behind) == '-') {
            behind++;
        }
        if (brackets > 0) {
            throw undecided("a comment in brackets is a part of a name in SQL Server", "leave it out");
        }
        if (behind < sql.length() && isOperand(sql.charAt(behind))) {
            throw undecided("-- with no blank behind it begins no comment in MySQL", "write a blank");
        }
        int end = lineEnd();
        int returned = sql.indexOf('\r', at);
        if (returned >= 0 && returned + 1 < end) {
            throw undecided("a carriage return alone ends no comment in MySQL", "write a line feed");
        }
        at = end;
    }

    private void blockComment() {
        int end = sql.indexOf("*/", at + 2);
        String comment = sql.substring(at, end < 0 ? sql.length() : end);
        if (comment.startsWith("/*!") || comment.startsWith("/*M!") || comment.startsWith("/*+")) {
            throw undecided("some databases act upon this comment", "leave it out");
        }
        if (brackets > 0 || comment.indexOf("/*", 2) >= 0) {
            throw undecided("a comment in a comment or in brackets ends elsewhere in another database", "leave it out");
        }
        at = end < 0 ? sql.length() : end + 2;
    }

    /** A comment in MySQL, an operator or a name elsewhere; what is quoted in the line must end in it. */
    private void number() {
        int end = lineEnd();
        int start = at;
        at++;
        while (at < end) {
            char here = sql.charAt(at);
            if (here == '\'' || here == '"' || here == '`') {
                quoted(here);
            } else if (sql.startsWith("/*", at)) {
                blockComment();
            } else {
                at++;
            }
        }
        if (at > end) {
            at = start;
            throw undecided("# begins a comment in MySQL only", "write -- and a blank");
        }
    }

    private boolean isDollarQuote() {
        int end = at + 1;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        boolean inName = at > 0 && isName(sql.charAt(at - 1));
        return end < sql.length() && sql.charAt(end) == '$' && !inName;
    }

    private int lineEnd() {
        int end = sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isOperand(char c) {
        return isName(c) || "('\"`@:+~!.?[{".indexOf(c) >= 0;
    }

    private UndecidedException undecided(String problem, String help) {
        return new UndecidedException("what the SQL does depends on the database: " + problem + "; " + help + ". At "
                + Place.of(sql, Math.min(at, sql.length())));
    }
}
