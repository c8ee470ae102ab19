package io.github.junitllm.assertions.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;

/**
 * Lists of plain values behind IN, which the parser takes about a fifth of a millisecond a value for, and which name nothing.
 * Loaded only where SQL is checked, since its library is optional.
 */
final class SqlLists {

    private static final Set<Integer> VALUES =
            Set.of(CCJSqlParserConstants.S_CHAR_LITERAL, CCJSqlParserConstants.S_LONG, CCJSqlParserConstants.S_DOUBLE);

    private final String sql;
    private final List<Integer> lines = new ArrayList<>();
    private final StringBuilder shorter;

    private SqlLists(String sql) {
        this.sql = sql;
        this.shorter = new StringBuilder(sql);
        lines.add(0);
        for (int end = sql.indexOf('\n'); end >= 0; end = sql.indexOf('\n', end + 1)) {
            lines.add(end + 1);
        }
    }

    /**
     * Returns SQL that names the same tables: of each list of strings and numbers behind IN only the first value is left, and
     * blanks in place of the others, so that places stay where they are.
     */
    static String shortened(String sql) {
        // The token manager counts a tab, and a carriage return, as it likes. The latter ends a comment.
        if (sql.indexOf('\t') >= 0 || sql.indexOf('\r') >= 0) {
            return shortened(sql.replace('\t', ' ').replace("\r\n", " \n").replace('\r', '\n'));
        }
        if (sql.isBlank()) {
            return sql; // The token manager fails on nothing.
        }
        SqlLists lists = new SqlLists(sql);
        try {
            lists.shorten();
        } catch (TokenMgrException noToken) {
            return sql; // The parser tells where.
        }
        return lists.shorter.toString();
    }

    private void shorten() {
        CCJSqlParserTokenManager tokens = new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(sql)));
        Token token = tokens.getNextToken();
        while (token.kind != CCJSqlParserConstants.EOF) {
            boolean in = token.kind == CCJSqlParserConstants.K_IN;
            token = tokens.getNextToken();
            if (in && token.image.equals("(")) {
                token = list(tokens);
            }
        }
    }

    /** Reads what is behind an opening bracket, and returns the first token that is no part of a list of values. */
    private Token list(CCJSqlParserTokenManager tokens) {
        Token token = tokens.getNextToken();
        Token first = token;
        Token last = token;
        int values = 0;
        while (VALUES.contains(token.kind)) {
            last = token;
            values++;
            token = tokens.getNextToken();
            if (!token.image.equals(",")) {
                break;
            }
            token = tokens.getNextToken();
        }
        if (token.image.equals(")") && values > 1) {
            int from = place(first.endLine, first.endColumn) + 1;
            int to = place(last.endLine, last.endColumn) + 1;
            for (int i = from; i < to; i++) {
                shorter.setCharAt(i, sql.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return token;
    }

    private int place(int line, int column) {
        return lines.get(line - 1) + column - 1;
    }
}
