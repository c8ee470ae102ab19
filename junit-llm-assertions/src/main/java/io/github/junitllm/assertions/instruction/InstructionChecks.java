package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Letters;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The 25 verifiable instructions of IFEval (J. Zhou et al., arXiv:2311.07911), as strict checks; see
 * {@link InstructionCheck#loose()} for the loose form. Each decides as the paper's published checker does, apart from
 * what is said at it. Keywords, markers and section names are taken literally, not as regular expressions.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InstructionChecks {

    private static final List<String> ANSWERS = List.of("My answer is yes.", "My answer is no.", "My answer is maybe.");

    private InstructionChecks() {}

    /**
     * Returns the check of an instruction as IFEval's files name it.
     *
     * @param id such as {@code length_constraints:number_words}
     * @param arguments the instruction's {@code kwargs}: {@code num_words}, {@code relation}, ...; those that are null are
     *     as good as absent
     * @throws IllegalArgumentException if there is no such instruction, an argument is missing, of the wrong type or
     *     unknown: the reference draws missing ones at random, which no test can want
     */
    public static InstructionCheck of(String id, Map<String, ?> arguments) {
        return InstructionCatalog.check(id, arguments);
    }

    /** All keywords occur, whatever their case, be it as parts of words. */
    public static InstructionCheck keywords(List<String> keywords) {
        List<String> wanted = Arguments.filled("keywords", keywords);
        return check("keywords:existence", "contain the keywords " + wanted, r -> Keywords.existence(r, wanted));
    }

    /** The keyword occurs so many times, whatever its case, be it as part of words; occurrences do not overlap. */
    public static InstructionCheck keywordFrequency(String keyword, Amount times) {
        String wanted = Arguments.filled("keyword", keyword.strip());
        return check(
                "keywords:frequency",
                "contain \"" + wanted + "\" " + times + " times",
                r -> Keywords.frequency(r, wanted, times));
    }

    /** None of the words occurs as a whole word, whatever its case. */
    public static InstructionCheck forbiddenWords(List<String> words) {
        List<String> forbidden = Arguments.filled("forbidden_words", words);
        return check("keywords:forbidden_words", "contain none of " + forbidden, r -> Keywords.forbidden(r, forbidden));
    }

    /**
     * The letter occurs so many times, whatever its case.
     *
     * @param letter one character; where it is none of a to z, the reference draws a letter at random instead of it
     */
    public static InstructionCheck letterFrequency(String letter, Amount times) {
        String small = Letters.lower(Arguments.filled("letter", letter));
        if (small.codePointCount(0, small.length()) != 1) {
            throw new IllegalArgumentException("letter: \"" + letter + "\" is not one character");
        }
        return check(
                "keywords:letter_frequency",
                "contain the letter " + small + " " + times + " times",
                r -> Keywords.letter(r, small.codePointAt(0), times));
    }

    /**
     * The response is in a language. Where it has too few letters to tell, the check is undecided, and the reference
     * takes it for right.
     *
     * @param code ISO 639-1: {@code de}
     */
    public static InstructionCheck responseLanguage(String code) {
        return check("language:response_language", "be in the language '" + code + "'", r -> Casing.language(r, code));
    }

    /** The response has so many sentences, list numbers such as {@code 1.} being sentences too. */
    public static InstructionCheck sentences(Amount amount) {
        return check(
                "length_constraints:number_sentences",
                "have " + amount.of("sentence", "sentences"),
                r -> Lengths.sentences(r, amount));
    }

    /** The response has exactly so many paragraphs parted by {@code ***}, none of them blank. */
    public static InstructionCheck paragraphs(int exactly) {
        Arguments.notNegative("num_paragraphs", exactly);
        return check(
                "length_constraints:number_paragraphs",
                "have exactly " + exactly + " paragraphs parted by ***",
                r -> Lengths.paragraphs(r, exactly));
    }

    /** The response has so many words: runs of letters, digits and underscores, {@code don't} being two. */
    public static InstructionCheck words(Amount amount) {
        return check(
                "length_constraints:number_words", "have " + amount.of("word", "words"), r -> Lengths.words(r, amount));
    }

    /**
     * The response has exactly so many paragraphs, parted by blank lines, and one begins with a word, whatever its case.
     *
     * @param nth from 1 to {@code paragraphs}
     */
    public static InstructionCheck paragraphBegins(int paragraphs, int nth, String firstWord) {
        if (nth < 1 || nth > paragraphs) {
            throw new IllegalArgumentException("nth_paragraph: " + nth + " is not from 1 to " + paragraphs);
        }
        String wanted = Arguments.filled("first_word", firstWord);
        return check(
                "length_constraints:nth_paragraph_first_word",
                "have exactly " + paragraphs + " paragraphs, the one at " + nth + " beginning with \"" + wanted + "\"",
                r -> Lengths.paragraphBegins(r, paragraphs, nth, wanted));
    }

    /** The response has so many placeholders such as {@code [address]}, or more. */
    public static InstructionCheck placeholders(int atLeast) {
        Arguments.notNegative("num_placeholders", atLeast);
        return check(
                "detectable_content:number_placeholders",
                "have at least " + atLeast + " placeholders in square brackets",
                r -> Formats.placeholders(r, atLeast));
    }

    /**
     * The response has a postscript.
     *
     * @param marker what it begins with, whatever its case; in {@code P.S.} and {@code P.P.S} one blank may follow a point
     */
    public static InstructionCheck postscript(String marker) {
        String wanted = Arguments.filled("postscript_marker", marker.strip());
        return check(
                "detectable_content:postscript",
                "have a postscript that begins with \"" + wanted + "\"",
                r -> Framing.postscript(r, wanted));
    }

    /** The response has exactly so many bullet points: lines that begin with {@code -} or a single {@code *}. */
    public static InstructionCheck bullets(int exactly) {
        Arguments.notNegative("num_bullets", exactly);
        return check(
                "detectable_format:number_bullet_lists",
                "have exactly " + exactly + " bullet points",
                r -> Formats.bullets(r, exactly));
    }

    /** The response contains one of IFEval's three answers: {@code My answer is yes.}, no, or maybe. */
    public static InstructionCheck constrainedResponse() {
        return constrainedResponse(ANSWERS);
    }

    /** The response contains one of the options, word for word. */
    public static InstructionCheck constrainedResponse(List<String> options) {
        List<String> allowed = Arguments.filled("options", options);
        return check(
                "detectable_format:constrained_response", "contain one of " + allowed, r -> Framing.oneOf(r, allowed));
    }

    /** The response has so many passages {@code *highlighted*} or {@code **highlighted**}, or more. */
    public static InstructionCheck highlights(int atLeast) {
        Arguments.notNegative("num_highlights", atLeast);
        return check(
                "detectable_format:number_highlighted_sections",
                "have at least " + atLeast + " highlighted passages",
                r -> Formats.highlights(r, atLeast));
    }

    /**
     * The response has so many sections, or more.
     *
     * @param splitter what stands in front of a section's number: {@code Section}; its case matters
     */
    public static InstructionCheck sections(String splitter, int atLeast) {
        Arguments.notNegative("num_sections", atLeast);
        String wanted = Arguments.filled("section_spliter", splitter.strip());
        return check(
                "detectable_format:multiple_sections",
                "have at least " + atLeast + " sections that begin with \"" + wanted + "\" and a number",
                r -> Formats.sections(r, wanted, atLeast));
    }

    /** The whole response is JSON, be it in a fenced block; {@code NaN}, which the reference lets pass, is none. */
    public static InstructionCheck json() {
        return check("detectable_format:json_format", "be JSON", Framing::json);
    }

    /** The response has a title such as {@code <<poem of joy>>}. */
    public static InstructionCheck title() {
        return check("detectable_format:title", "have a title in << and >>", Formats::title);
    }

    /** The response is two different answers, parted by {@code ******}. */
    public static InstructionCheck twoResponses() {
        return check("combination:two_responses", "be two different responses parted by ******", Framing::twoResponses);
    }

    /** The response begins with the request, whatever its case. */
    public static InstructionCheck repeats(String request) {
        String wanted = Arguments.filled("prompt_to_repeat", request);
        return check("combination:repeat_prompt", "begin with the request", r -> Framing.repeats(r, wanted));
    }

    /** The response ends with the phrase, whatever its case; double quotes may follow. */
    public static InstructionCheck endsWith(String phrase) {
        String wanted = Arguments.filled("end_phrase", phrase);
        return check("startend:end_checker", "end with \"" + wanted + "\"", r -> Framing.endsWith(r, wanted));
    }

    /** The whole response stands in double quotes. */
    public static InstructionCheck quoted() {
        return check("startend:quotation", "stand in double quotes", Framing::quoted);
    }

    /** So many words of the response are in capitals, as tokens of the Penn Treebank: {@code DON'T} is two. */
    public static InstructionCheck capitalWords(Amount amount) {
        return check(
                "change_case:capital_word_frequency",
                "have " + amount.of("word", "words") + " in capitals",
                r -> Casing.capitalWords(r, amount));
    }

    /** The response is English, and every letter of it a capital. */
    public static InstructionCheck englishCapitals() {
        return check("change_case:english_capital", "be English in capital letters", Casing::englishCapitals);
    }

    /** The response is English, and no letter of it a capital. */
    public static InstructionCheck englishLowercase() {
        return check("change_case:english_lowercase", "be English in small letters", Casing::englishSmall);
    }

    /** The response has no comma. */
    public static InstructionCheck noComma() {
        return check("punctuation:no_comma", "have no comma", Framing::noComma);
    }

    private static InstructionCheck check(String id, String description, Function<String, CheckResult> rule) {
        return new InstructionCheck(id, description, rule);
    }
}
