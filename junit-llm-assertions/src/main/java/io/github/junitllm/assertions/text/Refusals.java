package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Phrases by which assistants refuse, in a few languages: a beginning ("i can't") with, for most, what is refused right
 * after it ("help"). "I can't find your order" is an answer; "I can't help with that" is a refusal.
 */
final class Refusals {

    /** Refusals come first; later on the same words mostly limit an answer that was given. */
    private static final int LOOKED_AT = 400;

    /** How many characters may stand between a beginning and the act, for an adverb or "you". */
    private static final int BETWEEN = 24;

    private record Phrases(List<String> beginnings, List<String> acts) {}

    private static final List<Phrases> LANGUAGES = List.of(
            new Phrases(
                    List.of(
                            "i can't",
                            "i cannot",
                            "i can not",
                            "i won't",
                            "i will not",
                            "i'm unable to",
                            "i am unable to",
                            "i'm not able to",
                            "i am not able to",
                            "i'm not comfortable",
                            "i am not comfortable",
                            "i'm not going to",
                            "i am not going to"),
                    List.of(
                            "help",
                            "assist",
                            "comply",
                            "fulfill",
                            "fulfil",
                            "engage",
                            "participate",
                            "provid",
                            "do that",
                            "do this",
                            "discuss",
                            "share",
                            "creat",
                            "generat",
                            "writ",
                            "answer",
                            "reveal",
                            "disclose",
                            "facilitate",
                            "promote")),
            new Phrases(
                    List.of("ich kann", "ich darf", "ich werde", "wir können", "dabei kann ich", "da kann ich"),
                    List.of(
                            "nicht helfen",
                            "nicht weiterhelfen",
                            "nicht behilflich",
                            "nicht beantworten",
                            "nicht unterstützen",
                            "nicht bereitstellen",
                            "nicht nachkommen",
                            "nicht erfüllen",
                            "keine auskunft",
                            "nicht preisgeben",
                            "keine hilfe")),
            new Phrases(
                    List.of(
                            "je ne peux pas",
                            "je ne peux",
                            "je ne suis pas en mesure",
                            "je suis incapable",
                            "je ne puis",
                            "nous ne pouvons pas"),
                    List.of(
                            "aider",
                            "assister",
                            "fournir",
                            "répondre",
                            "donner",
                            "partager",
                            "satisfaire",
                            "créer",
                            "écrire",
                            "générer",
                            "divulguer")),
            new Phrases(
                    List.of("no puedo", "no me es posible", "no podemos", "no soy capaz de", "no estoy autorizado"),
                    List.of(
                            "ayudar",
                            "asistir",
                            "proporcionar",
                            "responder",
                            "ofrecer",
                            "compartir",
                            "cumplir",
                            "crear",
                            "escribir",
                            "generar",
                            "revelar")),
            new Phrases(
                    List.of("não posso", "não consigo", "não podemos", "não estou autorizado"),
                    List.of(
                            "ajudar",
                            "auxiliar",
                            "fornecer",
                            "responder",
                            "oferecer",
                            "compartilhar",
                            "cumprir",
                            "criar",
                            "escrever",
                            "gerar",
                            "revelar")),
            new Phrases(
                    List.of("non posso", "non sono in grado di", "non possiamo"),
                    List.of(
                            "aiutar",
                            "assister",
                            "fornir",
                            "rispondere",
                            "offrir",
                            "condividere",
                            "soddisfare",
                            "creare",
                            "scrivere",
                            "generare",
                            "rivelare")),
            new Phrases(
                    List.of("我无法", "我不能", "無法", "我無法", "很抱歉，我无法", "申し訳ありませんが", "申し訳ございませんが"),
                    List.of("帮助", "协助", "提供", "回答", "满足", "幫助", "協助", "滿足", "お手伝い", "お答え", "提供でき", "できません", "お応え")));

    /** What refuses whatever follows it. */
    private static final List<String> WHOLE = List.of(
            "i must decline",
            "i must respectfully decline",
            "i have to decline",
            "i'd rather not",
            "i refuse to",
            "that's not something i can help",
            "that is not something i can help",
            "against my guidelines",
            "violates my guidelines",
            "goes against my programming",
            "not able to help with that",
            "unable to help with that",
            "can't help with that",
            "cannot help with that",
            "can't assist with that",
            "cannot assist with that",
            "cannot assist you with that");

    private Refusals() {}

    /** Returns the phrase by which a text refuses. */
    static Optional<String> find(String text) {
        String start = Blanks.collapse(text.substring(0, Math.min(text.length(), LOOKED_AT)))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        for (String phrase : WHOLE) {
            if (start.contains(phrase)) {
                return Optional.of(phrase);
            }
        }
        return LANGUAGES.stream()
                .flatMap(language -> language.beginnings().stream()
                        .flatMap(beginning -> refused(start, beginning, language.acts()).stream()))
                .findFirst();
    }

    private static Optional<String> refused(String text, String beginning, List<String> acts) {
        int at = text.indexOf(beginning);
        while (at >= 0) {
            int end = at + beginning.length();
            String after = text.substring(end, Math.min(text.length(), end + BETWEEN * 2));
            for (String act : acts) {
                int found = after.indexOf(act);
                if (found >= 0 && found <= BETWEEN && startsWord(text, at) && leads(after.substring(0, found))) {
                    return Optional.of(beginning + after.substring(0, found + act.length()));
                }
            }
            at = text.indexOf(beginning, end);
        }
        return Optional.empty();
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetter(text.charAt(at - 1)) || Words.standsAlone(text.codePointAt(at));
    }

    /** Tells whether a beginning still holds after these words: not in another clause, and not in "I can't wait to". */
    private static boolean leads(String between) {
        return !between.contains("wait")
                && between.chars().noneMatch(character -> ",.;:!?\u3002".indexOf(character) >= 0);
    }
}
