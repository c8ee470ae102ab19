package io.github.junitllm.samples.support.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the shop knows it.
 *
 * @param expectedDelivery null until the parcel has left, and when there is nothing to deliver
 * @param trackingNumber null until the parcel has left
 */
public record Order(
        String id,
        String customerId,
        Status status,
        List<String> items,
        @Nullable LocalDate expectedDelivery,
        @Nullable String trackingNumber) {

    public enum Status {
        PACKING,
        SHIPPED,
        DELIVERED,
        CANCELLED
    }
}
