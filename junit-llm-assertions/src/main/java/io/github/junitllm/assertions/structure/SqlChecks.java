package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Checks of the SQL that a text is, or that the one fenced block labelled sql (or else not labelled) in it holds; several such
 * blocks are undecided. Understands what JSqlParser does, which is much of many dialects. What functions do is not known: a
 * SELECT may call one that writes. Needs {@code com.github.jsqlparser:jsqlparser}.
 *
 * <p>Undecided is SQL of over 100,000 characters, SQL that takes too long to parse, and SQL that one database reads otherwise
 * than another, so that a statement may hide from one of them: comments to be executed or to advise, as in {@code /*! DROP ...},
 * a backslash in front of a quote, {@code --} with no blank behind it, {@code $$}, and a few more.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SqlChecks {

    private static final Set<String> LANGUAGES = Set.of("sql");
    private static final Pattern QUOTED = Pattern.compile("(?<![^.])[\"`\\[]([^\"`\\[\\].]++)[\"`\\]](?![^.])");

    private SqlChecks() {}

    /** Returns a check that the text is at least one SQL statement and nothing else. */
    public static Check<String> isSql() {
        return Check.of("be SQL", text -> onScript(text, script -> CheckResult.pass("it is SQL: " + kinds(script))));
    }

    /**
     * Returns a check that the text is SQL of these kinds only, statements inside of WITH included.
     *
     * @param kinds at least one
     */
    public static Check<String> hasOnlyKinds(SqlKind... kinds) {
        if (kinds.length == 0) {
            throw new IllegalArgumentException("every SQL is of some kind; name the kinds that are allowed");
        }
        Set<SqlKind> allowed = EnumSet.copyOf(List.of(kinds));
        return Check.of(
                "be SQL of no other kind than "
                        + Arrays.stream(kinds).sorted().map(Enum::name).collect(Collectors.joining(", ")),
                text -> onScript(
                        text,
                        script -> CheckResult.of(allowed.containsAll(script.kinds()), "it is SQL: " + kinds(script))));
    }

    /**
     * Returns a check that the text is SQL that names no other tables than these, in any clause. Undecided where it holds
     * other statements than SELECT, INSERT, REPLACE, UPDATE, DELETE and MERGE, unless a table that is told is not allowed.
     *
     * @param tables as the SQL must write them, ignoring case and quotes: {@code orders} does not allow {@code hr.orders}. A
     *     function that stands for a table is written {@code unnest()}. None allow no table at all
     */
    public static Check<String> hasOnlyTables(String... tables) {
        Set<String> allowed =
                Arrays.stream(tables).map(SqlChecks::plain).collect(Collectors.toCollection(TreeSet::new));
        if (allowed.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the name of a table is blank");
        }
        return Check.of(
                "be SQL of no other tables than " + String.join(", ", allowed),
                text -> onScript(text, script -> {
                    Set<String> others = script.tables().stream()
                            .map(SqlChecks::plain)
                            .filter(table -> !allowed.contains(table))
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (others.isEmpty() && script.untold() != null) {
                        throw new UndecidedException(
                                "whether the SQL names other tables cannot be told: " + script.untold());
                    }
                    return CheckResult.of(
                            others.isEmpty(),
                            others.isEmpty()
                                    ? "it names no other tables"
                                    : "it names the tables " + String.join(", ", others));
                }));
    }

    private static CheckResult onScript(String text, Function<SqlScript, CheckResult> look) {
        SqlScript script;
        try {
            String sql = FencedBlock.content(text, LANGUAGES).strip();
            script = OptionalLibrary.SQL.use(() -> SqlScript.of(sql));
        } catch (StructureException malformed) {
            return CheckResult.fail("it is no SQL: " + malformed.getMessage());
        }
        return look.apply(script);
    }

    private static String kinds(SqlScript script) {
        List<String> names = script.kinds().stream().sorted().map(Enum::name).toList();
        return String.join(", ", names);
    }

    /** Takes quotes off each part that would be the same name without them: not off {@code "or""ders"}. */
    private static String plain(String table) {
        return QUOTED.matcher(table).replaceAll("$1").toLowerCase(Locale.ROOT);
    }
}
