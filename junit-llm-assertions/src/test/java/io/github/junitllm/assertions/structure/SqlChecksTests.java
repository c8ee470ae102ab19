package io.github.junitllm.assertions.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlChecksTests {

    private static final Check<String> ORDERS = SqlChecks.hasOnlyTables("o");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a FROM o ORDER BY (SELECT 1 FROM users)",
                "SELECT a FROM o GROUP BY (SELECT 1 FROM users)",
                "SELECT a FROM o GROUP BY GROUPING SETS ((a), ((SELECT 1 FROM users)))",
                "SELECT a FROM o GROUP BY a HAVING a > (SELECT 1 FROM users)",
                "SELECT sum(a) OVER (ORDER BY (SELECT 1 FROM users)) FROM o",
                "SELECT sum(a) OVER (PARTITION BY (SELECT 1 FROM users)) FROM o",
                "SELECT sum(a) FILTER (WHERE a IN (SELECT 1 FROM users)) FROM o",
                "SELECT sum(a) OVER w FROM o WINDOW w AS (ORDER BY (SELECT a FROM users))",
                "SELECT string_agg(a, ',' ORDER BY (SELECT 1 FROM users)) FROM o",
                "SELECT GROUP_CONCAT(a ORDER BY (SELECT 1 FROM users)) FROM o",
                "SELECT DISTINCT ON ((SELECT a FROM users)) a FROM o",
                "SELECT a FROM o LIMIT 1 OFFSET (SELECT a FROM users)",
                "SELECT a FROM o OFFSET (SELECT a FROM users)",
                "SELECT a FROM o FETCH FIRST (SELECT 1 FROM users) ROWS ONLY",
                "SELECT a FROM o QUALIFY row_number() OVER (ORDER BY (SELECT 1 FROM users)) = 1",
                "SELECT CASE WHEN a IN (SELECT 1 FROM users) THEN 1 END FROM o",
                "SELECT CASE a WHEN 1 THEN 2 ELSE (SELECT 1 FROM users) END FROM o",
                "SELECT a FROM o WHERE (a, b) IN (VALUES (1, (SELECT 1 FROM users)))",
                "SELECT a FROM o WHERE a BETWEEN 1 AND (SELECT 1 FROM users)",
                "SELECT a FROM o WHERE a = ANY (SELECT b FROM users)",
                "SELECT a FROM o JOIN o p ON a = (SELECT 1 FROM users)",
                "SELECT a FROM o START WITH a = 1 CONNECT BY a = (SELECT 1 FROM users)",
                "SELECT CAST((SELECT 1 FROM users) AS int) FROM o",
                "SELECT ARRAY[(SELECT 1 FROM users)] FROM o",
                "SELECT coalesce(a, (SELECT 1 FROM users)) FROM o",
                "SELECT * FROM o, LATERAL (SELECT * FROM users) x",
                "SELECT * FROM o CROSS APPLY (SELECT * FROM users) x",
                "SELECT * FROM ((o JOIN users ON 1 = 1))",
                "VALUES (1, (SELECT a FROM users))",
                "TABLE users",
                "FROM users |> WHERE a > 1",
                "FROM o |> WHERE a > (SELECT 1 FROM users)",
                "WITH x AS (SELECT * FROM o ORDER BY (SELECT 1 FROM users)) SELECT * FROM x",
                "INSERT INTO o VALUES (1) ON CONFLICT (a) DO UPDATE SET a = (SELECT 1 FROM users)",
                "INSERT INTO o VALUES (1) ON DUPLICATE KEY UPDATE a = (SELECT 1 FROM users)",
                "INSERT INTO o VALUES (1) RETURNING (SELECT 1 FROM users)",
                "INSERT INTO o SET a = (SELECT 1 FROM users)",
                "REPLACE INTO o VALUES ((SELECT 1 FROM users))",
                "UPDATE o SET a = (SELECT 1 FROM users)",
                "UPDATE o SET a = 1 FROM users",
                "UPDATE o SET a = 1 OUTPUT deleted.a INTO users",
                "DELETE FROM o ORDER BY (SELECT 1 FROM users) LIMIT 1",
                "DELETE FROM o USING users WHERE 1 = 1",
                "DELETE users FROM o JOIN o p ON 1 = 1",
                "DELETE FROM o RETURNING (SELECT 1 FROM users)",
                "MERGE INTO o USING o p ON (o.a = p.a) WHEN MATCHED THEN UPDATE SET a = (SELECT 1 FROM users)",
                "MERGE INTO o USING o p ON (o.a = p.a) WHEN NOT MATCHED THEN INSERT (a) VALUES ((SELECT 1 FROM users))",
                "WITH \"X\" AS (SELECT 1 FROM o) SELECT * FROM x, users"
            })
    void aTableIsFoundInEveryClause(String sql) {
        CheckResult result = ORDERS.check(sql);

        assertThat(result.passed()).as(sql).isFalse();
        assertThat(result.reason()).startsWith("it names the tables ").contains("users");
        assertThat(SqlChecks.hasOnlyTables("o", "users", "x").check(sql).passed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE users",
                "DESCRIBE users",
                "EXPLAIN users",
                "EXPLAIN SELECT * FROM users",
                "SET a = (SELECT 1 FROM users)",
                "CREATE VIEW o AS SELECT * FROM users",
                "SELECT 1 FROM o; SHOW CREATE TABLE o; TRUNCATE TABLE users"
            })
    void aTableOfAnotherStatementFailsWhereItIsTold(String sql) {
        assertThat(ORDERS.check(sql).reason()).startsWith("it names the tables users");
        assertThatThrownBy(() -> SqlChecks.hasOnlyTables("o", "users").check(sql))
                .isInstanceOf(UndecidedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT x.a, y.* FROM o AS x JOIN o y ON x.a = y.users",
                "SELECT users FROM o users WHERE users.a = 1 ORDER BY users.b",
                "SELECT a AS users FROM o",
                "SELECT * FROM o x FOR UPDATE OF x",
                "DELETE x FROM o x JOIN o y ON x.a = y.a",
                "WITH x AS (SELECT * FROM o) SELECT * FROM x UNION SELECT * FROM x ORDER BY (SELECT 1 FROM x)",
                "WITH x AS (SELECT * FROM o), y AS (SELECT * FROM x) SELECT * FROM y WHERE a IN (SELECT a FROM x)",
                "WITH RECURSIVE y AS (SELECT 1 FROM o), x AS (SELECT a FROM y UNION ALL SELECT a FROM x) SELECT * FROM x",
                "WITH x(a) AS (VALUES (1)) INSERT INTO o SELECT a FROM x",
                "WITH x AS (SELECT 1) UPDATE o SET a = (SELECT 1 FROM x)",
                "WITH \"X\" AS (SELECT 1) SELECT * FROM \"X\", o",
                "SELECT EXTRACT(YEAR FROM users) FROM o WHERE a IS DISTINCT FROM b",
                "SELECT a -- FROM users\n FROM o /* , users */ WHERE b = 'FROM users'",
                "SELECT * FROM \"O\", `o`"
            })
    void namesThatAreNoTablesAreNotTakenForOnes(String sql) {
        CheckResult result = ORDERS.check(sql);

        assertThat(result.passed()).as(result.reason()).isTrue();
        assertThat(ORDERS.not().check(sql).passed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW CREATE TABLE users",
                "SHOW COLUMNS FROM users",
                "DESCRIBE o",
                "CALL p()",
                "GRANT SELECT ON users TO x",
                "CREATE TABLE o (a int REFERENCES users (a))"
            })
    void whatTheParserDoesNotTellIsNeverAPass(String sql) {
        for (Check<String> check : List.of(ORDERS, SqlChecks.hasOnlyTables("o", "users"))) {
            assertThatThrownBy(() -> assertThat(check.check(sql).passed()).isFalse())
                    .as(sql)
                    .isInstanceOf(UndecidedException.class)
                    .hasMessageStartingWith("whether the SQL names other tables cannot be told: ");
            assertThatThrownBy(() -> check.not().check(sql)).isInstanceOf(UndecidedException.class);
        }
    }

    @Test
    void namesOfWithHideATableOnlyWhereTheyHold() {
        assertFails("WITH users AS (SELECT * FROM users) SELECT * FROM users");
        assertFails("WITH users AS (SELECT 1) SELECT * FROM hr.users");
        assertFails("WITH \"Users\" AS (SELECT 1) SELECT * FROM users");
        assertFails("SELECT * FROM (WITH users AS (SELECT 1) SELECT * FROM users) x JOIN users ON 1 = 1");
        assertFails("WITH x AS (SELECT * FROM users), users AS (SELECT 1) SELECT * FROM x");
    }

    @Test
    void functionsThatStandForTablesAreNamed() {
        assertThat(ORDERS.check("SELECT * FROM o, dump_users(1)").reason())
                .isEqualTo("it names the tables dump_users()");
        assertThat(SqlChecks.hasOnlyTables("o", "unnest()")
                        .check("SELECT * FROM o, unnest(o.tags)")
                        .passed())
                .isTrue();
        assertThat(SqlChecks.hasOnlyTables("unnest")
                        .check("SELECT * FROM unnest(1)")
                        .passed())
                .isFalse();
        assertThat(SqlChecks.hasOnlyTables("o", "unnest()")
                        .check("SELECT * FROM unnest(ARRAY(SELECT a FROM users))")
                        .reason())
                .isEqualTo("it names the tables users");
    }

    @Test
    void quotesAreIgnoredOnlyWhereTheNameIsTheSameWithoutThem() {
        assertThat(SqlChecks.hasOnlyTables("hr.o")
                        .check("SELECT * FROM \"hr\".\"o\"")
                        .passed())
                .isTrue();
        assertThat(ORDERS.check("SELECT * FROM \"o\"\"\"").passed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 /*! , (SELECT p FROM users) */",
                "SELECT 1 FROM o /*!50000 INTO OUTFILE 'x' */",
                "SELECT 1 /*M! FROM users */",
                "SELECT /*+ SET_VAR(sql_safe_updates=0) */ 1 FROM o",
                "SELECT 'x\\'' , (SELECT p FROM users) -- '",
                "SELECT \"x\\\"\" , (SELECT p FROM users) -- \"",
                "SELECT 1 --1 , (SELECT p FROM users)",
                "SELECT 1 --(SELECT p FROM users)",
                "SELECT 1 # ' \n , (SELECT p FROM users) # '",
                "SELECT 1 /* /* */ , ' */ , (SELECT p FROM users) -- '",
                "SELECT $$ ' $$ , (SELECT p FROM users) , $$ ' $$",
                "SELECT $a$ ' $a$ , (SELECT p FROM users) , $a$ ' -- $a$",
                "SELECT q'[']' , (SELECT p FROM users), q'[']'",
                "SELECT nq'(')' , (SELECT p FROM users), '",
                "SELECT a [' ] , (SELECT p FROM users) AS [b ']",
                "SELECT a [-- ] , (SELECT p FROM users)\n 1]"
            })
    void whatDatabasesReadInDifferentWaysIsUndecided(String sql) {
        for (Check<String> check : List.of(ORDERS, SqlChecks.hasOnlyKinds(SqlKind.SELECT), SqlChecks.isSql())) {
            assertThatThrownBy(() -> check.check(sql))
                    .isInstanceOf(UndecidedException.class)
                    .hasMessageStartingWith("what the SQL does depends on the database: ")
                    .hasMessageContaining(" At ");
            assertThatThrownBy(() -> check.not().check(sql)).isInstanceOf(UndecidedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 -- it's a comment",
                "SELECT 1 --\nFROM o",
                "---- top ----\nSELECT 1 FROM o",
                "--========\nSELECT 1 FROM o",
                "SELECT 'it''s', 'C:\\dir', 'x\\\\' FROM o",
                "SELECT a[1], b['key'] FROM o",
                "SELECT /* plain * comment */ 1 FROM o",
                "SELECT a AS seq FROM o WHERE a = '$5 or $6'",
                "SELECT a #>> '{b,c}' FROM o",
                "SELECT a FROM o WHERE b = $1 AND c = $2"
            })
    void whatAllDatabasesReadTheSameIsDecided(String sql) {
        assertThat(SqlChecks.hasOnlyKinds(SqlKind.SELECT).check(sql).passed()).isTrue();
        assertThat(ORDERS.check(sql).passed()).isTrue();
    }

    @Test
    void statementsInsideOfOthersCountAsTheirKind() {
        assertThat(SqlChecks.hasOnlyKinds(SqlKind.OTHER)
                        .check("EXPLAIN ANALYZE DELETE FROM o")
                        .passed())
                .isFalse();
        assertThat(SqlChecks.hasOnlyKinds(SqlKind.INSERT)
                        .check("INSERT INTO o SELECT * FROM o")
                        .passed())
                .isTrue();
        assertThat(SqlChecks.hasOnlyKinds(SqlKind.SELECT)
                        .check("SELECT * FROM (WITH x AS (DELETE FROM o RETURNING a) SELECT a FROM x) y")
                        .passed())
                .isFalse();
    }

    @Test
    void checksThatCannotMeanAnythingAreRefused() {
        assertThatThrownBy(SqlChecks::hasOnlyKinds).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlChecks.hasOnlyTables("o", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(SqlChecks.hasOnlyTables().check("SELECT 1").passed()).isTrue();
        assertThat(SqlChecks.hasOnlyKinds(SqlKind.SELECT, SqlKind.SELECT)
                        .check("SELECT 1")
                        .passed())
                .isTrue();
    }

    private static void assertFails(String sql) {
        CheckResult result = ORDERS.check(sql);
        assertThat(result.passed()).as(sql).isFalse();
        assertThat(result.reason()).contains("users");
    }
}
