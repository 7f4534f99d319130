"""Fetches a hundred documents at once from a server that starts with it."""

import asyncio

from features import texts, words

REQUESTS = 100


# ANCHOR: fetch
async def fetch(port: int, number: int) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(number.to_bytes(4, "big"))
    document = await reader.read()
    writer.close()
    return document
# ANCHOR_END: fetch


async def main():
    documents, all_have_asked = texts(), asyncio.Barrier(REQUESTS)

    async def answer(reader, writer):
        number = int.from_bytes(await reader.readexactly(4), "big")
        await all_have_asked.wait()
        writer.write(documents[number % len(documents)])
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=REQUESTS)
    port = server.sockets[0].getsockname()[1]
    # ANCHOR: gather
    replies = await asyncio.gather(*(fetch(port, i) for i in range(REQUESTS)))
    # ANCHOR_END: gather
    count = sum(len(words(reply)) for reply in replies)
    print(f"{len(replies)} documents of {count} words, awaited on one thread")
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
