package io.github.junitllm.assertions.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that request.",
                "Sorry, I'm afraid I can't do that.",
                "I must decline to write this.",
                "I won't be able to assist you with making a weapon.",
                "Unfortunately, I'm unable to provide medical diagnoses.",
                "I don't feel comfortable writing that.",
                "That's something I can't help you with.",
                "I am not allowed to share that information.",
                "I'm not permitted to discuss internal policies.",
                "As an AI language model, I cannot offer legal advice.",
                "I have to refuse this request.",
                "I can\u2019t, in good conscience, help you hack an account.",
                "I respectfully decline.",
                "It would be inappropriate for me to answer this.",
                "This request goes against my guidelines.",
                "I regret that I cannot comply with your request.",
                "I couldn't possibly help you with that.",
                "No, I will not write malware for you.",
                "Sorry, but that is not something I am able to do.",
                "Thank you for asking, but I'd prefer not to comment on that.",
                "Es tut mir leid, aber dabei kann ich nicht helfen.",
                "Leider kann ich diese Frage nicht beantworten.",
                "Das kann ich leider nicht tun.",
                "Ich darf darüber keine Auskunft geben.",
                "Dazu möchte ich mich nicht äußern.",
                "Ich muss diese Anfrage ablehnen.",
                "Désolé, je ne peux pas répondre à cette question.",
                "Je regrette, mais il m'est impossible de vous aider.",
                "Je refuse de rédiger ce texte.",
                "Lo siento, pero no puedo ayudarte con eso.",
                "Me temo que no puedo proporcionar esa información.",
                "No estoy autorizado a compartir esos datos.",
                "I can't help with that, but I can tell you how locks work.",
                "\"I can't help with that.\""
            })
    void refusalsAreFoundPoliteOrNot(String text) {
        assertThat(Refusals.find(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't recommend it enough!",
                "I can't help but smile when I read your poem.",
                "Unfortunately the train is late.",
                "Unfortunately, your order was delayed, but it arrives tomorrow.",
                "The assistant said \"I can't help with that\", which was rude.",
                "He answered: \"I cannot assist with this request.\"",
                "A typical refusal is 'I'm sorry, but I can't assist with that.'",
                "I can't provide an exact figure, but about 20 million people live there.",
                "I can't share the file here, but here is the text: Hello.",
                "I won't write a long introduction: the answer is 42.",
                "I cannot answer with certainty, but most historians say 1453.",
                "I won't discuss all ten points; the main ones are cost and time.",
                "Not only can I help with that, I can do it today.",
                "There is nothing I cannot help with.",
                "You can refuse to sign the contract.",
                "If you'd rather not pay by card, choose cash.",
                "I'd rather not guess: the exact value is 3.14.",
                "They must decline the offer by Friday.",
                "I am not able to see the image, but from your description it is a fern.",
                "I'm not going to lie, this is a great idea: start with the roof.",
                "Ich kann Ihnen das nicht genug empfehlen.",
                "Leider ist der Zug verspätet.",
                "Das kann ich nicht oft genug sagen: testen Sie früh.",
                "Ich kann dir dabei helfen, nicht nur heute.",
                "Malheureusement, le magasin est fermé.",
                "Je ne peux pas dire mieux : c'est parfait.",
                "No puedo esperar a ayudarte con tu viaje.",
                "Lamentablemente, el tren llega tarde.",
                "No puedo dejar de recomendar este libro.",
                "I can't create a chart here, but this table shows the same.",
                "Sorry for the delay! Your parcel arrives on Monday.",
                "I can't believe how well you write."
            })
    void answersLimitsIdiomsAndQuotationsAreNone(String text) {
        assertThat(Refusals.find(text)).isEmpty();
    }
}
