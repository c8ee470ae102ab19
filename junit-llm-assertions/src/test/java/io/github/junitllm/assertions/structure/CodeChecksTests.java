package io.github.junitllm.assertions.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChecksTests {

    private static void assertPasses(Check<String> check, String text) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(result.reason()).isTrue();
        assertThat(check.not().check(text).passed()).isFalse();
    }

    private static void assertFails(Check<String> check, String text, String reason) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(text).isFalse();
        assertThat(result.reason()).contains(reason);
        assertThat(check.not().check(text).passed()).isTrue();
    }

    @Test
    void sqlParses() {
        assertPasses(SqlChecks.isSql(), "SELECT id FROM orders WHERE total > 3");
        assertPasses(SqlChecks.isSql(), "Try:\n```sql\nSELECT 1;\nSELECT 2;\n```");
        assertFails(SqlChecks.isSql(), "SELECT FROM WHERE", "it is no SQL");
        assertFails(SqlChecks.isSql(), "Here is your query", "it is no SQL");
        assertFails(SqlChecks.isSql(), "", "it is no SQL");
    }

    @Test
    void sqlIsOfTheKindsThatAreAllowed() {
        Check<String> reads = SqlChecks.hasOnlyKinds(SqlKind.SELECT);

        assertPasses(reads, "WITH x AS (SELECT 1 AS a) SELECT a FROM x UNION SELECT 2");
        assertFails(reads, "SELECT 1; DROP TABLE orders", "it is SQL: SELECT, OTHER");
        assertFails(reads, "DELETE FROM orders", "DELETE");
        assertFails(reads, "UPDATE orders SET a = 1", "UPDATE");
        assertFails(reads, "INSERT INTO orders VALUES (1)", "INSERT");
        assertFails(reads, "SELECT a INTO copy FROM orders", "INSERT");
        assertFails(reads, "WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone", "DELETE");
        assertFails(reads, "TRUNCATE TABLE orders", "OTHER");
    }

    @Test
    void sqlNamesTheTablesThatAreAllowed() {
        Check<String> orders = SqlChecks.hasOnlyTables("orders", "Items");

        assertPasses(orders, "SELECT * FROM Orders o JOIN \"items\" i ON i.id = o.id");
        assertPasses(orders, "WITH x AS (SELECT * FROM orders) SELECT * FROM x");
        assertFails(orders, "SELECT * FROM orders WHERE id IN (SELECT id FROM users)", "it names the tables users");
        assertFails(orders, "SELECT * FROM hr.orders", "hr.orders");
        assertFails(orders, "WITH users AS (SELECT * FROM users) SELECT * FROM users", "users");
        assertFails(
                orders,
                "SELECT 1 FROM (WITH users AS (SELECT 1 FROM orders) SELECT * FROM users) x, users",
                "it names the tables users");
        assertFails(
                orders,
                "WITH gone AS (DELETE FROM users RETURNING id) SELECT id FROM gone",
                "it names the tables users");
        assertPasses(orders, "WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone");
        assertPasses(
                orders,
                "WITH RECURSIVE t AS (SELECT id FROM orders UNION ALL SELECT i.id FROM items i JOIN t ON i.id = t.id)"
                        + " SELECT * FROM t");
        assertFails(orders, "SELECT 1 FROM orders; DELETE FROM audit", "audit");
    }

    @Test
    void sqlThatIsTooMuchIsUndecided() {
        assertThatThrownBy(() -> SqlChecks.isSql().check("SELECT 1 -- " + "x".repeat(100_000)))
                .isInstanceOf(UndecidedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM t WHERE |a IN (SELECT a FROM t WHERE |1 = 1|)",
                "SELECT |(SELECT |1|)",
                "SELECT |(1 + (SELECT |1|))",
                "SELECT |ARRAY[|1|]",
                "SELECT |f((SELECT |1|))",
                "SELECT 1 FROM t WHERE |a NOT IN (1, (|1|))",
                "SELECT 1 FROM t WHERE |((|a = 1|))"
            })
    void sqlThatIsNestedTooDeepIsUndecidedByACount(String form) {
        String[] parts = form.split("\\|");
        Check<String> tables = SqlChecks.hasOnlyTables("t");

        assertPasses(tables, parts[0] + parts[1].repeat(2) + parts[2] + parts[3].repeat(2));
        for (int depth : new int[] {12, 50, 500}) {
            String sql = parts[0] + parts[1].repeat(depth) + parts[2] + parts[3].repeat(depth);
            assertThatThrownBy(() -> tables.check(sql))
                    .isInstanceOf(UndecidedException.class)
                    .hasMessageContaining("nested too deep");
        }
    }

    @Test
    void ordinaryNestingIsParsed() {
        Check<String> tables = SqlChecks.hasOnlyTables("t");

        assertPasses(tables, "SELECT " + "REPLACE(".repeat(20) + "a" + ", 'x', 'y')".repeat(20) + " FROM t");
        assertPasses(tables, "SELECT * FROM t WHERE (a = 1 AND (b = 2 OR (c = 3 AND (d = 4 OR (e = 5)))))");
        assertPasses(tables, "SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT a FROM t) x) y) z WHERE a IN (1, 2)");
        assertPasses(tables, "INSERT INTO t VALUES " + "(1, 'a'), ".repeat(2_000) + "(1, 'b')");
    }

    @Test
    void whetherACarriageReturnEndsACommentIsUndecided() {
        Check<String> tables = SqlChecks.hasOnlyTables("t");

        assertThatThrownBy(() -> tables.check("SELECT 1 FROM t -- x\r, users"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("carriage return");
        assertFails(tables, "SELECT 1 FROM t -- x\r\n, users", "users");
    }

    @Test
    void aLongListOfValuesHidesNoTable() {
        Check<String> orders = SqlChecks.hasOnlyTables("orders");
        String values =
                IntStream.range(0, 3_000).mapToObj(i -> i + ", 'v" + i + "'").collect(Collectors.joining(",\n\t"));

        assertPasses(orders, "SELECT * FROM orders WHERE id IN (" + values + ")");
        assertPasses(orders, "SELECT * FROM orders WHERE id NOT IN (1, 2) AND a IN (" + values + ") ORDER BY b");
        assertFails(
                orders,
                "SELECT * FROM orders WHERE id IN (" + values + ", (SELECT id FROM users))",
                "it names the tables users");
        assertFails(
                orders,
                "SELECT * FROM orders WHERE id IN (" + values + ") AND b IN (SELECT id FROM users)",
                "it names the tables users");
        assertFails(
                orders,
                "SELECT * FROM orders WHERE id IN (1, ') FROM a (', 2) UNION SELECT 1 FROM users",
                "tables users");
    }

    @Test
    void aMistakeInOrBehindAListOfValuesIsStillOne() {
        assertFails(SqlChecks.isSql(), "SELECT * FROM orders\nWHERE id IN (1, 2,\n3) AND AND", "AND");
        assertFails(SqlChecks.isSql(), "SELECT * FROM orders WHERE id IN (1, 2,)", "it is no SQL");
        assertFails(SqlChecks.isSql(), "SELECT * FROM orders WHERE id IN (1 2)", "it is no SQL");
    }

    @Test
    void javaParsesAsFileOrSnippet() {
        String file = "import java.util.*;\nclass A { List<String> x() { return List.of(); } }";

        assertPasses(JavaChecks.isSourceFile(), file);
        assertPasses(JavaChecks.isSourceFile(), "Sure:\n```java\n" + file + "\n```");
        assertPasses(JavaChecks.isSnippet(), file);
        assertPasses(JavaChecks.isSnippet(), "int x() { return missing.call(); }");
        assertPasses(JavaChecks.isSnippet(), "int x = 1; System.out.println(x);");
        assertFails(JavaChecks.isSourceFile(), "class A { int x( }", "1:");
        assertFails(JavaChecks.isSourceFile(), "// nothing", "it declares no type");
        assertFails(JavaChecks.isSnippet(), "def f(x): return x", "neither a source file nor a part of one");
        assertFails(JavaChecks.isSnippet(), " ", "it is empty");
    }

    @Test
    void javaThatIsNestedTooDeepIsUndecided() {
        assertThatThrownBy(() -> JavaChecks.isSnippet().check("int x = " + "(".repeat(200_000)))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("too deep");
    }
}
