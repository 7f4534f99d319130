text = "My order is late cancel my order please"
words = [word.lower() for word in text.split()]
print(len(words), "words")
different = set(words)
print(len(different), "different words")
