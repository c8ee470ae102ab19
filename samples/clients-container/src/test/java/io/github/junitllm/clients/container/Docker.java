package io.github.junitllm.clients.container;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/**
 * Skips tests where there is no Docker or no image to be had, and says so; but where {@code CI} is {@code true} that is a
 * failure, because there nobody would notice.
 */
final class Docker implements ExecutionCondition {

    /** The system property, or in capitals and with underscores the environment variable, that names another image. */
    static final String IMAGE = "container.jre.image";

    private static final String STANDARD_IMAGE = "eclipse-temurin:17-jre";

    /** Returns the image with a Java of version 17 or newer. */
    static DockerImageName image() {
        String fromEnvironment = System.getenv("CONTAINER_JRE_IMAGE");
        return DockerImageName.parse(
                System.getProperty(IMAGE, fromEnvironment == null ? STANDARD_IMAGE : fromEnvironment));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = missing();
        if (missing == null) {
            return ConditionEvaluationResult.enabled("Docker is there");
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(missing + ". Where CI is true this is a failure, not a skipped test.");
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    private static String missing() {
        if (!answers()) {
            return "There is no Docker here: nothing answers at DOCKER_HOST or /var/run/docker.sock";
        }
        try {
            new RemoteDockerImage(image()).get();
            return null;
        } catch (RuntimeException notToBeHad) {
            return "The image " + image() + " is neither here nor to be had (" + notToBeHad.getMessage()
                    + "); name another one with a Java 17 by -D" + IMAGE + " or CONTAINER_JRE_IMAGE";
        }
    }

    /** Asks the engine itself, because Testcontainers takes minutes to find out that one does not answer. */
    private static boolean answers() {
        String host = System.getenv("DOCKER_HOST");
        Path socket = Path.of(
                host != null && host.startsWith("unix://")
                        ? host.substring("unix://".length())
                        : "/var/run/docker.sock");
        if ((host != null && !host.startsWith("unix://")) || !Files.exists(socket)) {
            return DockerClientFactory.instance().isDockerAvailable();
        }
        try (SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.connect(UnixDomainSocketAddress.of(socket));
            engine.write(ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer status = ByteBuffer.allocate("HTTP/1.0 200".length());
            while (status.hasRemaining() && engine.read(status) >= 0) {
                // until the status is there
            }
            return new String(status.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException nobody) {
            return false;
        }
    }
}
