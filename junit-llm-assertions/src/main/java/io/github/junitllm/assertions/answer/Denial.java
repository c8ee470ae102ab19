package io.github.junitllm.assertions.answer;

import java.util.regex.Pattern;

/**
 * What is named only to say that it is not the answer: {@code not 42}, {@code rule out (A)}, {@code 42 is wrong}. Reads
 * English, and the plainest words of German, French, Spanish, Italian and Portuguese.
 */
final class Denial {

    private static final Pattern BEFORE =
            Pattern.compile("(?i)(?:(?<![\\p{L}\\p{N}])(?:not|never|neither|nor|cannot|nicht"
                    + "|kein(?:e[nmrs]?)?|keineswegs|keinesfalls|niemals|pas|jamais|non|nunca|jam\u00e1s|n\u00e3o"
                    + "|no (?:es|son|era|fue|ser\u00e1|ser\u00eda|sea|vale|da|puede(?:n)? ser)|by no means|no longer|far from|different from"
                    + "|unequal to|unlikely|rul(?:e|es|ed|ing) out|exclud(?:e|es|ed|ing)"
                    + "|eliminat(?:e|es|ed|ing)|reject(?:s|ed|ing)?|anything but|other than|except(?: for)?|instead of|rather than)"
                    + "(?![\\p{L}\\p{N}])|n['\u2019]t(?!\\p{L})|\u2260|!=|\\\\neq?(?!\\p{L}))"
                    + "(?:\\s++(?:be|have been|going|equals?|equal|makes?|gives?|yields?|totals?|amounts?|comes?|to|exactly|the|a|an|is|\\p{L}{2,14}ly"
                    + "|in fact|at all|even|close|quite|option|choice|answer|letter|number|correct|right|die|der|das|antwort|etwa|gleich|la|le|es|\u00e9gale?s? \u00e0|igual(?:es)? a|uguale a)(?=\\s)){0,4}"
                    + "[\\s*_(\\[\"'`$]*$");

    private static final Pattern AFTER = Pattern.compile(
            "(?i)^[\\s*_)\\]\"'`]*(?:"
                    + "(?:is|are|was|were|would be|seems?|looks?|ist|sind|est|es|\u00e8|\u00e9)\\s++"
                    + "(?:(?:es|definitely|clearly|probably|also|both|all|simply|obviously)\\s++){0,2}"
                    + "(?:not|never|wrong|incorrect|false|impossible|invalid|too|ruled out|excluded|eliminated|nicht|falsch|faux"
                    + "|incorrect[oa]|fals[oa]|sbagliat[oa]|errad[oa])(?!\\p{L})"
                    + "|(?:isn|wasn|aren|weren)['\u2019]t(?!\\p{L})|can(?:not|'t|\u2019t| not) be(?!\\p{L})|(?:could|would)(?: not|n['\u2019]t) be(?!\\p{L})"
                    + "|(?:does|do)(?: not|n['\u2019]t) (?:fit|work|apply|match|hold)|(?:won['\u2019]t|will not) be(?!\\p{L})|kann(?: es)? nicht|n['\u2019]est pas|ne peut pas|no (?:es|puede)|non \u00e8|n\u00e3o \u00e9)");

    private Denial() {}

    /** Tells whether what stands from start to end is denied, in its line. */
    static boolean isOf(String text, int start, int end) {
        Around around = Around.of(text, start, end);
        return BEFORE.matcher(around.before()).find()
                || AFTER.matcher(around.after()).find();
    }
}
