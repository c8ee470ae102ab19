package io.github.junitllm.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.RawRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The most a call can cost, read off its request. */
class CeilingTests {

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final String CHAT = "/v1/chat/completions";

    @TempDir
    Path directory;

    /** At 1 USD for an input token and 1,000 USD for an output token, amounts can be read as numbers of tokens. */
    private Ceiling ceiling(String path, String body, String furtherFields) {
        PriceTable table =
                Prices.of(directory, "{'model':'m','input':1000000,'output':1000000000" + furtherFields + "}");
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Ceiling.of(new RawRequest("POST", path, "application/json", bytes), table, DAY, model -> Set.of());
    }

    private void isAtMost(String path, String body, String furtherFields, long input, long output) {
        assertThat(ceiling(path, body, furtherFields))
                .isInstanceOfSatisfying(Ceiling.Known.class, known -> assertThat(known.amount())
                        .isEqualByComparingTo(BigDecimal.valueOf(input + 1_000 * output)));
    }

    private void isUnknown(String path, String body, String furtherFields, String reason) {
        assertThat(ceiling(path, body, furtherFields)).isEqualTo(new Ceiling.Unknown(reason));
    }

    private static String chat(String fields, String content) {
        return "{'model':'m'," + fields + "'messages':[{'role':'user','content':" + content + "}]}";
    }

    @Test
    void aTextHasNoMoreTokensThanBytes() {
        String body = chat("'max_tokens':7,", "'h\u00e4\u4e2d'");

        isAtMost(CHAT, body, "", body.getBytes(StandardCharsets.UTF_8).length + 1_000L, 7);
        assertThat(ceiling(CHAT, body, ""))
                .isInstanceOfSatisfying(Ceiling.Known.class, known -> assertThat(known.tokens())
                        .isEqualTo("1,076 input and 7 output tokens of 'm'"));
    }

    @Test
    void noCallTakesMoreThanTheContextWindow() {
        isAtMost(CHAT, chat("'max_tokens':7,", "'" + "x".repeat(5_000) + "'"), ",'contextWindow':4000", 4_000, 7);
    }

    @Test
    void theLimitOfTheRequestGoesBeforeThatOfThePriceAndCountsForEachAnswer() {
        String body = chat("'max_completion_tokens':5,'n':3,", "'x'");

        isAtMost(CHAT, body, ",'maxOutputTokens':100", body.length() + 1_000, 15);
        String unlimited = chat("", "'x'");
        isAtMost(CHAT, unlimited, ",'maxOutputTokens':100", unlimited.length() + 1_000, 100);
        isUnknown(
                CHAT,
                unlimited,
                "",
                "neither the request nor the price of 'm' limits the output tokens: set a limit in the request, or add"
                        + " maxOutputTokens to the price");
        String gemini =
                "{'contents':[{'parts':[{'text':'x'}]}],'generationConfig':{'maxOutputTokens':5,'candidateCount':2}}";
        isAtMost("/v1beta/models/m:generateContent", gemini, "", gemini.length() + 1_000, 10);
        String huge = chat("'max_tokens':9223372036854775807,'n':9,", "'x'");
        assertThat(ceiling(CHAT, huge, "")).isInstanceOf(Ceiling.Known.class);
    }

    @Test
    void ofSeveralLimitsTheLargestIsTheMostThereCanBe() {
        String both = chat("'max_completion_tokens':5,'max_tokens':50,", "'x'");
        isAtMost(CHAT, both, "", both.length() + 1_000, 50);
        String bedrock = "{'messages':[],'inferenceConfig':{'maxTokens':5},"
                + "'additionalModelRequestFields':{'max_tokens':60}}";
        isAtMost("/model/m/converse", bedrock, "", bedrock.length() + 1_000, 60);
    }

    @Test
    void everyTokenOfTheInputMayBeTheDearest() {
        String body = chat("'max_tokens':1,", "'x'");

        isAtMost(CHAT, body, ",'cachedInput':500000,'cacheWrite':2000000", 2 * (body.length() + 1_000), 1);
    }

    @Test
    void embeddingsHaveNoOutputAndLookUpsCostNothing() {
        String body = "{'model':'m','input':['x','y']}";

        isAtMost("/v1/embeddings", body, "", body.length() + 1_000, 0);
        isAtMost("/v1/moderations", "{'model':'other','input':'x'}", "", 0, 0);
        isAtMost("/v1/messages/count_tokens", "{'model':'other'}", "", 0, 0);
    }

