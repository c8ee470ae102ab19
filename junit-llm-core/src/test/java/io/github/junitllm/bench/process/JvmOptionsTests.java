package io.github.junitllm.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:/m2/org.jacoco.agent-runtime.jar=destfile=/p/target/jacoco.exec",
                "-agentlib:jdwp=transport=dt_socket,server=n,address=127.0.0.1:5005",
                "-agentpath:/opt/profiler.so",
                "-Xrunjdwp:transport=dt_socket",
                "-ea",
                "-ea:com.acme...",
                "-enableassertions",
                "-XX:TieredStopAtLevel=1",
                "-Xint",
                "-XX:StartFlightRecording=filename=x.jfr",
                "-Dcom.sun.management.jmxremote.port=9010",
                "--module-path=/m2/a.jar",
                "--patch-module=com.acme=/p/target/test-classes",
                "--add-modules=com.acme"
            })
    void takesNothingOverThatDistorts(String option) {
        assertThat(JvmOptions.inherited(List.of("-Xmx512m", option))).containsExactly("-Xmx512m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx512m",
                "-Dapp.region=eu",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "--enable-preview",
                "-Dname=-ea"
            })
    void takesOverWhatTheApplicationNeeds(String option) {
        assertThat(JvmOptions.inherited(List.of(option))).containsExactly(option);
    }

    @Test
    void takesAgentsOutOfTheEnvironmentToo() {
        assertThat(JvmOptions.inherited("-javaagent:jacoco.jar=destfile=x  -Xmx1g -agentlib:jdwp=y"))
                .isEqualTo("-Xmx1g");
        assertThat(JvmOptions.inherited(" ")).isEmpty();
    }
}
