package io.github.junitllm.assertions.structure;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a parsed statement holds: its tables, the statements in it that write, and how many queries. Goes through all
 * fields of all nodes in a loop, since the library's visitors leave out clauses, and a clause left out is a table overlooked.
 */
final class SqlTree {

    private static final String LIBRARY = "net.sf.jsqlparser.";
    private static final String PARSER = LIBRARY + "parser.";

    private record Step(Object node, SqlNames names) {}

    private final Set<SqlKind> kinds = EnumSet.noneOf(SqlKind.class);
    private final Set<String> tables = new TreeSet<>();
    private final Set<String> notUnderstood = new TreeSet<>();
    private final Deque<Step> waiting = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int queries;

    SqlTree(Statement statement) {
        kinds.add(kind(statement));
        wait(statement, SqlNames.NONE);
        while (!waiting.isEmpty()) {
            look(waiting.pop());
        }
    }

    /** Returns the kinds of the statement, of those in WITH, and of those anywhere else in it that are no queries. */
    Set<SqlKind> kinds() {
        return kinds;
    }

    /** Returns the tables as they are written, and functions that stand for tables as {@code name()}. */
    Set<String> tables() {
        return tables;
    }

    /** Returns the types of the statements whose tables the library keeps, in part, as text. */
    Set<String> notUnderstood() {
        return notUnderstood;
    }

    /** Returns the number of queries that begin with SELECT. */
    int queries() {
        return queries;
    }

    private static SqlKind kind(Object statement) {
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

    private void look(Step step) {
        Object node = step.node();
        List<Object> values = values(node);
        if (node instanceof WithItem<?> item) {
            kinds.add(kind(item.getParenthesedStatement()));
        } else if (node instanceof Statement) {
            statement(node);
        } else if (node instanceof Table table) {
            table(table, step.names());
        } else if (node instanceof TableFunction function) {
            tables.add(name(function));
        } else if (node instanceof Column || node instanceof AllTableColumns) {
            // What stands in front of a column is a table, or the alias of one, that FROM has named already.
            values.removeIf(Table.class::isInstance);
        }
        if (node instanceof PlainSelect select) {
            // FOR UPDATE OF names a table of FROM again, by its alias.
            values.removeIf(value -> sameNode(value, select.getForUpdateTable()));
            queries++;
            if (select.getIntoTables() != null && !select.getIntoTables().isEmpty()) {
                kinds.add(SqlKind.INSERT);
            }
        } else if (node instanceof Delete delete && delete.getTables() != null) {
            // DELETE o FROM orders o: so does what stands in front of FROM.
            Set<String> aliases = aliases(delete);
            values.removeIf(value -> sameNode(value, delete.getTables()));
            values.addAll(delete.getTables().stream()
                    .filter(table -> !aliases.contains(SqlNames.key(table.getFullyQualifiedName())))
                    .toList());
        }
        SqlNames names = withItems(values, step.names());
        values.forEach(value -> wait(value, names));
    }

    private void statement(Object node) {
        SqlKind kind = kind(node);
        if (kind != SqlKind.SELECT) {
            kinds.add(kind);
        }
        if (kind == SqlKind.OTHER && !(node instanceof Upsert)) {
            notUnderstood.add(node.getClass().getSimpleName());
        }
    }

    private void table(Table table, SqlNames names) {
        String name = table.getFullyQualifiedName();
        if (!names.hides(name)) {
            tables.add(name);
        }
    }

    private static String name(TableFunction function) {
        String name = function.getFunction() == null
                ? function.getName()
                : function.getFunction().getName();
        return name + "()";
    }

    private static Set<String> aliases(Delete delete) {
        List<@Nullable FromItem> items = new ArrayList<>();
        items.add(delete.getTable());
        if (delete.getJoins() != null) {
            delete.getJoins().stream().map(Join::getFromItem).forEach(items::add);
        }
        Set<String> aliases = new HashSet<>();
        for (FromItem item : items) {
            Alias alias = item == null ? null : item.getAlias();
            if (alias != null) {
                aliases.add(SqlNames.key(alias.getName()));
            }
        }
        return aliases;
    }

    /** Takes the items of WITH out of the values, and returns the names that hold for what is left. */
    private SqlNames withItems(List<Object> values, SqlNames outside) {
        List<WithItem<?>> items = new ArrayList<>();
        values.removeIf(value -> {
            if (!(value instanceof List<?> list) || list.isEmpty() || !(list.get(0) instanceof WithItem)) {
                return false;
            }
            list.forEach(item -> items.add((WithItem<?>) item));
            return true;
        });
        if (items.isEmpty()) {
            return outside;
        }
        Map<String, Integer> places =
                SqlNames.places(items.stream().map(WithItem::getAliasName).toList());
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        for (int i = 0; i < items.size(); i++) {
            wait(items.get(i), new SqlNames(places, recursive ? i + 1 : i, outside));
        }
        return new SqlNames(places, items.size(), outside);
    }

    private void wait(Object value, SqlNames names) {
        String type = value.getClass().getName();
        if (type.startsWith(LIBRARY)) {
            if (!type.startsWith(PARSER) && !(value instanceof Enum) && seen.add(value)) {
                waiting.push(new Step(value, names));
            }
        } else {
            items(value).filter(Objects::nonNull).forEach(item -> wait(item, names));
        }
    }

    private static Stream<?> items(Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream();
        } else if (value instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream());
        }
        return value instanceof Object[] all ? Arrays.stream(all) : Stream.empty();
    }

    private static List<Object> values(Object node) {
        // A list of expressions is a node as well.
        List<Object> values =
                items(node).filter(Objects::nonNull).collect(Collectors.toCollection(ArrayList<Object>::new));
        try {
            for (Class<?> type = node.getClass();
                    type != null && type.getName().startsWith(LIBRARY);
                    type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers())
                            || field.getType().isPrimitive()) {
                        continue;
                    }
                    field.setAccessible(true);
                    Object value = field.get(node);
                    if (value != null) {
                        values.add(value);
                    }
                }
            }
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            throw new UnsupportedOperationException("the library's module is closed", closed);
        }
        return values;
    }

    @SuppressWarnings("ReferenceEquality") // nodes have no other
    private static boolean sameNode(Object node, @Nullable Object other) {
        return node == other;
    }
}
