package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.UsagePart.Side;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers count beside the sums, each in its own words. */
class UsagePartsTests {

    private static final String CHAT = "/v1/chat/completions";
    private static final String SUMS = "'prompt_tokens':100,'completion_tokens':50,'total_tokens':150";

    private static Usage usage(String path, String answer) {
        return Objects.requireNonNull(
                LlmCall.untimed(path, "{}", answer.replace('\'', '"')).usage());
    }

    private static Usage chat(String fields) {
        return usage(CHAT, "{'choices':[],'usage':{" + SUMS + fields + "}}");
    }

    private static UsagePart part(Side side, String kind) {
        return new UsagePart(side, kind);
    }

    @Test
    void soundAndPicturesOfOpenAi() {
        assertThat(
                        chat(",'prompt_tokens_details':{'cached_tokens':8,'audio_tokens':40,'image_tokens':5,'text_tokens':55,"
                                        + "'cached_tokens_details':{'text_tokens':5,'audio_tokens':3}},"
                                        + "'completion_tokens_details':{'reasoning_tokens':9,'audio_tokens':17,"
                                        + "'accepted_prediction_tokens':4,'rejected_prediction_tokens':2}")
                                .parts())
                .containsOnly(
                        Map.entry(part(Side.INPUT, "audio"), 40L),
                        Map.entry(part(Side.INPUT, "image"), 5L),
                        Map.entry(part(Side.CACHED_INPUT, "text"), 5L),
                        Map.entry(part(Side.CACHED_INPUT, "audio"), 3L),
                        Map.entry(part(Side.OUTPUT, "audio"), 17L));
        assertThat(usage(
                                "/v1/responses",
                                "{'output':[],'usage':{'input_tokens':10,'output_tokens':5,'total_tokens':15,"
                                        + "'input_tokens_details':{'cached_tokens':0,'audio_tokens':4},"
                                        + "'output_tokens_details':{'reasoning_tokens':2}}}")
                        .parts())
                .containsOnly(Map.entry(part(Side.INPUT, "audio"), 4L));
    }

    /** What providers of OpenAI's protocol add that is nothing to pay for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'prompt_tokens_details':null,'completion_tokens_details':{'audio_tokens':0,'reasoning_tokens':3}",
                ",'queue_time':0.02,'prompt_time':0.01,'completion_time':1,'total_time':2",
                ",'prompt_cache_hit_tokens':64,'prompt_cache_miss_tokens':36",
                ",'cost':1,'cost_details':{'upstream_inference_cost':1},'is_byok':false",
                ",'prompt_eval_duration':120000,'server_tool_use':{'web_search_requests':0}",
                ",'service_tier':'default','num_sources_used':0"
            })
    void whatNobodyPaysForIsNoPart(String fields) {
        assertThat(chat(fields).parts()).isEmpty();
    }

    @Test
    void countsThatNobodyKnowsAreNamedAsTheyStand() {
        assertThat(chat(",'citation_tokens':12,'num_search_queries':3,'prompt_tokens_details':{'images':2},"
                                + "'server_tool_use':{'web_search_requests':1}")
                        .parts())
                .containsOnly(
                        Map.entry(part(Side.BESIDES, "citation_tokens"), 12L),
                        Map.entry(part(Side.BESIDES, "num_search_queries"), 3L),
                        Map.entry(part(Side.BESIDES, "prompt_tokens_details.images"), 2L),
                        Map.entry(part(Side.BESIDES, "server_tool_use.web_search_requests"), 1L));
    }

    @Test
    void cachedTokensHaveOneMeaningUnderManyNames() {
        assertThat(chat(",'prompt_cache_hit_tokens':64").cachedInputTokens()).isEqualTo(64);
        assertThat(chat(",'cached_tokens':7").cachedInputTokens()).isEqualTo(7);
        Usage proxied = chat(",'cache_read_input_tokens':9,'cache_creation_input_tokens':11,"
                + "'prompt_tokens_details':{'cached_tokens':9}");
        assertThat(proxied.cachedInputTokens()).isEqualTo(9);
        assertThat(proxied.cacheWriteInputTokens()).isEqualTo(11);
        assertThat(proxied.parts()).isEmpty();
    }

    @Test
    void anthropicTellsForHowLongItKeepsAndWhatItsToolsDid() {
        assertThat(usage(
                                "/v1/messages",
                                "{'type':'message','content':[],'usage':{'input_tokens':10,'output_tokens':5,"
                                        + "'cache_read_input_tokens':3,'cache_creation_input_tokens':30,"
                                        + "'cache_creation':{'ephemeral_5m_input_tokens':10,'ephemeral_1h_input_tokens':20},"
                                        + "'server_tool_use':{'web_search_requests':2,'web_fetch_requests':0},"
                                        + "'service_tier':'standard'}}")
                        .parts())
                .containsOnly(
                        Map.entry(part(Side.CACHE_WRITE, "1h"), 20L),
                        Map.entry(part(Side.BESIDES, "server_tool_use.web_search_requests"), 2L));
    }

    @Test
    void geminiTellsModalities() {
        Usage usage = usage(
                "/v1beta/models/m:generateContent",
                "{'candidates':[],'usageMetadata':{'promptTokenCount':100,'candidatesTokenCount':50,'totalTokenCount':150,"
                        + "'cachedContentTokenCount':30,'toolUsePromptTokenCount':5,"
                        + "'promptTokensDetails':[{'modality':'TEXT','tokenCount':60},{'modality':'AUDIO','tokenCount':40}],"
                        + "'toolUsePromptTokensDetails':[{'modality':'AUDIO','tokenCount':2}],"
                        + "'cacheTokensDetails':[{'modality':'TEXT','tokenCount':10},{'modality':'AUDIO','tokenCount':20}],"
                        + "'candidatesTokensDetails':[{'modality':'TEXT','tokenCount':40},{'modality':'IMAGE','tokenCount':10}]}}");

        assertThat(usage.parts())
                .containsOnly(
                        Map.entry(part(Side.INPUT, "audio"), 42L),
                        Map.entry(part(Side.CACHED_INPUT, "text"), 10L),
                        Map.entry(part(Side.CACHED_INPUT, "audio"), 20L),
                        Map.entry(part(Side.OUTPUT, "image"), 10L));
    }

    @Test
    void bedrockTellsForHowLongItKeeps() {
        assertThat(usage(
                                "/model/m/converse",
                                "{'output':{},'usage':{'inputTokens':10,'outputTokens':5,'totalTokens':15,"
                                        + "'cacheReadInputTokens':1,'cacheReadInputTokenCount':1,'cacheWriteInputTokens':30,"
                                        + "'cacheWriteInputTokenCount':30,'serverToolUsage':{},"
                                        + "'cacheDetails':[{'ttl':'5m','inputTokens':10},{'ttl':'1h','inputTokens':20}]}}")
                        .parts())
                .containsOnly(Map.entry(part(Side.CACHE_WRITE, "1h"), 20L));
    }

    @Test
    void partsOfSeveralCallsAddUp() {
        Usage one = chat(",'prompt_tokens_details':{'audio_tokens':40}");
        assertThat(one.plus(one).plus(chat("")).parts()).containsOnly(Map.entry(part(Side.INPUT, "audio"), 80L));
    }

    @Test
    void numbersThatAreNoCountsAreNone() {
        assertThat(chat(",'x':1e999999999,'y':-3,'z':'5','w':99999999999999999999,'v':[1,2]")
                        .parts())
                .isEmpty();
    }
}
