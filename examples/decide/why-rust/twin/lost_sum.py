import time
from threading import Thread

total = 0


def squares(part):
    time.sleep(0.2 * len(part))  # stands for slow work
    return sum(sample * sample for sample in part)


def add(part):
    global total
    total += squares(part)


threads = [Thread(target=add, args=[part]) for part in ([1, 2], [3, 4, 5])]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
