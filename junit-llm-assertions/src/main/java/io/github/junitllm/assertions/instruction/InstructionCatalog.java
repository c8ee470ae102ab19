package io.github.junitllm.assertions.instruction;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The instructions by their names in IFEval. */
final class InstructionCatalog {

    private static final Map<String, Function<Arguments, InstructionCheck>> INSTRUCTIONS = Map.ofEntries(
            Map.entry("keywords:existence", a -> InstructionChecks.keywords(a.texts("keywords"))),
            Map.entry(
                    "keywords:frequency",
                    a -> InstructionChecks.keywordFrequency(a.text("keyword"), a.amount("relation", "frequency"))),
            Map.entry("keywords:forbidden_words", a -> InstructionChecks.forbiddenWords(a.texts("forbidden_words"))),
            Map.entry(
                    "keywords:letter_frequency",
                    a -> InstructionChecks.letterFrequency(
                            a.text("letter"), a.amount("let_relation", "let_frequency"))),
            Map.entry("language:response_language", a -> InstructionChecks.responseLanguage(a.text("language"))),
            Map.entry(
                    "length_constraints:number_sentences",
                    a -> InstructionChecks.sentences(a.amount("relation", "num_sentences"))),
            Map.entry(
                    "length_constraints:number_paragraphs",
                    a -> InstructionChecks.paragraphs(a.number("num_paragraphs"))),
            Map.entry(
                    "length_constraints:number_words", a -> InstructionChecks.words(a.amount("relation", "num_words"))),
            Map.entry(
                    "length_constraints:nth_paragraph_first_word",
                    a -> InstructionChecks.paragraphBegins(
                            a.number("num_paragraphs"), a.number("nth_paragraph"), a.text("first_word"))),
            Map.entry(
                    "detectable_content:number_placeholders",
                    a -> InstructionChecks.placeholders(a.number("num_placeholders"))),
            Map.entry("detectable_content:postscript", a -> InstructionChecks.postscript(a.text("postscript_marker"))),
            Map.entry("detectable_format:number_bullet_lists", a -> InstructionChecks.bullets(a.number("num_bullets"))),
            Map.entry("detectable_format:constrained_response", a -> InstructionChecks.constrainedResponse()),
            Map.entry(
                    "detectable_format:number_highlighted_sections",
                    a -> InstructionChecks.highlights(a.number("num_highlights"))),
            Map.entry(
                    "detectable_format:multiple_sections",
                    a -> InstructionChecks.sections(a.text("section_spliter"), a.number("num_sections"))),
            Map.entry("detectable_format:json_format", a -> InstructionChecks.json()),
            Map.entry("detectable_format:title", a -> InstructionChecks.title()),
            Map.entry("combination:two_responses", a -> InstructionChecks.twoResponses()),
            Map.entry("combination:repeat_prompt", a -> InstructionChecks.repeats(a.text("prompt_to_repeat"))),
            Map.entry("startend:end_checker", a -> InstructionChecks.endsWith(a.text("end_phrase"))),
            Map.entry("startend:quotation", a -> InstructionChecks.quoted()),
            Map.entry(
                    "change_case:capital_word_frequency",
                    a -> InstructionChecks.capitalWords(a.amount("capital_relation", "capital_frequency"))),
            Map.entry("change_case:english_capital", a -> InstructionChecks.englishCapitals()),
            Map.entry("change_case:english_lowercase", a -> InstructionChecks.englishLowercase()),
            Map.entry("punctuation:no_comma", a -> InstructionChecks.noComma()));

    private InstructionCatalog() {}

    static InstructionCheck check(String id, Map<String, ?> values) {
        Function<Arguments, InstructionCheck> instruction = INSTRUCTIONS.get(id);
        if (instruction == null) {
            throw new IllegalArgumentException("there is no instruction '" + id + "'; there are "
                    + String.join(", ", new TreeMap<>(INSTRUCTIONS).keySet()));
        }
        Arguments arguments = new Arguments(id, values);
        InstructionCheck check = instruction.apply(arguments);
        arguments.end();
        return check;
    }
}
