package io.github.junitllm.samples.support.orders;

import java.util.Optional;

/** Where orders are looked up. */
@FunctionalInterface
public interface OrderBook {

    /**
     * Finds an order of this customer. An order of somebody else is not found: which orders a conversation may see is
     * decided here, never by the model.
     */
    Optional<Order> find(String customerId, String orderId);
}
