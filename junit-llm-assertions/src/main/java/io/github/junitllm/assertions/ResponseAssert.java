package io.github.junitllm.assertions;

import io.github.junitllm.assertions.answer.AnswerChecks;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.assertions.guard.secret.Secrets;
import io.github.junitllm.assertions.instruction.InstructionCheck;
import io.github.junitllm.assertions.instruction.InstructionChecks;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.similarity.EmbeddingModel;
import io.github.junitllm.assertions.similarity.SimilarityChecks;
import io.github.junitllm.assertions.structure.JsonChecks;
import io.github.junitllm.assertions.text.Ignoring;
import io.github.junitllm.assertions.text.ReadingScale;
import io.github.junitllm.assertions.text.TextChecks;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the text of a response. Each is a check, said to be so of the response; the semantics stand at the
 * check. {@link #not()} negates the next one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ResponseAssert extends CheckAssert<ResponseAssert, String> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    // AssertJ reports a null subject itself, at the first assertion.
    @SuppressWarnings("NullAway")
    public ResponseAssert(@Nullable CharSequence response) {
        super(response == null ? null : response.toString(), ResponseAssert.class);
    }

    @Override
    protected String subject() {
        return "the response";
    }

    // ---- comparison with given text ----

    /**
     * Verifies that the response is this text, character by character; see {@link TextChecks#equalTo(String)}.
     *
     * @param expected its text, see {@link Object#toString()}
     */
    @Override
    public ResponseAssert isEqualTo(Object expected) {
        return passes(TextChecks.equalTo(String.valueOf(expected)));
    }

    /** Verifies that the response is not this text. */
    @Override
    public ResponseAssert isNotEqualTo(Object other) {
        return passes(TextChecks.equalTo(String.valueOf(other)).not());
    }

    /** Verifies that the response is this text but for some differences. */
    public ResponseAssert isEqualToIgnoring(String expected, Ignoring... differences) {
        return passes(TextChecks.ignoring(differences).equalTo(expected));
    }

    /** Verifies that the response contains every one of the pieces. */
    public ResponseAssert contains(String... pieces) {
        return passes(TextChecks.containsAll(pieces));
    }

    /** Verifies that the response contains this piece but for some differences. */
    public ResponseAssert containsIgnoring(String piece, Ignoring... differences) {
        return passes(TextChecks.ignoring(differences).containsAll(piece));
    }

    /** Verifies that the response contains at least one of the pieces. */
    public ResponseAssert containsAnyOf(String... pieces) {
        return passes(TextChecks.containsAny(pieces));
    }

    /** Verifies that the response contains none of the pieces. */
    public ResponseAssert doesNotContain(String... pieces) {
        return passes(TextChecks.containsNone(pieces));
    }

    /** Verifies that the response contains the pieces one after the other, with anything between them. */
    public ResponseAssert containsInOrder(String... pieces) {
        return passes(TextChecks.containsInOrder(pieces));
    }

    /** Verifies that the response starts with this text. */
    public ResponseAssert startsWith(String start) {
        return passes(TextChecks.startsWith(start));
    }

    /** Verifies that the response ends with this text. */
    public ResponseAssert endsWith(String end) {
        return passes(TextChecks.endsWith(end));
    }

    /** Verifies that the whole response matches the pattern; see {@link TextChecks#matching(Pattern)} for its bound. */
    public ResponseAssert matches(Pattern pattern) {
        return passes(TextChecks.matching(pattern));
    }

    /** Verifies that the pattern matches somewhere in the response; see {@link TextChecks#matching(Pattern)}. */
    public ResponseAssert containsPattern(Pattern pattern) {
        return passes(TextChecks.containing(pattern));
    }

    // ---- facts ----

    /** Verifies that the response mentions each of these facts; see {@link TextChecks#mentions(String...)}. */
    public ResponseAssert mentions(String... facts) {
        return passes(TextChecks.mentions(facts));
    }

    /** Verifies that the response mentions this number, in whatever form. */
    public ResponseAssert mentionsNumber(BigDecimal number) {
        return passes(TextChecks.mentionsNumber(number));
    }

    /** Verifies that the response mentions this number, in whatever form. */
    public ResponseAssert mentionsNumber(long number) {
        return mentionsNumber(BigDecimal.valueOf(number));
    }

    /** Verifies that the response mentions none of these facts. */
    public ResponseAssert omits(String... facts) {
        return passes(TextChecks.omits(facts));
    }

    // ---- similarity to a reference ----

    /** Verifies that the response is like a reference in its characters; see {@link SimilarityChecks#levenshtein}. */
    public ResponseAssert isSimilarTo(String reference, double atLeast) {
        return passes(SimilarityChecks.levenshtein(reference, atLeast));
    }

    /** Verifies that the response means what a reference means; see {@link SimilarityChecks#embedding}. */
    public ResponseAssert isSimilarTo(String reference, EmbeddingModel model, double atLeast) {
        return passes(SimilarityChecks.embedding(model, reference, atLeast));
    }

    /** Verifies that the response shares words with a reference; see {@link SimilarityChecks#tokenF1}. */
    public ResponseAssert hasTokenF1(String reference, double atLeast) {
        return passes(SimilarityChecks.tokenF1(reference, atLeast));
    }

    /** Verifies that the response shares words in order with a reference; see {@link SimilarityChecks#rougeL}. */
    public ResponseAssert hasRougeL(String reference, double atLeast) {
        return passes(SimilarityChecks.rougeL(reference, atLeast));
    }

    /** Verifies that the response is like a reference translation; see {@link SimilarityChecks#bleu}. */
    public ResponseAssert hasBleu(String reference, double atLeast) {
        return passes(SimilarityChecks.bleu(reference, atLeast));
    }

    /** Verifies that the response is like a reference translation, in any script; see {@link SimilarityChecks#chrf}. */
    public ResponseAssert hasChrf(String reference, double atLeast) {
        return passes(SimilarityChecks.chrf(reference, atLeast));
    }

    // ---- length ----

    /** Verifies that the response has so many characters (code points). */
    public ResponseAssert hasLength(Amount amount) {
        return passes(TextChecks.length(amount));
    }

    /** Verifies that the response has so many words; see {@link TextChecks#words(Amount)}. */
    public ResponseAssert hasWords(Amount amount) {
        return passes(TextChecks.words(amount));
    }

    /** Verifies that the response has so many sentences; see {@link TextChecks#sentences(Amount)}. */
    public ResponseAssert hasSentences(Amount amount) {
        return passes(TextChecks.sentences(amount));
    }

    /** Verifies that the response has so many lines that are not blank. */
    public ResponseAssert hasLines(Amount amount) {
        return passes(TextChecks.lines(amount));
    }

    /** Verifies that the response has so many paragraphs, parted by blank lines. */
    public ResponseAssert hasParagraphs(Amount amount) {
        return passes(TextChecks.paragraphs(amount));
    }

    // ---- language ----

    /** Verifies that the response is in a language; see {@link TextChecks#inLanguage(String)} for the library it needs. */
    public ResponseAssert isInLanguage(String code) {
        return passes(TextChecks.inLanguage(code));
    }

    /** Verifies that all letters of the response belong to these scripts. */
    public ResponseAssert isInScript(UnicodeScript... scripts) {
        return passes(TextChecks.inScript(scripts));
    }

    /** Verifies that the response is as hard to read as this, both ends included. */
    public ResponseAssert hasReadingLevel(ReadingScale scale, double min, double max) {
        return passes(TextChecks.readingLevel(scale, min, max));
    }

    // ---- habits of models ----

    /** Verifies that nothing is left over of a template or a draft; see {@link TextChecks#noLeftovers()}. */
    public ResponseAssert hasNoLeftovers() {
        return passes(TextChecks.noLeftovers());
    }

    /** Verifies that the response is not stuck in a loop; see {@link TextChecks#noRepetitionLoop()}. */
    public ResponseAssert hasNoRepetitionLoop() {
        return passes(TextChecks.noRepetitionLoop());
    }

    /** Verifies that the response refuses; see {@link TextChecks#refusal()}. */
    public ResponseAssert refuses() {
        return passes(TextChecks.refusal());
    }

    /** Verifies that the response does not refuse; see {@link TextChecks#refusal()}. */
    public ResponseAssert doesNotRefuse() {
        return passes(TextChecks.noRefusal());
    }

    // ---- instructions ----

    /** Verifies that the response follows an instruction, strictly; see {@link InstructionChecks}. */
    public ResponseAssert follows(InstructionCheck instruction) {
        return passes(instruction);
    }

    /** Verifies that the response, or a variant of it, follows an instruction; see {@link InstructionCheck#loose()}. */
    public ResponseAssert followsLoosely(InstructionCheck instruction) {
        return passes(instruction.loose());
    }

    /** Verifies that the response follows an instruction as IFEval's files name it, strictly. */
    public ResponseAssert follows(String id, Map<String, ?> arguments) {
        return passes(InstructionChecks.of(id, arguments));
    }

    // ---- the final answer ----

    /** Verifies that the final answer is this number, in whatever form; see {@link AnswerChecks#number(long)}. */
    public ResponseAssert answers(long number) {
        return passes(AnswerChecks.number(number));
    }

    /** Verifies that the final answer is this number, which may have a unit; see {@link AnswerChecks#number(String)}. */
    public ResponseAssert answers(String number) {
        return passes(AnswerChecks.number(number));
    }

    /** Verifies that the final answer is this date; see {@link AnswerChecks#date(LocalDate)}. */
    public ResponseAssert answers(LocalDate date) {
        return passes(AnswerChecks.date(date));
    }

    /** Verifies that this letter is chosen; see {@link AnswerChecks#choice(char)}. */
    public ResponseAssert chooses(char letter) {
        return passes(AnswerChecks.choice(letter));
    }

    // ---- JSON ----

    /** Verifies that the whole response is JSON; see {@link JsonChecks#isJson()}. */
    public ResponseAssert isJson() {
        return passes(JsonChecks.isJson());
    }

    /** Verifies that there is JSON in the response, alone, fenced or in prose; see {@link JsonChecks#holdsJson()}. */
    public ResponseAssert holdsJson() {
        return passes(JsonChecks.holdsJson());
    }

    /** Verifies that the JSON of the response fits a schema, {@code format} included; see {@link JsonChecks#matchesSchema(String)}. */
    public ResponseAssert matchesJsonSchema(String schema) {
        return passes(JsonChecks.matchesSchema(schema));
    }

    /** Verifies that the JSON of the response has a value at a path; see {@link JsonChecks#hasPath(String, Object)}. */
    public ResponseAssert hasJsonPath(String path, @Nullable Object expected) {
        return passes(JsonChecks.hasPath(path, expected));
    }

    /** Verifies that the JSON of the response equals another; see {@link JsonChecks#equalsJson(String)}. */
    public ResponseAssert equalsJson(String expected) {
        return passes(JsonChecks.equalsJson(expected));
    }

    // ---- guardrails ----

    /** Verifies that a guardrail finds nothing in the response; see {@link GuardChecks#clean(Guardrail)}. */
    public ResponseAssert isCleanOf(Guardrail guardrail) {
        return passes(GuardChecks.clean(guardrail));
    }

    /** Verifies that no personal data is in the response; see {@link PersonalData#all()}. */
    public ResponseAssert leaksNoPersonalData() {
        return isCleanOf(PersonalData.all());
    }

    /** Verifies that no key, token or password is in the response; see {@link Secrets#all()}. */
    public ResponseAssert leaksNoSecrets() {
        return isCleanOf(Secrets.all());
    }
}
