MESSAGES = """\
Where is my order
My order is late
Cancel my order please
I want my money back"""

lengths = [len(message.split()) for message in MESSAGES.splitlines()]
print(f"words per message: {lengths}")

late = [message for message in MESSAGES.splitlines() if "late" in message]
print(f"about delays: {', '.join(late)}")

total = sum(lengths)
print(f"{total} words in all")
