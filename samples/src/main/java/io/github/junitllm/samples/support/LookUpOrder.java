package io.github.junitllm.samples.support;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Objects;

/** The arguments of the assistant's only tool; the function the model sees is made from this record. */
@JsonTypeName(LookUpOrder.NAME)
@JsonClassDescription("Looks up the status and delivery date of one order of the signed-in customer")
record LookUpOrder(
        @JsonPropertyDescription("The order number, such as AP-12345")
        String orderId) {
    static final String NAME = "look_up_order";

    LookUpOrder {
        Objects.requireNonNull(orderId, "orderId");
    }
}
