"""The events that all contenders read: made by `feira stream produce`, in the form that each of them can read."""

import json

from confluent_kafka import Consumer, Producer, TopicPartition

from stack import PARTITIONS, Stack, command

TOPIC = "invoices"
FLAT_EVENTS = "bench-flat-events"
FLAT_LINES = "bench-flat-lines"

Event = tuple[bytes, bytes]


def size(stack: Stack, topic: str) -> int:
    consumer = Consumer({"bootstrap.servers": stack.brokers, "group.id": "bench-size"})
    try:
        if topic not in consumer.list_topics(timeout=20).topics:
            return 0
        places = [TopicPartition(topic, partition) for partition in range(PARTITIONS)]
        marks = [consumer.get_watermark_offsets(place, timeout=20) for place in places]
        return sum(high - low for low, high in marks)
    finally:
        consumer.close()


def produce(stack: Stack, events: int) -> None:
    missing = events - size(stack, TOPIC)
    if missing > 0:
        command(stack.feira, stack.project, "stream", "produce", "invoices", "--rate", "max", "--count", str(missing))


def read(stack: Stack, count: int) -> list[Event]:
    """The first events of the topic, a quarter of them from each partition, in turn."""
    lanes = [_partition(stack, partition, count // PARTITIONS) for partition in range(PARTITIONS)]
    return [event for together in zip(*lanes) for event in together]


def _partition(stack: Stack, partition: int, count: int) -> list[Event]:
    consumer = Consumer({"bootstrap.servers": stack.brokers, "group.id": "bench-corpus", "enable.auto.commit": False})
    consumer.assign([TopicPartition(TOPIC, partition, 0)])
    events: list[Event] = []
    while len(events) < count:
        for message in consumer.consume(10_000, timeout=10):
            events.append((message.key(), message.value()))
    consumer.close()
    return events[:count]


def flat(event: Event) -> tuple[bytes, list[bytes]]:
    """The same event without its list, and the list's entries with the event's key: what a sink of flat records can read."""
    document = json.loads(event[1])
    key = {"invoice_id": document["invoice_id"], "version": document["version"]}
    lines = [json.dumps(key | line).encode() for line in document.pop("lines")]
    return json.dumps(document).encode(), lines


def fill_flat(stack: Stack, events: list[Event]) -> None:
    if size(stack, FLAT_EVENTS) == len(events):
        return
    for topic in (FLAT_EVENTS, FLAT_LINES):
        stack.fresh_topic(topic)
    producer = new_producer(stack)
    for event in events:
        document, lines = flat(event)
        put(producer, FLAT_EVENTS, event[0], document)
        for line in lines:
            put(producer, FLAT_LINES, event[0], line)
    producer.flush(60)


def new_producer(stack: Stack) -> Producer:
    """Partitions as Java's client does, confirms by all replicas, sends at once."""
    return Producer(
        {
            "bootstrap.servers": stack.brokers,
            "partitioner": "murmur2_random",
            "acks": "all",
            "linger.ms": 1,
            "queue.buffering.max.messages": 1_000_000,
        }
    )


def put(producer: Producer, topic: str, key: bytes, value: bytes) -> None:
    while True:
        try:
            producer.produce(topic, key=key, value=value)
            producer.poll(0)
            return
        except BufferError:
            producer.poll(0.1)
