package io.github.junitllm.assertions.structure;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * Finds the tables of a statement, and the statements that write inside of one that reads: WITH gone AS (DELETE ...) SELECT.
 *
 * <p>A name of WITH hides the table of that name, but only where SQL lets it: behind its own query, not in it, and not outside
 * of the query that it belongs to. The library takes it for hidden everywhere.
 */
final class SqlLook extends TablesNamesFinder<Void> {

    private final Set<SqlKind> kinds = EnumSet.noneOf(SqlKind.class);
    private final Set<String> tables = new TreeSet<>();
    private Set<String> hidden = new HashSet<>();

    void at(Statement statement) {
        kinds.add(kind(statement));
        getTables(statement);
    }

    Set<SqlKind> kinds() {
        return kinds;
    }

    Set<String> tables() {
        return tables;
    }

    private static SqlKind kind(Statement statement) {
        if (statement instanceof Select) {
            return SqlKind.SELECT;
        } else if (statement instanceof Insert) {
            return SqlKind.INSERT;
        } else if (statement instanceof Update) {
            return SqlKind.UPDATE;
        } else if (statement instanceof Delete) {
            return SqlKind.DELETE;
        }
        return statement instanceof Merge ? SqlKind.MERGE : SqlKind.OTHER;
    }

    @Override
    public <S> Void visit(Table table, S context) {
        String name = table.getFullyQualifiedName();
        if (!hidden.contains(name.toLowerCase(Locale.ROOT))) {
            tables.add(name);
        }
        return nothing();
    }

    @Override
    public <S> Void visit(WithItem<?> item, S context) {
        String name = item.getAliasName().toLowerCase(Locale.ROOT);
        kinds.add(kind(item.getParenthesedStatement()));
        if (item.isRecursive()) {
            hidden.add(name);
        }
        inScope(() -> item.getParenthesedStatement().accept(this, context));
        hidden.add(name);
        return nothing();
    }

    @Override
    public <S> Void visit(Select select, S context) {
        return inScope(() -> super.visit(select, context));
    }

    @Override
    public <S> Void visit(ParenthesedSelect select, S context) {
        return inScope(() -> super.visit(select, context));
    }

    @Override
    public <S> Void visit(SetOperationList select, S context) {
        return inScope(() -> super.visit(select, context));
    }

    @Override
    public <S> Void visit(PlainSelect select, S context) {
        if (select.getIntoTables() != null && !select.getIntoTables().isEmpty()) {
            kinds.add(SqlKind.INSERT);
            select.getIntoTables().forEach(table -> visit(table, context));
        }
        return inScope(() -> super.visit(select, context));
    }

    @Override
    public <S> Void visit(Insert insert, S context) {
        kinds.add(SqlKind.INSERT);
        return inScope(() -> super.visit(insert, context));
    }

    @Override
    public <S> Void visit(Update update, S context) {
        kinds.add(SqlKind.UPDATE);
        return inScope(() -> super.visit(update, context));
    }

    @Override
    public <S> Void visit(Delete delete, S context) {
        kinds.add(SqlKind.DELETE);
        return inScope(() -> super.visit(delete, context));
    }

    private Void inScope(Runnable look) {
        Set<String> outside = hidden;
        hidden = new HashSet<>(outside);
        look.run();
        hidden = outside;
        return nothing();
    }

    /** The library's visitors return Void, which has no other value. */
    @SuppressWarnings("NullAway")
    private static Void nothing() {
        return null;
    }
}
