"""The time of a token, with llama.cpp: `token_speed.py prefill|decode MODEL THREADS [--time]`."""

import sys

from xllamacpp import CommonParams, Server

ANSWER = 32

params = CommonParams()
params.model.path = sys.argv[2]
params.cpuparams.n_threads = int(sys.argv[3])
params.cpuparams_batch.n_threads = int(sys.argv[3])
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
if "--time" in sys.argv:
    milliseconds, count = 0.0, 0
    while milliseconds < 2000:
        one = timings()
        if sys.argv[1] == "prefill":
            milliseconds += one["prompt_ms"]
            count += one["prompt_n"]
        else:
            milliseconds += one["predicted_ms"]
            count += one["predicted_n"] - 1
    print(f"seconds {milliseconds / 1000 / count:.9f}")