    /** A deployment may be called as it likes. */
    @Test
    void aDeploymentNamedAfterEmbeddingsChatsAllTheSame() {
        String body = chat("'max_tokens':2,", "'x'");

        isAtMost("/openai/deployments/my-embedder/chat/completions", body, "", body.length() + 1_000, 2);
    }

    @Test
    void whatNobodyCanPriceIsUnknown() {
        isUnknown(CHAT, "{'messages':[]}", "", "it names no model: name one in the request");
        isUnknown(
                CHAT, "{'model':'other'}", "", directory.resolve("prices.json") + " has no price of 'other': add one");
        isUnknown(CHAT, "[", "", "its body is not a JSON object that can be read");
        isUnknown("/v1/images/generations", "{'model':'m'}", "", "such requests are not understood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'type':'image_url','image_url':{'url':'https://a/b.png'}}]",
                "[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'iVBO'}}]",
                "[{'type':'document','source':{'type':'url','url':'https://a/b.pdf'}}]",
                "[{'type':'file','file':{'file_id':'f'}}]",
                "[{'type':'something_new','data':1}]",
                "[{'inlineData':{'mimeType':'image/png','data':'iVBO'}}]",
                "[{'fileData':{'fileUri':'gs://a'}}]",
                "[{'image':{'format':'png','source':{'bytes':'iVBO'}}}]",
                "[{'type':'tool_result','content':[{'type':'image','source':{'type':'base64','data':'i'}}]}]"
            })
    void whatMayTakeMoreTokensThanBytesIsBoundedByTheContextWindow(String content) {
        String body = chat("'max_tokens':7,", content);

        isAtMost(CHAT, body, ",'contextWindow':200000", 200_000, 7);
        assertThat(ceiling(CHAT, body, ""))
                .isInstanceOfSatisfying(Ceiling.Unknown.class, unknown -> assertThat(unknown.reason())
                        .startsWith("the price of 'm' does not say how much '")
                        .endsWith("' can take: add contextWindow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'previous_response_id':'r',", "'cachedContent':'c',", "'prompt':{'id':'p'},", "'images':['i'],"
            })
    void soIsWhatTheProviderKeeps(String field) {
        isAtMost(CHAT, chat("'max_tokens':7," + field, "'x'"), ",'contextWindow':200000", 200_000, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'type':'text','text':'see https://a/b.png, type: image'}]",
                "[{'type':'tool_use','id':'i','name':'n','input':{'type':'image','url':'u','file':1}}]",
                "[{'functionCall':{'name':'n','args':{'file':'f','image':'i'}}}]",
                "[{'toolUse':{'toolUseId':'i','name':'n','input':{'image':'i'}}}]"
            })
    void wordsAndArgumentsOfToolsAreText(String content) {
        String body = chat(
                "'max_tokens':7,'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object',"
                        + "'properties':{'image':{'type':'string'}}}}}],'response_format':{'type':'json_object'},",
                content);

        isAtMost(CHAT, body, "", body.length() + 1_000, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tools':[{'type':'web_search'}],",
                "'tools':[{'type':'bash_20250124','name':'bash'}],",
                "'tools':[{'googleSearch':{}}],",
                "'web_search_options':{},",
                "'mcp_servers':[{'url':'u'}],",
                "'modalities':['text','audio'],",
                "'generationConfig':{'responseModalities':['IMAGE']},",
                "'models':['m','dear'],",
                "'prediction':{'type':'content','content':'x'},"
            })
    void whatIsPaidForOtherwiseIsUnknownWhateverTheContextWindow(String field) {
        assertThat(ceiling(CHAT, chat("'max_tokens':7," + field, "'x'"), ",'contextWindow':200000"))
                .isInstanceOfSatisfying(Ceiling.Unknown.class, unknown -> assertThat(unknown.reason())
                        .startsWith("the price of 'm' says nothing about "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'type':'input_audio','input_audio':{'data':'x','format':'wav'}}]",
                "[{'inlineData':{'mimeType':'audio/mp3','data':'x'}}]",
                "[{'fileData':{'mimeType':'video/mp4','fileUri':'u'}}]",
                "[{'video':{'source':{'bytes':'x'}}}]"
            })
    void soIsSound(String content) {
        assertThat(ceiling(CHAT, chat("'max_tokens':7,", content), ",'contextWindow':200000"))
                .isInstanceOf(Ceiling.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model':'m','max_tokens':7,'system':[{'type':'text','text':'x','cache_control':{'type':'ephemeral'}}]}",
                "{'model':'m','max_tokens':7,'tools':[{'name':'n','cache_control':{'type':'ephemeral'}}]}",
                "{'model':'m','max_tokens':7,'cache_control':{'type':'ephemeral'}}"
            })
    void whoWritesToTheCacheNeedsItsPrice(String body) {
        isUnknown(
                "/v1/messages",
                body,
                "",
                "the price of 'm' does not say what input costs that is written to the cache: add cacheWrite");
        isAtMost("/v1/messages", body, ",'cacheWrite':2000000", 2 * (body.length() + 1_000), 7);
    }

    @Test
    void aDeepRequestIsReadWithoutRecursion() {
        String deep = "[".repeat(400) + "{'type':'image'}" + "]".repeat(400);

        isAtMost(CHAT, chat("'max_tokens':7,", deep), ",'contextWindow':200000", 200_000, 7);
    }

    @Test
    void aModelThatIsKnownToAnswerCountsIfItIsDearer() {
        PriceTable table = Prices.of(
                directory,
                "{'model':'m','input':1000000,'output':1000000},{'model':'dear','input':3000000,'output':1000000},"
                        + "{'model':'cheap','input':1,'output':1},{'model':'open','input':1}");
        RawRequest request = new RawRequest(
                "POST",
                CHAT,
                "application/json",
                chat("'max_tokens':7,", "'x'").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        long input = request.body().length + 1_000L;

        assertThat(Ceiling.of(request, table, DAY, model -> Set.of("dear", "cheap", "unheard-of")))
                .isInstanceOfSatisfying(Ceiling.Known.class, known -> {
                    assertThat(known.amount()).isEqualByComparingTo(BigDecimal.valueOf(3 * input + 7));
                    assertThat(known.tokens()).endsWith(" output tokens of 'dear'");
                    assertThat(known.model()).isEqualTo("m");
                    assertThat(known.answering()).containsExactlyInAnyOrder("dear", "cheap", "unheard-of");
                });
        assertThat(Ceiling.of(request, table, DAY, model -> Set.of("cheap")))
                .isInstanceOfSatisfying(Ceiling.Known.class, known -> assertThat(known.amount())
                        .isEqualByComparingTo(BigDecimal.valueOf(input + 7)));
        assertThat(Ceiling.of(request, table, DAY, model -> Set.of("open")))
                .isEqualTo(new Ceiling.Unknown("the price of 'open' does not say what output tokens cost: add output"));
    }

    @Test
    void soundIsBoundedByTheContextWindowAtItsOwnPrice() {
        String body = chat(
                "'max_tokens':7,'modalities':['text','audio'],'audio':{'voice':'x'},",
                "[{'type':'input_audio','input_audio':{'data':'x','format':'wav'}}]");
        String window = ",'contextWindow':200000";

        isUnknown(CHAT, body, window, "the price of 'm' says nothing about 'input_audio': add 'audio' to inputOf");
        isUnknown(
                CHAT,
                body,
                window + ",'inputOf':{'audio':1}",
                "the price of 'm' says nothing about answers in 'audio': add 'audio' to outputOf");
        isAtMost(
                CHAT,
                body,
                window + ",'inputOf':{'audio':40000000},'outputOf':{'audio':80000000000}",
                40 * 200_000L,
                80 * 7);
        String text = chat("'max_tokens':7,", "'x'");
        isAtMost(
                CHAT, text, ",'inputOf':{'audio':40000000},'outputOf':{'audio':80000000000}", text.length() + 1_000, 7);
    }

    @Test
    void aPictureMayHaveThePriceOfPictures() {
        String body = chat("'max_tokens':7,", "[{'type':'image_url','image_url':{'url':'https://a/b.png'}}]");

        isAtMost(CHAT, body, ",'contextWindow':1000,'inputOf':{'image':2000000}", 2_000, 7);
    }

    @Test
    void theTiersWithinReachMayHold() {
        String tiers = ",'tiers':[{'above':1050,'input':2000000,'output':3000000000},{'above':90000,'input':9000000,"
                + "'output':9000000000}]";
        String small = chat("'max_tokens':7,", "'" + "x".repeat(200) + "'");
        isAtMost(CHAT, small, tiers, 2L * (small.length() + 1_000), 3 * 7);

        isAtMost(CHAT, small, tiers.replace("1050", "5000"), small.length() + 1_000, 7);
        isAtMost(CHAT, small, tiers + ",'contextWindow':1050", 1_050, 7);
        isUnknown(
                CHAT,
                small,
                ",'tiers':[{'above':5,'input':2}]",
                "the price of 'm' does not say what output tokens cost: add output");
    }
}
