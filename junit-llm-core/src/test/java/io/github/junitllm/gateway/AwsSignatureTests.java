package io.github.junitllm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.gateway.http.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected signatures are those AWS publishes, and others worked out with another implementation. */
class AwsSignatureTests {

    /** The key of the documentation of AWS. */
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final AwsSignature SIGNATURE =
            new AwsSignature(Map.of("AWS_ACCESS_KEY_ID", ID, "AWS_SECRET_ACCESS_KEY", SECRET));

    private static Headers signed(String id, String date, String scope) {
        return new Headers()
                .add(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + id + '/' + date.substring(0, 8) + '/' + scope
                                + "/aws4_request, SignedHeaders=amz-sdk-request;host;x-amz-date, Signature=00")
                .add("X-Amz-Date", date);
    }

    private static Headers renewed(String method, String target, String body, Headers headers) {
        URI uri = URI.create(target);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return SIGNATURE.renewed(new RawRequest(method, uri.getRawPath(), null, bytes), uri, headers);
    }

    /** <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">Examples of AWS</a>. */
    @ParameterizedTest
    @CsvSource({
        "lifecycle, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    })
    void isTheOneAwsPublishes(String query, String signature) {
        Headers renewed = renewed(
                "GET",
                "https://examplebucket.s3.amazonaws.com/?" + query,
                "",
                signed(ID, "20130524T000000Z", "us-east-1/s3"));

        assertThat(renewed.all("authorization"))
                .containsExactly("AWS4-HMAC-SHA256 Credential=" + ID + "/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" + signature);
        assertThat(renewed.all("x-amz-content-sha256"))
                .containsExactly("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(renewed.all("x-amz-date")).containsExactly("20130524T000000Z");
    }

    @ParameterizedTest
    @CsvSource({"''", ":443"})
    void coversBodyPathAndWhatAwsAsksFor(String port) {
        Headers renewed = renewed(
                "POST",
                "https://bedrock-runtime.eu-central-1.amazonaws.com" + port
                        + "/model/anthropic.claude-3-5-sonnet-20241022-v2%3A0/converse",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"返金 🎉\"}]}]}",
                signed(ID, "20251121T060000Z", "eu-central-1/bedrock")
                        .add("Content-Type", " application/json ")
                        .add("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                        .add("X-Amz-Security-Token", "token/+==")
                        .add("amz-sdk-request", "attempt=1; max=4"));

        assertThat(renewed.all("authorization"))
                .containsExactly("AWS4-HMAC-SHA256 Credential=" + ID + "/20251121/eu-central-1/bedrock/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token,"
                        + " Signature=7bdb2d0339807174ce28d7079829838205d7a6a831460b0ad1abee3c5b9de18d");
        assertThat(renewed.all("x-amz-content-sha256")).hasSize(1).doesNotContain("UNSIGNED-PAYLOAD");
        assertThat(renewed.first("amz-sdk-request")).isEqualTo("attempt=1; max=4");
    }

    @Test
    void coversAnUnusualPort() {
        Headers renewed = renewed(
                "POST",
                "http://127.0.0.1:8443/model/m/converse",
                "{}",
                signed(ID, "20251121T060000Z", "eu-central-1/bedrock").add("content-type", "application/json"));

        assertThat(renewed.first("authorization"))
                .endsWith("Signature=bce31042959cc22af5d6e5d1a783deea8670fd332185e9880b6f28cd30cdc0f1");
    }

    @ParameterizedTest
    @CsvSource({"a=1&a=2&a-b=1&b", "b=&a-b=1&a=2&a=1"})
    void ordersParametersByName(String query) {
        Headers renewed = renewed(
                "GET",
                "https://examplebucket.s3.amazonaws.com/?" + query,
                "",
                signed(ID, "20130524T000000Z", "us-east-1/s3"));

        assertThat(renewed.first("authorization"))
                .endsWith("Signature=b27f587d0c83c8ee53b5189b810ac1639c586afc8ed1adba7e9970d56db820a0");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer bedrock-api-key-0123456789, 20251121T060000Z",
        "'AWS4-ECDSA-P256-SHA256 Credential=A/20251121/bedrock/aws4_request, Signature=0', 20251121T060000Z",
        "'AWS4-HMAC-SHA256 Credential=A/20251121/r/s/aws4_request, Signature=0',",
        ", 20251121T060000Z"
    })
    void leavesWhatIsNotSignedSoAsItIs(String authorization, String date) {
        Headers headers = new Headers();
        if (authorization != null) {
            headers.add("authorization", authorization);
        }
        if (date != null) {
            headers.add("x-amz-date", date);
        }

        assertThat(renewed("POST", "https://example.com/model/m/converse", "{}", headers))
                .isSameAs(headers);
    }

    @Test
    void signsWithWhicheverKeyTheApplicationHas() {
        URI target = URI.create("https://example.com/model/m/converse");
        RawRequest request = new RawRequest("POST", "/model/m/converse", null, new byte[0]);
        AwsSignature both = new AwsSignature(Map.of(
                "AWS_ACCESS_KEY_ID",
                "AKIDOFTHEVARIABLE",
                "AWS_SECRET_ACCESS_KEY",
                "another secret",
                "aws.accessKeyId",
                ID,
                "aws.secretAccessKey",
                SECRET));

        String byProperty = both.renewed(request, target, signed(ID, "20251121T060000Z", "r/bedrock"))
                .first("authorization");
        String byVariable = both.renewed(request, target, signed("AKIDOFTHEVARIABLE", "20251121T060000Z", "r/bedrock"))
                .first("authorization");

        assertThat(byProperty)
                .isEqualTo(SIGNATURE
                        .renewed(request, target, signed(ID, "20251121T060000Z", "r/bedrock"))
                        .first("authorization"));
        assertThat(byVariable).contains("Credential=AKIDOFTHEVARIABLE/").isNotEqualTo(byProperty);
    }

    @Test
    void saysWhichKeyIsMissing() {
        AwsSignature none = new AwsSignature(Map.of());
        URI target = URI.create("https://example.com/model/m/converse");
        RawRequest request = new RawRequest("POST", "/model/m/converse", null, new byte[0]);

        assertThatThrownBy(() -> none.renewed(request, target, signed(ID, "20251121T060000Z", "r/bedrock")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
                .hasMessageNotContaining("another one");
        assertThatThrownBy(
                        () -> SIGNATURE.renewed(request, target, signed("AKIDOTHER", "20251121T060000Z", "r/bedrock")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which is another one than theirs")
                .hasMessageNotContaining(SECRET);
    }
}
