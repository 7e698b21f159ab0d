"""The tables of the peers: Feira's columns, and the unique keys that make their second deliveries harmless."""

from stack import Stack

EVENT = {
    "event_id": "text NOT NULL",
    "event_type": "text NOT NULL",
    "occurred_at": "timestamptz NOT NULL",
    "invoice_id": "text NOT NULL",
    "version": "integer NOT NULL",
    "issued_at": "timestamptz NOT NULL",
    "customer_id": "text NOT NULL",
    "customer_state": "text",
    "payment_type": "text NOT NULL",
    "installments": "integer NOT NULL",
    "currency": "text NOT NULL",
    "products_amount": "numeric(18,2) NOT NULL",
    "freight_amount": "numeric(18,2) NOT NULL",
    "discount_amount": "numeric(18,2) NOT NULL",
    "icms_amount": "numeric(18,2) NOT NULL",
    "pis_amount": "numeric(18,2) NOT NULL",
    "cofins_amount": "numeric(18,2) NOT NULL",
    "total_amount": "numeric(18,2) NOT NULL",
}
LINE = {
    "invoice_id": "text NOT NULL",
    "version": "integer NOT NULL",
    "line_number": "integer NOT NULL",
    "product_id": "text NOT NULL",
    "seller_id": "text NOT NULL",
    "quantity": "integer NOT NULL",
    "unit_price": "numeric(18,2) NOT NULL",
    "amount": "numeric(18,2) NOT NULL",
    "cfop": "text",
    "ncm": "text",
    "icms_rate": "numeric(18,4)",
}
EVENT_KEY = ("invoice_id", "version")
LINE_KEY = ("invoice_id", "version", "line_number")


def make(stack: Stack, schema: str) -> None:
    stack.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
    stack.execute(f"CREATE SCHEMA {schema}")
    for table, columns, key in (("invoice_events", EVENT, EVENT_KEY), ("invoice_event_lines", LINE, LINE_KEY)):
        declared = ", ".join(f"{name} {type}" for name, type in columns.items())
        stack.execute(f"CREATE TABLE {schema}.{table} ({declared}, PRIMARY KEY ({', '.join(key)}))")


def connect_schema(columns: dict[str, str]) -> dict:
    """The columns as Kafka Connect describes them."""
    return {
        "type": "struct",
        "optional": False,
        "fields": [_field(name, type) for name, type in columns.items()],
    }


def _field(name: str, type: str) -> dict:
    common = {"field": name, "optional": not type.endswith("NOT NULL")}
    match type.split()[0].split("(")[0]:
        case "integer":
            return common | {"type": "int32"}
        case "timestamptz":
            return common | {"type": "string", "name": "io.debezium.time.ZonedTimestamp", "version": 1}
        case "numeric":
            scale = type.split(",")[1].split(")")[0]
            decimal = {"name": "org.apache.kafka.connect.data.Decimal", "version": 1, "parameters": {"scale": scale}}
            return common | {"type": "bytes"} | decimal
        case _:
            return common | {"type": "string"}
