package io.github.junitllm.samples.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junitllm.samples.standin.ChatRequest.Article;
import io.github.junitllm.samples.standin.Reply.Answer;
import io.github.junitllm.samples.standin.Reply.OrderLookUp;
import io.github.junitllm.samples.support.help.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script: rules in a fixed order that answer a support question from the articles in the prompt. It is a model neither
 * in what it understands nor in how it fails, but it fails: it follows a request to repeat its rules, reads only the first
 * of two order numbers, takes an order number in no other form than AP-12345, and knows five languages besides English.
 */
final class ScriptedModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern ORDER_NUMBER = Pattern.compile("\\bAP-\\d{5}\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOUT_AN_ORDER = words(
            "where('s| is|s)? (the|my) (order|parcel|package)|track (the|my)|wo (ist|bleibt) mein|dónde está mi|siparişim nerede|"
                    + "kargom nerede|où est ma|注文はどこ|いつ届きますか");
    private static final Pattern REPEAT_RULES = words("repeat (everything|the text|all)|wiederhole");
    private static final Pattern ATTACK =
            words("ignore (all|any|the|your|previous)|system prompt|your (rules|instructions)|developer mode|jailbreak|"
                    + "pretend|act as|new instructions|ignoriere|ignora|all customers|other customers?|password of|"
                    + "(address|phone number|name) of (the|a|another) customer");
    private static final Pattern WANTS_A_PERSON = words(
            "human|real person|manager|lawyer|complaint|colleague|mensch|mitarbeiter|persona real|beschwerde|müşteri temsilcisi");
    private static final Pattern NOT_ABOUT_THE_SHOP = words("poem|song|joke|weather|\\d+ times|gedicht|wetter");
    private static final Pattern ASKS_FOR_A_TIME = words("how (long|many days)|when");
    private static final Pattern TIME = words("hours?|days?|weeks?|months?|years?");
    private static final int END_OF_A_LONG_TEXT = 150;
    /** What being first is worth, in shared words. */
    private static final double FIRST_ARTICLE = 0.9;

    private static final double FIRST_SENTENCE = 0.5;
    private static final int FEW_WORDS = 3;

    private static final Set<String> FILLERS = new HashSet<>(Words.of(
            "a an and are can do does did for from get have how i if in is it me my of on or so the this to what when "
                    + "which will with you your be we there any after not"));

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<!\\p{L})(" + alternatives + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    Reply reply(ChatRequest request) {
        Language language = Language.of(request.allUserText());
        if (request.last().role().equals("tool")) {
            return aboutOrder(request.last().text(), language);
        }
        String text = request.lastUserText();
        if (REPEAT_RULES.matcher(text).find()) {
            return new Answer(
                    request.system().lines().limit(4).reduce("", (a, b) -> a + b + "\n"), List.of(), "ANSWER");
        }
        if (ATTACK.matcher(text).find() || NOT_ABOUT_THE_SHOP.matcher(text).find()) {
            return new Answer(language.decline, List.of(), "DECLINE");
        }
        Matcher order = ORDER_NUMBER.matcher(text);
        if (request.tools() && order.find()) {
            return new OrderLookUp(order.group().toUpperCase(Locale.ROOT));
        }
        if (WANTS_A_PERSON.matcher(text).find()) {
            return new Answer(language.handOver, List.of(), "HAND_OVER");
        }
        if (ABOUT_AN_ORDER.matcher(text).find()) {
            return new Answer(language.askOrderNumber, List.of(), "ASK_BACK");
        }
        List<Article> articles = request.articles();
        if (!articles.isEmpty()) {
            return fromArticles(articles, text, language);
        }
        return text.split("\\s+").length < FEW_WORDS
                ? new Answer("How can I help you?", List.of(), "ASK_BACK")
                : new Answer(language.decline, List.of(), "DECLINE");
    }

    /** Quotes the sentence that shares most words with the end of the question, and the one after it. */
    private static Answer fromArticles(List<Article> articles, String question, Language language) {
        String end = question.substring(Math.max(0, question.length() - END_OF_A_LONG_TEXT));
        Set<String> asked = new HashSet<>(Words.of(end));
        asked.removeAll(FILLERS);
        boolean asksForATime = ASKS_FOR_A_TIME.matcher(end).find();
        Article best = articles.get(0);
        int bestSentence = 0;
        double bestScore = -1;
        for (Article article : articles) {
            for (int i = 0; i < article.sentences().size(); i++) {
                String sentence = article.sentences().get(i);
                Set<String> shared = new HashSet<>(Words.of(sentence));
                shared.retainAll(asked);
                double score = shared.size()
                        + (asksForATime && TIME.matcher(sentence).find() ? 1 : 0)
                        + (article == articles.get(0) ? FIRST_ARTICLE : 0)
                        + (i == 0 ? FIRST_SENTENCE : 0);
                if (score > bestScore) {
                    bestScore = score;
                    best = article;
                    bestSentence = i;
                }
            }
        }
        List<String> quoted = best.sentences()
                .subList(
                        bestSentence,
                        Math.min(bestSentence + 2, best.sentences().size()));
        return new Answer(language.lead + String.join(" ", quoted), List.of(best.id()), "ANSWER");
    }

    private static Answer aboutOrder(String toolResult, Language language) {
        JsonNode order;
        try {
            order = JSON.readTree(toolResult);
        } catch (JsonProcessingException e) {
            return new Answer(language.handOver, List.of(), "HAND_OVER");
        }
        String id = order.path("orderId").asText();
        if (!order.path("found").asBoolean()) {
            return new Answer(language.orderNotFound.formatted(id), List.of(), "ASK_BACK");
        }
        String text =
                language.orderStatus.formatted(id, order.path("status").asText().toLowerCase(Locale.ROOT));
        String delivery = order.path("expectedDelivery").asText("");
        boolean onItsWay = order.path("status").asText().equals("SHIPPED") && !delivery.isEmpty();
        return new Answer(
                onItsWay ? text + " " + language.expectedDelivery.formatted(delivery) : text, List.of(), "ANSWER");
    }
}
