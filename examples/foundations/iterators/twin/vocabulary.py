def encode(message, ids):
    return [ids.get(word, 0) for word in message.split()]


words = ["my", "order", "is"]  # the most frequent first
ids = {word: id for id, word in enumerate(words, start=1)}

for message in ["where is my order", "is my money safe"]:
    print(f"{message}: {encode(message, ids)}")
