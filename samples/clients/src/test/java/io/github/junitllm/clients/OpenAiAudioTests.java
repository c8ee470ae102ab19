package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import io.github.junitllm.testkit.StandInProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiAudioTests {

    @TempDir
    Path fixtures;

    @Test
    void anUploadIsFoundAgainAlthoughItsPartsAreDividedAtRandom() throws Exception {
        byte[] sound = sound(5_000);
        StandInProvider provider = StandInProvider.json("{\"text\":\"Kann ich die Schuhe zurückgeben? 急ぎ\"}");

        BothRuns<String> runs = BothRuns.of(fixtures, provider, llm -> OpenAiJavaTests.client(llm.openAi())
                .audio()
                .transcriptions()
                .create(TranscriptionCreateParams.builder()
                        .file(new ByteArrayInputStream(sound))
                        .model("whisper-1")
                        .build())
                .asTranscription()
                .text());

        assertThat(runs.recorded()).isEqualTo("Kann ich die Schuhe zurückgeben? 急ぎ");
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.replayedCalls()).hasSize(1);
        assertThat(runs.replayedCalls().get(0).replayed()).isTrue();
    }

    @Test
    void spokenAnswersAreTheSameBytes() throws Exception {
        byte[] sound = sound(200_000);
        StandInProvider provider = new StandInProvider(
                call -> call.with("Content-Type", "audio/mpeg").bytes(200, sound));

        BothRuns<byte[]> runs = BothRuns.of(fixtures, provider, llm -> spoken(OpenAiJavaTests.client(llm.openAi())));

        assertThat(runs.recorded()).isEqualTo(sound);
        assertThat(runs.replayed()).isEqualTo(sound);
    }

    private static byte[] spoken(OpenAIClient client) throws IOException {
        SpeechCreateParams question = SpeechCreateParams.builder()
                .input("Within 30 days.")
                .model("gpt-4o-mini-tts")
                .voice("alloy")
                .build();
        try (HttpResponse answer = client.audio().speech().create(question);
                InputStream body = answer.body()) {
            return body.readAllBytes();
        }
    }

    private static byte[] sound(int bytes) {
        byte[] sound = new byte[bytes];
        new Random(7).nextBytes(sound);
        return sound;
    }
}
