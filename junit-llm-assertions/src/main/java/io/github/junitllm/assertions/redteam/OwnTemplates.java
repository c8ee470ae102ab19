package io.github.junitllm.assertions.redteam;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the templates that users write as rows of a file. */
final class OwnTemplates {

    /** Keeps their names apart from those that may be among ours one day. */
    private static final String PREFIX = "own-";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\s*goal\\s*}", Pattern.CASE_INSENSITIVE);

    private OwnTemplates() {}

    /**
     * Reads templates.
     *
     * @param known those that they are added to
     * @throws IllegalArgumentException if one is wrong; the message begins with where it stands
     */
    static List<Template> of(Collection<EvalCase> rows, List<Template> known) {
        List<Template> templates = new ArrayList<>();
        Set<String> names = new HashSet<>(known.stream().map(Template::name).toList());
        for (EvalCase row : rows) {
            Template template = of(row);
            if (!names.add(template.name())) {
                throw wrong(row, "two templates have the id " + row.id() + ", and their attacks would too; rename one");
            }
            templates.add(template);
        }
        return List.copyOf(templates);
    }

    private static Template of(EvalCase row) {
        if (!NAME.matcher(row.id()).matches()) {
            throw wrong(
                    row,
                    "the id of a template is part of its attacks' ids, so it has up to 60 small letters, digits, dots,"
                            + " hyphens and underscores and begins with a letter or digit, unlike \"" + row.id()
                            + "\"");
        }
        if (row.isStructured() || row.isConversation()) {
            throw wrong(row, "the input of template " + row.id() + " is to be one text, with {goal} in it");
        }
        return new Template(PREFIX + row.id(), category(row), text(row), risks(row), Set.copyOf(row.tags()), true);
    }

    private static String text(EvalCase row) {
        Matcher placeholders = PLACEHOLDER.matcher(row.input());
        boolean some = false;
        while (placeholders.find()) {
            some = true;
            if (!placeholders.group().equals("{goal}") && !placeholders.group().equals("{Goal}")) {
                throw wrong(
                        row,
                        "template " + row.id() + " has \"" + placeholders.group()
                                + "\"; write {goal} inside a sentence and {Goal} where one begins");
            }
        }
        if (!some) {
            throw wrong(
                    row,
                    "template " + row.id()
                            + " asks for nothing: put {goal} where the goal is to stand inside a sentence,"
                            + " or {Goal} where it begins one");
        }
        return row.input();
    }

    private static Category category(EvalCase row) {
        Object named = row.metadata().get("category");
        return named == null
                ? Category.OWN
                : Arrays.stream(Category.values())
                        .filter(category -> category.label().equals(named))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                row,
                                "template " + row.id() + " has the category " + named + ", which is none of "
                                        + Arrays.stream(Category.values())
                                                .map(Category::label)
                                                .collect(Collectors.joining(", "))
                                        + "; leave it out, and use tags for others"));
    }

    private static Set<OwaspRisk> risks(EvalCase row) {
        Object named = row.metadata().get("owasp");
        Set<OwaspRisk> risks = EnumSet.noneOf(OwaspRisk.class);
        if (named instanceof Collection<?> several) {
            several.forEach(id -> risks.add(risk(row, id)));
        } else if (named != null) {
            risks.add(risk(row, named));
        }
        return risks;
    }

    private static OwaspRisk risk(EvalCase row, @Nullable Object id) {
        return Arrays.stream(OwaspRisk.values())
                .filter(risk -> risk.id().equals(id) || risk.shortId().equals(id))
                .findFirst()
                .orElseThrow(() -> wrong(
                        row,
                        "template " + row.id() + " has the OWASP id " + id
                                + ", which is none; they are LLM01 to LLM10, with or without \":2025\""));
    }

    private static IllegalArgumentException wrong(EvalCase row, String why) {
        return new IllegalArgumentException(row.source() + ": " + why);
    }
}
