"""Sends events at a steady rate from a process of its own and notes when it sent each."""

import multiprocessing
import time
from array import array
from pathlib import Path

import corpus
from stack import Stack


def send(stack: Stack, topics: tuple[str, ...], events: list[corpus.Event], rate: int, times: Path) -> None:
    """Returns when the last one is confirmed. With two topics the lists go to the second one.

    The times are doubles, seconds of the epoch just before the client took the event.
    """
    process = multiprocessing.get_context("fork").Process(target=_send, args=(stack, topics, events, rate, times))
    process.start()
    process.join()
    if process.exitcode != 0:
        raise SystemExit("the sender failed")


def _send(stack: Stack, topics: tuple[str, ...], events: list[corpus.Event], rate: int, times: Path) -> None:
    forms = [corpus.flat(event) for event in events] if len(topics) == 2 else [(event[1], []) for event in events]
    producer = corpus.new_producer(stack)
    sent = array("d")
    begun = time.time()
    for number, (document, lines) in enumerate(forms):
        early = begun + number / rate - time.time()
        if early > 0.0005:
            producer.poll(0)
            time.sleep(early)
        sent.append(time.time())
        producer.produce(topics[0], key=events[number][0], value=document)
        for line in lines:
            producer.produce(topics[1], key=events[number][0], value=line)
    producer.flush(60)
    with open(times, "wb") as file:
        sent.tofile(file)
