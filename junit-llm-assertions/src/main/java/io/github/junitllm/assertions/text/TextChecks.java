package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.prose.Amount;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Checks of a response as text. Each takes time that grows linearly with the text, user-given patterns within a bound. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TextChecks {

    private TextChecks() {}

    /** Returns the checks that compare with given text, ignoring some differences. */
    public static TextComparison ignoring(Ignoring... differences) {
        return TextComparison.ignoring(differences);
    }

    /** The response is this text, character by character. */
    public static Check<String> equalTo(String expected) {
        return TextComparison.EXACT.equalTo(expected);
    }

    /** Every one of the pieces occurs; see {@link TextComparison#containsAll(String...)}. */
    public static Check<String> containsAll(String... pieces) {
        return TextComparison.EXACT.containsAll(pieces);
    }

    /** At least one of the pieces occurs. */
    public static Check<String> containsAny(String... pieces) {
        return TextComparison.EXACT.containsAny(pieces);
    }

    /** None of the pieces occurs. */
    public static Check<String> containsNone(String... pieces) {
        return TextComparison.EXACT.containsNone(pieces);
    }

    /** The pieces occur one after the other, without overlap, with anything between them. */
    public static Check<String> containsInOrder(String... pieces) {
        return TextComparison.EXACT.containsInOrder(pieces);
    }

    /** The response starts with this text. */
    public static Check<String> startsWith(String start) {
        return TextComparison.EXACT.startsWith(start);
    }

    /** The response ends with this text. */
    public static Check<String> endsWith(String end) {
        return TextComparison.EXACT.endsWith(end);
    }

    /**
     * The whole response matches the pattern. A pattern that reads the text too often, some twenty million characters and
     * 64 for each there is, leaves the check undecided.
     */
    public static Check<String> matching(Pattern pattern) {
        return PatternChecks.matching(pattern);
    }

    /** The pattern matches somewhere in the response; bounded as {@link #matching(Pattern)}. */
    public static Check<String> containing(Pattern pattern) {
        return PatternChecks.containing(pattern);
    }

    /** The response has so many characters: code points, in which an emoji can be several. */
    public static Check<String> length(Amount amount) {
        return Sizes.CHARACTERS.check(amount);
    }

    /**
     * The response has so many words: runs of letters and digits, {@code don't}, {@code state-of-the-art} and
     * {@code 1,000.5} being one each; in scripts without spaces (Han, Kana, Thai, ...) each letter is one.
     */
    public static Check<String> words(Amount amount) {
        return Sizes.WORDS.check(amount);
    }

    /** The response has so many sentences; list numbers such as {@code 1.} count, abbreviations end none. */
    public static Check<String> sentences(Amount amount) {
        return Sizes.SENTENCES.check(amount);
    }

    /** The response has so many lines that are not blank. */
    public static Check<String> lines(Amount amount) {
        return Sizes.LINES.check(amount);
    }

    /** The response has so many paragraphs: lines with something in them, parted from others by blank lines. */
    public static Check<String> paragraphs(Amount amount) {
        return Sizes.PARAGRAPHS.check(amount);
    }

    /**
     * The response is in a language, told by the optional library {@code com.optimaize.languagedetector:language-detector}.
     * Undecided where the response has too few letters to tell, the library cannot tell the language, or is not there. A
     * text in two languages counts as the one the library finds likelier.
     *
     * @param code ISO 639-1: {@code de}
     */
    public static Check<String> inLanguage(String code) {
        return Scripts.inLanguage(code);
    }

    /**
     * All letters of the response belong to these scripts ({@code HAN, HIRAGANA, KATAKANA} for Japanese); what is common
     * to all scripts, digits and punctuation, does not count. The score is the share of letters that do. Undecided where
     * there is no letter.
     */
    public static Check<String> inScript(UnicodeScript... scripts) {
        return Scripts.inScript(scripts);
    }

    /**
     * The response is as hard to read as this, both ends included. English only.
     *
     * @param min may be negative infinity
     * @param max may be positive infinity
     */
    public static Check<String> readingLevel(ReadingScale scale, double min, double max) {
        return Readings.level(scale, min, max);
    }

    /**
     * Nothing is left over of a template, a draft or a model's talk of itself: <code>{{x}}</code>, <code>${x}</code>,
     * {@code [NAME]}, {@code [your address]}, {@code [Ihr Name]}, {@code <PLACEHOLDER>}, lorem ipsum, TODO, TBD, "As an AI
     * language model". Placeholders are known in English, German, French, Spanish, Italian and Portuguese, and count
     * nowhere in Markdown code. Markdown links, footnotes, check boxes and HTML tags in small letters are none; an acronym
     * in square brackets is taken for one.
     */
    public static Check<String> noLeftovers() {
        return Habits.noLeftovers();
    }

    /**
     * The response is not stuck in a loop: no block of 4 to 100 words stands three times in a row, none of 1 to 3 words
     * six times; case and punctuation do not count, blocks of numbers alone are none.
     */
    public static Check<String> noRepetitionLoop() {
        return Habits.noRepetitionLoop();
    }

    /**
     * The response refuses, by set phrases in its first 400 characters ("I can't help with that"), in English, German,
     * French, Spanish, Portuguese, Italian, Chinese or Japanese. A rule of thumb: a refusal in other words is not found.
     */
    public static Check<String> refusal() {
        return Habits.refusal();
    }

    /** The response does not refuse: the opposite of {@link #refusal()}, also where that errs. */
    public static Check<String> noRefusal() {
        return refusal().not();
    }

    /**
     * The response mentions each of these facts, as whole words one after the other, as a reader sees them: case, Unicode
     * form, full width, invisible characters, punctuation and hyphens do not count. Numbers are compared by value
     * ({@code 1,000}, {@code 1 000}, {@code 1000.0} and {@code 1k} are the same, {@code 5} and {@code -5} are not,
     * nor {@code 5} and {@code 5 million}), always with all their digits: {@code 50} is not found in {@code 1.234,50}.
     * A unit after a number may be singular or plural: {@code 14 days} is also found as {@code 14-day}. {@code 5 km} is
     * not found in {@code 5 km/h}. A mention is no claim: {@code 42} is also found in {@code not 42} and
     * {@code at least 42}; what the answer is, checks {@link io.github.junitllm.assertions.answer.AnswerChecks}. A comma
     * with three digits after it groups thousands, as spaces do; a single point, and any other single comma, begins
     * decimals. {@code 1/2} and {@code ½} are numbers; dates and lists are the numbers they are made of; versions and
     * times of day are found only as they are written. Symbols ({@code $}, {@code %}) have to stand where the fact has
     * them. Numbers in words ({@code fourteen}) are not found. The score is the share of facts that are mentioned.
     */
    public static Check<String> mentions(String... facts) {
        return Mentions.all(facts);
    }

    /** The response mentions this number, in any form that {@link #mentions(String...)} knows. */
    public static Check<String> mentionsNumber(BigDecimal number) {
        return mentions(number.toPlainString());
    }

    /** The response mentions none of these facts, in no form that {@link #mentions(String...)} knows. */
    public static Check<String> omits(String... facts) {
        return Mentions.none(facts);
    }

    static String quoted(String... texts) {
        return quoted(List.of(texts));
    }

    static String quoted(List<String> texts) {
        return texts.stream().map(Excerpt::of).collect(Collectors.joining(", "));
    }
}
