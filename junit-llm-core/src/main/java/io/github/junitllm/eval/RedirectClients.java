package io.github.junitllm.eval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Leads model clients to the gateway that the application makes itself and keeps: Spring beans, static fields, clients made
 * by {@code fromEnv()}. While the class runs, the system properties are set that clients read their base URL from, and put
 * back afterwards:
 *
 * <ul>
 *   <li>openai-java, anthropic-java, the AWS SDK's Bedrock client, and google-genai's default base URL
 *   <li>Spring AI ({@code spring.ai.openai.base-url} and those of Anthropic and Ollama), LangChain4j's Spring Boot starters
 *       and Quarkus extensions, which have to be started after this annotation is read: name it ahead of
 *       {@code @SpringBootTest}, on the same class; the other way round is refused. Spring makes an application context for
 *       classes with this annotation that no class without it gets
 *   <li>any other properties: {@link #properties()}
 * </ul>
 *
 * <p>In replay, clients that insist on a key are given one that opens nothing, where none is set.
 *
 * <p>The URL is the same for all samples, so they run one after the other, a task included: a call belongs to the sample
 * that is running, and a call while none runs fails instead of being guessed about. Where tasks are to run
 * {@linkplain LlmTask#concurrency() concurrently}, build a client per sample from
 * {@link io.github.junitllm.gateway.LlmGateway}. Classes with this annotation do not run at the same time as others that use
 * the resource lock of the system properties.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RedirectExtension.class)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface RedirectClients {

    /**
     * Further system properties, as {@code name=value}. The value may hold {@code {openAi}}, {@code {anthropic}},
     * {@code {gemini}}, {@code {ollama}}, {@code {azure}}, {@code {bedrock}} and {@code {baseUrl}}, which stand for the URLs
     * of {@link io.github.junitllm.gateway.LlmGateway}: {@code "acme.support.model-url={openAi}"}. A host
     * behind an at sign takes the place of the URL's, for applications that know this machine by another name, such as those
     * in a container: {@code "acme.support.model-url={openAi@host.docker.internal}"}.
     */
    String[] properties() default {};
}
