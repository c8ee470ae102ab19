package io.github.junitllm.benchmarks.micro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junitllm.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The key of a model call: its request as canonical JSON, hashed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CanonicalJsonBenchmark {

    private final ObjectMapper mapper = new ObjectMapper();

    private final byte[] request = ("{\"model\":\"small-1\",\"temperature\":0.20,\"messages\":[{\"role\":\"system\","
                    + "\"content\":\"" + "You answer questions about orders. ".repeat(40) + "\"},{\"role\":\"user\","
                    + "\"content\":\"Where is my parcel? It was to come yesterday.\"}],\"tools\":[{\"type\":\"function\","
                    + "\"function\":{\"name\":\"look_up_order\",\"parameters\":{\"type\":\"object\",\"properties\":"
                    + "{\"number\":{\"type\":\"string\"},\"year\":{\"type\":\"integer\",\"minimum\":2000}}}}}],"
                    + "\"max_tokens\":300,\"stream\":false}")
            .getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public String canonicalHash() {
        return CanonicalJson.of(request).sha256();
    }

    /** Parses to a tree, writes it and hashes that, without any order. */
    @Benchmark
    public String reference() throws java.io.IOException, NoSuchAlgorithmException {
        JsonNode tree = mapper.readTree(request);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(written(tree)));
    }

    private byte[] written(JsonNode tree) throws JsonProcessingException {
        return mapper.writeValueAsBytes(tree);
    }
}
