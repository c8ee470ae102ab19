package io.github.junitllm.gateway;

import io.github.junitllm.fault.FaultReport;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.apiguardian.api.API;

/**
 * The endpoint one sample's calls go to: point the application's model client at it.
 *
 * <p>Each sample has URLs of its own, so a call always belongs to the sample whose URL it was sent to, whatever runs at
 * the same time. Thread-safe; valid until the sample ends.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LlmGateway {

    /**
     * Returns the base URL without a trailing slash and without {@code /v1}, for clients that append
     * {@code /v1/chat/completions}. Clients that append {@code /chat/completions} work with it too.
     */
    String baseUrl();

    /** Returns the base URL as OpenAI clients want it, with {@code /v1}: for openai-java, LangChain4j, Spring AI 2. */
    String openAi();

    /**
     * Returns the URL for clients of Anthropic: as it is for anthropic-java, and with or without {@code /v1} after it for
     * others.
     */
    String anthropic();

    /** Returns the URL for clients of Google Gemini; those that want the version in it may add {@code /v1beta}. */
    String gemini();

    /** Returns the URL for clients of Ollama. */
    String ollama();

    /** Returns the URL for clients of Azure OpenAI, in the place of the resource's endpoint. */
    String azure();

    /** Returns the URL for clients of AWS Bedrock, as endpoint override. */
    String bedrock();

    /**
     * Returns the URL for clients of any other provider; {@code junit.llm.upstream.<provider>} says where it is.
     *
     * @param provider made of letters, digits and hyphens
     * @throws IllegalArgumentException if it is not
     */
    String root(String provider);

    /**
     * Returns the same gateway with URLs that name another host, for applications that know this machine by another name,
     * such as those in a container: {@code llm.reachedAs("host.docker.internal").openAi()}. The name only changes the URLs:
     * what leads there has to be set up, see {@code junit.llm.bind}.
     *
     * @param host a host name or an IP address, without a port
     * @throws IllegalArgumentException if it is neither
     */
    LlmGateway reachedAs(String host);

    /**
     * Returns a clock that stands still at the time of the recording, for applications that put the date into a prompt: in
     * replay at the time the sample was recorded, so that the request is the recorded one on every day; else at the time the
     * sample began, to the second. Its zone is UTC; {@link Clock#withZone} gives another.
     *
     * @throws RuntimeException if the fixture is broken
     */
    Clock clock();

    /**
     * Returns a source of random numbers that gives the same ones for this case and sample in every run, for applications
     * that put random ids into a prompt. Each call returns a new one that starts anew.
     */
    Random random();

    /**
     * Waits before a call is tried again, for applications whose retries take the way to wait as a parameter, such as the
     * {@code sleeper} of openai-java and anthropic-java. In replay no time passes: the wait is noted, and counts where
     * {@link FaultReport} says how long the application waited, and in the latency of the sample: that of several threads
     * between the same two calls once. In the other modes, and with faults in real time, it waits.
     *
     * @param wait not negative
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void pause(Duration wait) throws InterruptedException;

    /** Returns what was planned to go wrong with the calls of this sample, and what did so far. */
    FaultReport faults();
}
