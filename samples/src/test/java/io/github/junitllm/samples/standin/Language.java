package io.github.junitllm.samples.standin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The languages of the script's set phrases. What it quotes from an article stays English. */
enum Language {
    GERMAN(
            "ich|mein|meine|meinen|mir|wie|ist|und|bitte|kann|nicht|das|die|der|wann|wo|habe|gibt",
            "Laut unserer Hilfe: ",
            "Bitte nennen Sie mir Ihre Bestellnummer, zum Beispiel AP-12345.",
            "Bestellung %s: Status %s.",
            "Voraussichtliche Lieferung: %s.",
            "Ich finde keine Bestellung %s in Ihrem Konto.",
            "Dabei kann ich nicht helfen, ich beantworte nur Fragen zu unserem Shop.",
            "Ich gebe das an eine Kollegin weiter."),
    SPANISH(
            "el|los|mi|mis|cuánto|cuántos|días|cuanto|puedo|cómo|como|qué|que|dónde|está|tengo|para|quiero|una",
            "Según nuestra ayuda: ",
            "Indíqueme por favor su número de pedido, por ejemplo AP-12345.",
            "Pedido %s: estado %s.",
            "Entrega prevista: %s.",
            "No encuentro ningún pedido %s en su cuenta.",
            "No puedo ayudar con eso, solo respondo preguntas sobre nuestra tienda.",
            "Paso su consulta a una compañera."),
    FRENCH(
            "je|mon|ma|mes|est|combien|puis|comment|quel|quelle|les|des|vous|pour|une|où",
            "Selon notre aide : ",
            "Merci de m'indiquer votre numéro de commande, par exemple AP-12345.",
            "Commande %s : statut %s.",
            "Livraison prévue : %s.",
            "Je ne trouve pas de commande %s dans votre compte.",
            "Je ne peux pas vous aider pour cela, je réponds aux questions sur notre boutique.",
            "Je transmets votre demande à une collègue."),
    TURKISH(
            "bir|ne|nasıl|mi|mı|için|kaç|gün|var|benim|nerede|istiyorum|edebilir|miyim|siparişim",
            "Yardım sayfamıza göre: ",
            "Lütfen sipariş numaranızı yazın, örneğin AP-12345.",
            "%s numaralı sipariş: durum %s.",
            "Tahmini teslimat: %s.",
            "Hesabınızda %s numaralı bir sipariş bulamıyorum.",
            "Bu konuda yardımcı olamam, yalnızca mağazamızla ilgili soruları yanıtlıyorum.",
            "Talebinizi bir çalışanımıza iletiyorum."),
    JAPANESE(
            "",
            "ヘルプによると: ",
            "ご注文番号(例: AP-12345)を教えてください。",
            "ご注文 %s の状況: %s。",
            "お届け予定日: %s。",
            "お客様のアカウントにご注文 %s は見つかりません。",
            "当店に関するご質問にのみお答えしています。",
            "担当者におつなぎします。"),
    ENGLISH(
            "",
            "",
            "Could you tell me your order number, such as AP-12345?",
            "Order %s has the status %s.",
            "It should arrive on %s.",
            "I cannot find an order %s on your account.",
            "I cannot help with that; I answer questions about our shop.",
            "I do not have that information and am passing this on to a colleague.");

    private static final Pattern KANA = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}]");

    private final List<String> markers;
    final String lead;
    final String askOrderNumber;
    final String orderStatus;
    final String expectedDelivery;
    final String orderNotFound;
    final String decline;
    final String handOver;

    Language(
            String markers,
            String lead,
            String askOrderNumber,
            String orderStatus,
            String expectedDelivery,
            String orderNotFound,
            String decline,
            String handOver) {
        this.markers = markers.isEmpty() ? List.of() : List.of(markers.split("\\|"));
        this.lead = lead;
        this.askOrderNumber = askOrderNumber;
        this.orderStatus = orderStatus;
        this.expectedDelivery = expectedDelivery;
        this.orderNotFound = orderNotFound;
        this.decline = decline;
        this.handOver = handOver;
    }

    /** Finds the language by its commonest words; English unless another one has two of them. */
    static Language of(String text) {
        if (KANA.matcher(text).find()) {
            return JAPANESE;
        }
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
        Language best = ENGLISH;
        long most = 1;
        for (Language language : values()) {
            long hits = words.stream().filter(language.markers::contains).count();
            if (hits > most) {
                most = hits;
                best = language;
            }
        }
        return best;
    }
}
