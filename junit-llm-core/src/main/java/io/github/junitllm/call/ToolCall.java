package io.github.junitllm.call;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A tool the model wants called, or had called by its provider.
 *
 * @param id the provider's id for this call, which the application sends back with the result
 * @param name name of the tool
 * @param arguments arguments as the model wrote them: JSON text where the model kept to the schema
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ToolCall(@Nullable String id, String name, String arguments) {}
