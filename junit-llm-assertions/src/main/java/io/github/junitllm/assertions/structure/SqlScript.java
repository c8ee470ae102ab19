package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * SQL statements read by JSqlParser. Loaded only where SQL is checked, since its library is optional.
 *
 * @param kinds of all statements, those inside of others included
 * @param tables as they are written
 * @param untold why there may be more tables; null if there are not
 */
record SqlScript(
        Set<SqlKind> kinds, Set<String> tables, @Nullable String untold) {

    private static final int LONGEST = 100_000;

    /** Far more than ordinary SQL of that length takes. What it ends is undecided. */
    private static final long LAST_RESORT_MILLISECONDS = 10_000;

    static SqlScript of(String sql) {
        if (sql.length() > LONGEST) {
            throw new UndecidedException(
                    "SQL of " + sql.length() + " characters is not parsed; the limit is " + LONGEST);
        }
        SqlDialects.requireOneReading(sql);
        String shorter = SqlLists.shortened(sql);
        SqlNesting.requireShallow(shorter);
        Set<SqlKind> kinds = EnumSet.noneOf(SqlKind.class);
        Set<String> tables = new TreeSet<>();
        Set<String> notUnderstood = new TreeSet<>();
        int queries = 0;
        for (Statement statement : parse(shorter)) {
            try {
                SqlTree tree = new SqlTree(statement);
                kinds.addAll(tree.kinds());
                tables.addAll(tree.tables());
                notUnderstood.addAll(tree.notUnderstood());
                queries += tree.queries();
            } catch (UnsupportedOperationException closed) {
                throw new UndecidedException("JSqlParser does not tell what is in " + Excerpt.of(sql), closed);
            }
        }
        if (kinds.isEmpty()) {
            throw new StructureException("it has no statement");
        }
        return new SqlScript(kinds, tables, untold(sql, notUnderstood, queries));
    }

    private static @Nullable String untold(String sql, Set<String> notUnderstood, int queries) {
        if (!notUnderstood.isEmpty()) {
            return "JSqlParser does not tell all tables of a " + String.join(", ", notUnderstood);
        }
        // Counted among the words, to be sure that the parser has left none of them out of its tree.
        int written = selects(sql);
        return written == queries
                ? null
                : "SELECT is written " + written + " times, but JSqlParser tells of " + queries + " such queries";
    }

    private static int selects(String sql) {
        CCJSqlParserTokenManager tokens = new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(sql)));
        int count = 0;
        for (Token token = tokens.getNextToken();
                token.kind != CCJSqlParserConstants.EOF;
                token = tokens.getNextToken()) {
            count += token.kind == CCJSqlParserConstants.K_SELECT ? 1 : 0;
        }
        return count;
    }

    private static List<Statement> parse(String sql) {
        ExecutorService executor = Executors.newSingleThreadExecutor(SqlScript::daemon);
        try {
            List<Statement> statements = CCJSqlParserUtil.parseStatements(
                    sql, executor, parser -> parser.withTimeOut(LAST_RESORT_MILLISECONDS));
            return statements == null ? List.of() : statements;
        } catch (JSQLParserException malformed) {
            for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
                if (cause instanceof TimeoutException || cause instanceof StackOverflowError) {
                    throw new UndecidedException("the SQL takes too long to parse: " + Excerpt.of(sql), malformed);
                }
            }
            throw new StructureException(firstLine(malformed), malformed);
        } finally {
            executor.shutdownNow();
        }
    }

    private static Thread daemon(Runnable parsing) {
        Thread thread = new Thread(parsing, "junit-llm-sql");
        thread.setDaemon(true);
        return thread;
    }

    private static String firstLine(JSQLParserException malformed) {
        return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("no statement");
    }
}
