text = "My order is late cancel my order please"
words = (word.lower() for word in text.split())
print(sum(1 for _ in words), "words")
different = set(words)
print(len(different), "different words")
