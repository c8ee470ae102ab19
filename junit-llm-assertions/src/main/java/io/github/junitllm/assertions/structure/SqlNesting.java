package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;

/**
 * How deep brackets are nested. The parser tries several readings of what is in a bracket, and in each all readings of the
 * brackets in it, about twice to three times as many with each level. A call of a function has one reading. Loaded only where
 * SQL is checked, since its library is optional.
 */
final class SqlNesting {

    private static final int READINGS = 3;

    /** Nine levels, or thousands of brackets of one level. Far more than queries have that people read. */
    private static final long MOST = 60_000;

    private static final Set<String> OPEN = Set.of("(", "[", "{");
    private static final Set<String> CLOSED = Set.of(")", "]", "}");
    private static final Set<Integer> AHEAD_OF_QUERY =
            Set.of(CCJSqlParserConstants.K_SELECT, CCJSqlParserConstants.K_WITH, CCJSqlParserConstants.K_VALUES);

    private SqlNesting() {}

    /** @throws UndecidedException if reading the brackets of the SQL would take too long */
    static void requireShallow(String sql) {
        if (!sql.isBlank() && readings(sql) > MOST) {
            throw new UndecidedException("brackets are nested too deep for the SQL to be parsed: " + Excerpt.of(sql));
        }
    }

    private static long readings(String sql) {
        CCJSqlParserTokenManager tokens = new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(sql)));
        Deque<Long> open = new ArrayDeque<>();
        long sum = 0;
        try {
            Token before = tokens.getNextToken();
            Token here = before;
            while (here.kind != CCJSqlParserConstants.EOF && sum <= MOST) {
                Token next = tokens.getNextToken();
                if (OPEN.contains(here.image)) {
                    long around = open.isEmpty() ? 1 : open.peek();
                    long readings = isCall(before, here, next) ? around : READINGS * around;
                    open.push(readings);
                    sum += readings;
                } else if (CLOSED.contains(here.image) && !open.isEmpty()) {
                    open.pop();
                }
                before = here;
                here = next;
            }
        } catch (TokenMgrException noToken) {
            return sum; // The parser gets no further either.
        }
        return sum;
    }

    /** Written like one, with no blank ahead of the bracket: many functions are keywords. */
    private static boolean isCall(Token before, Token bracket, Token next) {
        return bracket.image.equals("(")
                && Character.isLetterOrDigit(before.image.charAt(before.image.length() - 1))
                && before.kind != CCJSqlParserConstants.K_IN
                && before.endLine == bracket.beginLine
                && before.endColumn + 1 == bracket.beginColumn
                && !next.image.equals("(")
                && !AHEAD_OF_QUERY.contains(next.kind);
    }
}
