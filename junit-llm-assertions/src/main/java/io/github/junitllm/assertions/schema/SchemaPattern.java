package io.github.junitllm.assertions.schema;

import com.networknt.schema.regex.RegularExpression;
import io.github.junitllm.assertions.prose.BoundedPattern;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of a schema: as Java reads it, but {@code $} is the very end, as ECMA-262 has it; and it ends. */
record SchemaPattern(BoundedPattern pattern) implements RegularExpression {

    /**
     * Reads a regular expression.
     *
     * @throws PatternSyntaxException if it is none
     */
    static SchemaPattern of(String regex) {
        StringBuilder java = new StringBuilder();
        int classes = 0;
        for (int i = 0; i < regex.length(); i++) {
            char here = regex.charAt(i);
            if (here == '\\' && i + 1 < regex.length()) {
                java.append(here).append(regex.charAt(++i));
                continue;
            }
            classes += here == '[' ? 1 : here == ']' && classes > 0 ? -1 : 0;
            java.append(here == '$' && classes == 0 ? "\\z" : String.valueOf(here));
        }
        return new SchemaPattern(BoundedPattern.of(Pattern.compile(java.toString())));
    }

    @Override
    public boolean matches(String value) {
        return pattern.match(value, Matcher::find);
    }
}
