package io.github.junitllm.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.apiguardian.api.API;

/** Gives each SDK that is configured from properties a {@link SpanCollector}. Found as a service by OpenTelemetry. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpanCollectorCustomizer implements AutoConfigurationCustomizerProvider {

    @Override
    public void customize(AutoConfigurationCustomizer configuration) {
        configuration.addTracerProviderCustomizer(
                (provider, properties) -> provider.addSpanProcessor(SpanCollector.create()));
    }
}
