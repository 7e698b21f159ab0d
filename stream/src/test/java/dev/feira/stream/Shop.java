package dev.feira.stream;

import dev.feira.jdbc.ConnectionSettings;
import dev.feira.sandbox.ServerStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The shop's streams and events for them.
public final class Shop {
    private static final Path FOLDER = Path.of("../projects/olist/streams");

    private Shop() {}

    /// The invoices, as the project declares them.
    public static Stream invoices(String topic) {
        return Stream.declared("invoices", invoiceFile(topic, Optional.empty()), FOLDER);
    }

    /// The invoices with another folder of schemas.
    public static Stream invoices(String topic, Path schemas) {
        return Stream.declared("invoices", invoiceFile(topic, Optional.of(schemas)), FOLDER);
    }

    private static StreamFile invoiceFile(String topic, Optional<Path> schemas) {
        StreamFile.Sink sink = new StreamFile.Sink(
                "invoice_events",
                List.of("invoice_id", "version"),
                Map.of("lines", "invoice_event_lines"),
                Map.of(
                        "invoices",
                        "SELECT DISTINCT ON (invoice_id) * FROM invoice_events ORDER BY invoice_id, version DESC"),
                Map.of());
        return new StreamFile(
                Optional.empty(), topic, Optional.of(2), schemas, Optional.empty(), Optional.empty(), sink);
    }

    public static SinkSettings sink(ServerStatus server) {
        return new SinkSettings(
                ConnectionSettings.of(
                        server.host(),
                        server.port(),
                        server.database(),
                        server.owner().user(),
                        server.owner().password()),
                SinkSettings.SCHEMA);
    }

    /// An invoice with lines, each of one real.
    public static byte[] invoice(String id, int version, int lines) {
        return invoice(id, version, lines, "1.00");
    }

    public static byte[] invoice(String id, int version, int lines, String total) {
        String hex = "0123456789abcdef0123456789abcdef";
        String list = IntStream.rangeClosed(1, lines)
                .mapToObj(it -> """
                        {"line_number": %d, "product_id": "%s", "seller_id": "%s", "quantity": 1, "unit_price": 1,
                         "amount": 1.00, "ncm": null, "icms_rate": 0.1800}""".formatted(it, hex, hex))
                .collect(Collectors.joining(","));
        return """
                {"lines": [%s], "event_id": "%s-%d", "event_type": "issued", "occurred_at": "2026-11-24T12:00:00.123456Z",
                 "invoice_id": "%s", "version": %d, "issued_at": "2026-11-24T09:00:00-03:00", "customer_id": "%s",
                 "customer_state": "SP", "payment_type": "boleto", "installments": 1, "currency": "BRL",
                 "products_amount": 1.0, "freight_amount": 0, "discount_amount": 0, "icms_amount": 0.18,
                 "pis_amount": 0.01, "cofins_amount": 0.03, "total_amount": %s, "unknown": {"deep": [1, 2]}}""".formatted(list, id, version, id, version, hex, total).getBytes(StandardCharsets.UTF_8);
    }
}
