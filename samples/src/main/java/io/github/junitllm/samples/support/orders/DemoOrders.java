package io.github.junitllm.samples.support.orders;

import io.github.junitllm.samples.support.orders.Order.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Five orders of two invented customers, in place of the shop's database. */
public final class DemoOrders implements OrderBook {
    private static final List<Order> ORDERS = List.of(
            new Order(
                    "AP-20417",
                    "C-1001",
                    Status.SHIPPED,
                    List.of("Trail jacket, M"),
                    LocalDate.of(2026, 11, 24),
                    "DHL 4471 0092"),
            new Order("AP-20455", "C-1001", Status.PACKING, List.of("Wool socks", "Head torch"), null, null),
            new Order(
                    "AP-19980",
                    "C-1001",
                    Status.DELIVERED,
                    List.of("Two-person tent"),
                    LocalDate.of(2026, 10, 2),
                    "DHL 4468 7310"),
            new Order("AP-20102", "C-1001", Status.CANCELLED, List.of("Camping stove"), null, null),
            new Order(
                    "AP-30771",
                    "C-2002",
                    Status.SHIPPED,
                    List.of("Down sleeping bag"),
                    LocalDate.of(2026, 11, 26),
                    "DHL 4499 1205"));

    @Override
    public Optional<Order> find(String customerId, String orderId) {
        String wanted = orderId.strip().toUpperCase(Locale.ROOT);
        return ORDERS.stream()
                .filter(order -> order.id().equals(wanted) && order.customerId().equals(customerId))
                .findFirst();
    }
}
