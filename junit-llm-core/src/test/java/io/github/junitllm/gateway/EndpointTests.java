package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTests {

    /** Not the loopback address, and yet on this machine only. */
    private static final String OTHER = "127.0.0.2";

    @TempDir
    Path folder;

    private static void requireAnswer(SampleGateway sample, String host) throws Exception {
        assertThat(post(sample.reachedAs(host), chat("hi")).body()).isEqualTo("\"yes\"");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is not there")
    void listensOnNothingButTheLoopbackAddressUnlessAsked() {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            int port = URI.create(gateway.open(address("c", 1)).baseUrl()).getPort();
            assertThatThrownBy(() -> new Socket(OTHER, port).close()).isInstanceOf(ConnectException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER, "0.0.0.0"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is not there")
    void listensOnAnotherAddressAsWellWhenAsked(String bind) throws Exception {
        int port;
        try (StandInProvider provider = StandInProvider.json("\"yes\"");
                Gateway gateway = Gateway.create(
                        settings(folder, GatewayMode.LIVE, provider.uri()).withBind(BindAddress.parse(bind)));
                SampleGateway sample = gateway.open(address("c", 1))) {
            requireAnswer(sample, "127.0.0.1");
            requireAnswer(sample, OTHER);
            port = URI.create(sample.baseUrl()).getPort();
        }
        assertThatThrownBy(() -> new Socket(OTHER, port).close()).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "host.docker.internal, http://host.docker.internal:8/s/t/v1",
        "172.17.0.1, http://172.17.0.1:8/s/t/v1",
        "fe80::1, http://[fe80::1]:8/s/t/v1",
        "[fe80::1], http://[fe80::1]:8/s/t/v1",
    })
    void aNameForThisMachineTakesThePlaceOfTheHost(String host, String url) {
        GatewayUrls urls = new GatewayUrls("http://127.0.0.1:8/s/t").reachedAs(host);

        assertThat(urls.openAi()).isEqualTo(url);
        assertThat(urls.reachedAs("127.0.0.1").baseUrl()).isEqualTo("http://127.0.0.1:8/s/t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://host", "host:80", "host/path", "a b", "user@host"})
    void whatIsNoHostIsRefused(String host) {
        assertThatThrownBy(() -> new GatewayUrls("http://127.0.0.1:8/s/t").reachedAs(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + host + "\" is no host name");
    }

    @Test
    void anInterfaceIsFoundByItsName() throws IOException {
        NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1"));

        assertThat(BindAddress.parse(loopback.getName()).getHostAddress()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "docker99, is neither an IP address nor a network interface of this machine",
        "999.0.0.1, is no IP address",
        "host:80, is no IP address",
        "example.com, is neither an IP address nor a network interface of this machine"
    })
    void whatIsNowhereToListenIsRefused(String bind, String problem) {
        assertThatThrownBy(() -> BindAddress.parse(bind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + bind + "\" " + problem);
    }
}
