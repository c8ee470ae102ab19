package io.github.junitllm.clients;

import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Does with signatures what AWS does: works each out anew from what arrived, with the signer of AWS. Thread-safe. */
final class SignedAws implements StandInProvider.Script {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=(?<id>[^/]+)/\\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request,"
                    + " SignedHeaders=(?<headers>[^,]+), Signature=[0-9a-f]{64}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    /** What the signer adds by itself. */
    private static final Set<String> ADDED =
            Set.of("host", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token");

    private final AwsCredentials credentials;
    private final StandInProvider.Script script;
    private final List<String> hosts = new CopyOnWriteArrayList<>();

    SignedAws(AwsCredentials credentials, StandInProvider.Script script) {
        this.credentials = credentials;
        this.script = script;
    }

    /** The hosts of the requests whose signatures were right. */
    List<String> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public void answer(StandInProvider.Call call) throws IOException {
        String given = call.header("authorization");
        if (given == null || !given.equals(expected(call, given))) {
            call.with(
                            "x-amzn-errortype",
                            "InvalidSignatureException:http://internal.amazon.com/coral/com.amazon.coral/")
                    .json(
                            403,
                            "{\"message\":\"The request signature we calculated does not match the signature you"
                                    + " provided. Check your AWS Secret Access Key and signing method.\"}");
            return;
        }
        hosts.add(String.valueOf(call.header("host")));
        script.answer(call);
    }

    private @Nullable String expected(StandInProvider.Call call, String given) {
        Matcher parts = AUTHORIZATION.matcher(given);
        if (!parts.matches() || !parts.group("id").equals(credentials.accessKeyId())) {
            return null;
        }
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(call.method()))
                .uri(URI.create("http://" + call.header("host") + call.target()));
        Arrays.stream(parts.group("headers").split(";", -1))
                .filter(name -> !ADDED.contains(name))
                .forEach(name -> request.putHeader(name, String.valueOf(call.header(name))));
        Instant time = TIME.parse(String.valueOf(call.header("x-amz-date")), Instant::from);
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromUtf8String(call.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, parts.group("service"))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, parts.group("region"))
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElse(null);
    }
}
