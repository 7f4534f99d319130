import sys

from xllamacpp import CommonParams, Server

params = CommonParams()
params.model.path = sys.argv[1]
server = Server(params)

prompt = """<|im_start|>user
What is the capital of France?<|im_end|>
<|im_start|>assistant
"""
answer = server.handle_completions({"prompt": prompt, "temperature": 0})
print(answer["choices"][0]["text"])
