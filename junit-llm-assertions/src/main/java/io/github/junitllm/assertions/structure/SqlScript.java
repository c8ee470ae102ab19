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
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/**
 * SQL statements read by JSqlParser. Loaded only where SQL is checked, since its library is optional.
 *
 * @param kinds of all statements, those inside of others included
 * @param tables as they are written
 */
record SqlScript(Set<SqlKind> kinds, Set<String> tables) {

    private static final int LONGEST = 100_000;
    private static final long MILLISECONDS = 5_000;

    static SqlScript of(String sql) {
        if (sql.length() > LONGEST) {
            throw new UndecidedException(
                    "SQL of " + sql.length() + " characters is not parsed; the limit is " + LONGEST);
        }
        Set<SqlKind> kinds = EnumSet.noneOf(SqlKind.class);
        Set<String> tables = new TreeSet<>();
        for (Statement statement : parse(sql)) {
            try {
                SqlLook look = new SqlLook();
                look.at(statement);
                kinds.addAll(look.kinds());
                tables.addAll(look.tables());
            } catch (UnsupportedOperationException unknown) {
                throw new UndecidedException("JSqlParser does not tell what is in " + Excerpt.of(sql), unknown);
            }
        }
        if (kinds.isEmpty()) {
            throw new StructureException("it has no statement");
        }
        return new SqlScript(kinds, tables);
    }

    private static List<Statement> parse(String sql) {
        ExecutorService executor = Executors.newSingleThreadExecutor(SqlScript::daemon);
        try {
            List<Statement> statements =
                    CCJSqlParserUtil.parseStatements(sql, executor, parser -> parser.withTimeOut(MILLISECONDS));
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
