from collections import Counter

MESSAGES = """\
Where is my order
My order is late
Cancel my order please
I want my money back"""

counts = Counter(word.lower() for word in MESSAGES.split())
for word, count in counts.most_common(3):
    print(count, word)
