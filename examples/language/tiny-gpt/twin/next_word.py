import sys
from collections import defaultdict
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "data" / "prose.txt"
path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
words = path.read_text(encoding="utf-8").split()
followers = defaultdict(list)
for word, follower in zip(words, words[1:]):
    followers[word].append(follower)
word, random = "The", 1
for place in range(1, 61):
    print(word, end="\n" if place % 12 == 0 else " ")
    random = (random * 6364136223846793005 + 1) % 2**64
    options = followers[word]
    word = options[(random >> 33) % len(options)]
