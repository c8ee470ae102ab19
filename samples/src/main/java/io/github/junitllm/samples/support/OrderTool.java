package io.github.junitllm.samples.support;

import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.github.junitllm.samples.support.orders.Order;
import io.github.junitllm.samples.support.orders.OrderBook;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries out the model's order look-ups for one signed-in customer. */
record OrderTool(OrderBook orders, String customerId, Spans spans) {

    /** What the model is told: no more than the customer may read. */
    private record Result(
            String orderId,
            boolean found,
            @Nullable String status,
            List<String> items,
            @Nullable String expectedDelivery,
            @Nullable String trackingNumber) {

        static Result of(Order order) {
            return new Result(
                    order.id(),
                    true,
                    order.status().name(),
                    order.items(),
                    Objects.toString(order.expectedDelivery(), null),
                    order.trackingNumber());
        }

        static Result notFound(String orderId) {
            return new Result(orderId, false, null, List.of(), null, null);
        }
    }

    /** @throws OpenAIInvalidDataException when the model called another tool or left the order number out */
    ChatCompletionToolMessageParam answer(ChatCompletionMessageToolCall call) {
        return spans.ofTool(LookUpOrder.NAME, call.asFunction().id(), () -> lookUp(call));
    }

    private ChatCompletionToolMessageParam lookUp(ChatCompletionMessageToolCall call) {
        String orderId =
                call.asFunction().function().arguments(LookUpOrder.class).orderId();
        Result result = orders.find(customerId, orderId).map(Result::of).orElseGet(() -> Result.notFound(orderId));
        return ChatCompletionToolMessageParam.builder()
                .toolCallId(call.asFunction().id())
                .contentAsJson(result)
                .build();
    }
}
