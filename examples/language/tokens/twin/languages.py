"""One sentence in six languages: characters, bytes, and tokens of two vocabularies."""

from vocabularies import book, smollm2

# ANCHOR: main
SENTENCES = {
    "English": "Every child has the right to go to school.",
    "German": "Jedes Kind hat das Recht, zur Schule zu gehen.",
    "Spanish": "Todo niño tiene derecho a ir a la escuela.",
    "Russian": "Каждый ребёнок имеет право ходить в школу.",
    "Hindi": "हर बच्चे को स्कूल जाने का अधिकार है।",
    "Chinese": "每个孩子都有上学的权利。",
}

small, large = book(), smollm2()
print("language  characters  bytes  book  SmolLM2")
for language, text in SENTENCES.items():
    sizes = len(text), len(text.encode())
    counts = len(small.encode(text).ids), len(large.encode(text).ids)
    print(f"{language:10}{sizes[0]:10}{sizes[1]:7}{counts[0]:6}{counts[1]:9}")
# ANCHOR_END: main
