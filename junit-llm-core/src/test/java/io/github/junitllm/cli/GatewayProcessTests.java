package io.github.junitllm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a JVM of its own shows: how it ends, and what it does with the JVM's own options for the network. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayProcessTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer provider;

    @BeforeEach
    void startProvider() throws IOException {
        provider = HttpServer.create(loopback(), 0);
        start(provider);
    }

    @AfterEach
    void stopProvider() {
        release.countDown();
        provider.stop(0);
        threads.shutdownNow();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void start(HttpServer server) {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (question.contains("slow")) {
            asked.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] answer = ("{\"model\":\"m-1\",\"choices\":[],\"port\":"
                        + exchange.getLocalAddress().getPort() + '}')
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String upstream() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    private GatewayProcess recording(List<String> jvm, String upstream) throws IOException {
        return GatewayProcess.start(jvm, "--mode", "record", "--upstream", upstream, "--dir", folder.toString());
    }

    private GatewayProcess replaying() throws IOException {
        return GatewayProcess.start(List.of(), "--mode", "replay", "--dir", folder.toString());
    }

    private static CompletableFuture<String> later(GatewayProcess gateway, String question) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return gateway.ask(question);
            } catch (IOException | InterruptedException cutOff) {
                return "no answer";
            }
        });
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void aCallUnderWayIsFinishedAndWrittenWhenItIsToldToEnd() throws Exception {
        String recorded;
        try (GatewayProcess gateway = recording(List.of(), upstream())) {
            CompletableFuture<String> slow = later(gateway, "slow");
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> {
                try {
                    return gateway.end();
                } catch (InterruptedException stopped) {
                    return -1;
                }
            });
            release.countDown();
            assertThat(end.get()).isZero();
            recorded = slow.get();
            assertThat(recorded).startsWith("200 ").contains("m-1");
        }
        provider.stop(0);
        try (GatewayProcess gateway = replaying()) {
            assertThat(gateway.ask("slow")).isEqualTo(recorded);
        }
    }

    @Test
    void whatWasCompleteIsThereWhenItWasKilled() throws Exception {
        try (GatewayProcess gateway = recording(List.of(), upstream())) {
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.ask("question " + i)).startsWith("200 ");
            }
            CompletableFuture<String> slow = later(gateway, "slow");
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            // A client has its answer a moment before the file has its name.
            awaitFixtures(20);
            gateway.kill();
            assertThat(slow.get()).isEqualTo("no answer");
        }
        provider.stop(0);
        try (GatewayProcess gateway = replaying()) {
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.ask("question " + i)).startsWith("200 ").contains("m-1");
            }
            assertThat(gateway.ask("slow")).startsWith("424 ").contains("No recorded answer");
        }
    }

    private void awaitFixtures(int count) throws Exception {
        long found = 0;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < end && found < count; ) {
            try (Stream<Path> files = Files.list(folder.resolve("v1/chat/completions"))) {
                found = files.filter(file -> !file.getFileName().toString().startsWith("."))
                        .count();
            }
            Thread.onSpinWait();
        }
        assertThat(found).isEqualTo(count);
    }

    @Test
    void aRestartedRecordingAddsToWhatIsThere() throws Exception {
        try (GatewayProcess gateway = recording(List.of(), upstream())) {
            gateway.ask("first");
            assertThat(gateway.end()).isZero();
        }
        try (GatewayProcess gateway = recording(List.of(), upstream())) {
            gateway.ask("second");
            assertThat(gateway.end()).isZero();
        }
        provider.stop(0);
        try (GatewayProcess gateway = replaying()) {
            assertThat(gateway.ask("first")).startsWith("200 ");
            assertThat(gateway.ask("second")).startsWith("200 ");
        }
    }

    @Test
    void whatAKilledRecorderLeavesBehindKeepsNobodyOut() throws Exception {
        var console = new ByteArrayOutputStream();
        try (GatewayProcess gateway = recording(List.of(), upstream())) {
            String[] second = {"gateway", "--mode", "record", "--upstream", upstream(), "--dir", folder.toString()};
            assertThat(Main.run(
                            List.of(second),
                            new PrintStream(console, true, StandardCharsets.UTF_8),
                            new PrintStream(console, true, StandardCharsets.UTF_8)))
                    .isNotZero();
            assertThat(console.toString(StandardCharsets.UTF_8))
                    .contains("Another gateway is recording into " + folder);
            gateway.kill();
        }
        try (GatewayProcess gateway = recording(List.of(), upstream())) {
            assertThat(gateway.ask("first")).startsWith("200 ");
        }
    }

    @Test
    void theProviderIsAskedThroughTheJvmsProxy() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy();
                GatewayProcess gateway = recording(
                        List.of(
                                "-Dhttp.proxyHost=127.0.0.1",
                                "-Dhttp.proxyPort=" + proxy.port(),
                                // Without this the loopback address, where the provider is here, goes past it.
                                "-Dhttp.nonProxyHosts="),
                        upstream())) {
            assertThat(gateway.ask("hi")).startsWith("200 ").contains("m-1");
            assertThat(proxy.requests()).containsExactly("POST " + upstream() + "/v1/chat/completions HTTP/1.1");
        }
    }

    @Test
    void whatIsExceptedFromTheProxyIsAskedWithoutIt() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy();
                GatewayProcess gateway = recording(
                        List.of(
                                "-Dhttp.proxyHost=127.0.0.1",
                                "-Dhttp.proxyPort=" + proxy.port(),
                                "-Dhttp.nonProxyHosts=*.example.com|127.0.0.1"),
                        upstream())) {
            assertThat(gateway.ask("hi")).startsWith("200 ").contains("m-1");
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aProviderIsReachedWithTheJvmsTrustStoreThroughTheProxysTunnel() throws Exception {
        Path keys = folder.resolve("keys.p12");
        createCertificate(keys);
        HttpsServer secure = HttpsServer.create(loopback(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        start(secure);
        String url = "https://localhost:" + secure.getAddress().getPort();
        try (ForwardProxy proxy = new ForwardProxy();
                GatewayProcess gateway = recording(
                        List.of(
                                "-Dhttps.proxyHost=127.0.0.1",
                                "-Dhttps.proxyPort=" + proxy.port(),
                                "-Dhttp.nonProxyHosts=",
                                "-Djavax.net.ssl.trustStore=" + keys,
                                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD),
                        url)) {
            assertThat(gateway.ask("hi")).startsWith("200 ").contains("m-1");
            assertThat(proxy.requests())
                    .containsExactly("CONNECT localhost:" + secure.getAddress().getPort() + " HTTP/1.1");
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void aProviderNobodyTrustsGetsNoRequest() throws Exception {
        Path keys = folder.resolve("keys.p12");
        createCertificate(keys);
        HttpsServer secure = HttpsServer.create(loopback(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        start(secure);
        String url = "https://localhost:" + secure.getAddress().getPort();
        try (GatewayProcess gateway = recording(List.of(), url)) {
            assertThat(gateway.ask("hi")).startsWith("424 ").contains("No answer from " + url);
        } finally {
            secure.stop(0);
        }
    }

    private static void createCertificate(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "provider",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
