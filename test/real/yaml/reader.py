# Reads YAML as Python programs do. Each line of the input is a document as a JSON string; each line of the output is what was
# read, as JSON, or "!" and what was wrong.
import json
import sys

import yaml

for line in sys.stdin.buffer:
    try:
        value = json.dumps(yaml.safe_load(json.loads(line)), allow_nan=False)
    except Exception as error:
        value = '!' + ' '.join(str(error).split())
    print(value)
