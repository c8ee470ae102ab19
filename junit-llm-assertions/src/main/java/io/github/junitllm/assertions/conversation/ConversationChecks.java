package io.github.junitllm.assertions.conversation;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.EachOf;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.golden.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Checks of a conversation: messages in the order in which they were written. An answer is a message of the assistant with
 * a text; one that only calls tools is none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConversationChecks {

    private static final Pattern QUESTION = Pattern.compile("[^.!?\\n\u3002\uFF1F\uFF01]*+[?\uFF1F]");

    private ConversationChecks() {}

    /** The user took so many turns. */
    public static Check<List<Message>> turns(Amount amount) {
        return Check.of("have " + amount.of("turn", "turns"), conversation -> {
            long turns = conversation.stream()
                    .filter(message -> message.role().equals("user"))
                    .count();
            return CheckResult.of(amount.contains(turns), "the user took " + turns + (turns == 1 ? " turn" : " turns"));
        });
    }

    /** The last message is an answer: nobody is left waiting, and no tool call is open. */
    public static Check<List<Message>> endsWithAnAnswer() {
        return Check.of("end with an answer", conversation -> {
            if (conversation.isEmpty()) {
                return CheckResult.fail("it has no messages");
            }
            Message last = conversation.get(conversation.size() - 1);
            return CheckResult.of(
                    isAnswer(last), "it ends with the " + last.role() + ": " + Excerpt.of(last.content()));
        });
    }

    /** Every answer passes the check. Undecided without answers. The score is the mean of theirs. */
    public static Check<List<Message>> everyAnswer(Check<? super String> check) {
        EachOf<String> each = new EachOf<>("answer", check);
        return as(
                check,
                "have only answers that would " + check.description(),
                conversation -> each.in(
                        answers(conversation).stream().map(Message::content).toList()));
    }

    /** One answer or more passes the check. Undecided without answers. The score is the highest of theirs. */
    public static Check<List<Message>> anyAnswer(Check<? super String> check) {
        return as(check, "have an answer that would " + check.description(), conversation -> {
            List<Message> answers = answers(conversation);
            CheckResult best = null;
            int where = 0;
            for (int i = 0; i < answers.size(); i++) {
                CheckResult result = check.check(answers.get(i).content());
                boolean better = best == null
                        || (result.passed() && !best.passed())
                        || (result.passed() == best.passed() && result.score() > best.score());
                best = better ? result : best;
                where = better ? i + 1 : where;
            }
            if (best == null) {
                throw new IllegalStateException("answers() gives at least one");
            }
            return new CheckResult(best.passed(), best.score(), "answer " + where + ": " + best.reason(), null, null);
        });
    }

    /** The last answer passes the check. Undecided without answers. */
    public static Check<List<Message>> lastAnswer(Check<? super String> check) {
        return as(check, "have a last answer that would " + check.description(), conversation -> {
            List<Message> answers = answers(conversation);
            CheckResult result = check.check(answers.get(answers.size() - 1).content());
            return new CheckResult(result.passed(), result.score(), "the last answer: " + result.reason(), null, null);
        });
    }

    /**
     * No question occurs in two answers: who was told does not ask again. Questions are compared word by word; case and
     * punctuation do not count. Undecided without answers.
     */
    public static Check<List<Message>> asksNothingTwice() {
        return Check.of("ask nothing twice", conversation -> {
            Map<String, Integer> asked = new HashMap<>();
            List<Message> answers = answers(conversation);
            for (int i = 0; i < answers.size(); i++) {
                for (String question : questions(answers.get(i).content())) {
                    Integer before = asked.putIfAbsent(words(question), i + 1);
                    if (before != null && before != i + 1) {
                        return CheckResult.fail(
                                "answers " + before + " and " + (i + 1) + " both ask " + Excerpt.of(question));
                    }
                }
            }
            return CheckResult.pass("no question occurs in two answers");
        });
    }

    private static Check<List<Message>> as(
            Check<?> check, String description, Function<List<Message>, CheckResult> function) {
        Check<List<Message>> made = Check.of(description, function);
        return check.isConfidential() ? made.confidential() : made;
    }

    private static List<String> questions(String answer) {
        List<String> questions = new ArrayList<>();
        Matcher question = QUESTION.matcher(answer);
        while (question.find()) {
            if (!words(question.group()).isEmpty()) {
                questions.add(question.group().strip());
            }
        }
        return questions;
    }

    private static String words(String question) {
        return Letters.lower(question).replaceAll("[^\\p{L}\\p{N}]++", " ").strip();
    }

    private static List<Message> answers(List<Message> conversation) {
        List<Message> answers =
                conversation.stream().filter(ConversationChecks::isAnswer).toList();
        if (answers.isEmpty()) {
            throw new UndecidedException("there is no answer of the assistant among " + conversation.size()
                    + " messages, so nothing can be said of answers");
        }
        return answers;
    }

    private static boolean isAnswer(Message message) {
        return message.role().equals("assistant") && !message.content().isBlank();
    }
}
