"""Shows that a bounded queue stops the reader, with a bar on standard error."""

from queue import Full, Queue
from threading import Lock, Thread

from tqdm import tqdm

from features import generate, row

COUNT = 2000
BOUND = 4
WORKERS = 2


def taken(queue: Queue) -> int:
    """How many documents the queue takes while nobody receives."""
    count = 0
    try:
        for document in generate(COUNT):
            queue.put_nowait(document)
            count += 1
    except Full:
        pass
    return count


class Gauge:
    """Counts the documents in memory."""

    def __init__(self):
        self.lock, self.alive, self.most = Lock(), 0, 0

    def change(self, by: int):
        with self.lock:
            self.alive += by
            self.most = max(self.most, self.alive)


# ANCHOR: run
def run(documents, bound: int, workers: int, gauge: Gauge) -> list[int]:
    """The words of each worker's documents, of which few wait in the queue."""
    queue, counts = Queue(bound), []

    def work():
        count = 0
        while (document := queue.get()) is not None:
            count += sum(row(document))
            gauge.change(-1)
        counts.append(count)

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for document in documents:
        gauge.change(1)
        queue.put(document)
    for _ in threads:
        queue.put(None)  # one for each worker: nothing more will come
    for thread in threads:
        thread.join()
    return counts
# ANCHOR_END: run


def main():
    print(f"nobody receives: a queue bounded to {BOUND} takes {taken(Queue(BOUND))}")
    print(f"nobody receives: an unbounded queue takes {taken(Queue())}")

    gauge = Gauge()
    # ANCHOR: bar
    documents = tqdm(generate(COUNT), total=COUNT, disable=None)
    counts = run(documents, BOUND, WORKERS, gauge)
    # ANCHOR_END: bar
    limit = BOUND + 1 + WORKERS  # queue, reader, workers
    print(f"{sum(counts)} words in {COUNT} documents")
    within = "yes" if gauge.most <= limit else "no"
    print(f"never more than {limit} documents in memory: {within}")


if __name__ == "__main__":
    main()
