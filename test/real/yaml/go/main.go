// Reads YAML as kubectl does. Each line of the input is a document as a JSON string; each line of the output is what was read, as
// JSON, or "!" and what was wrong.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"

	"sigs.k8s.io/yaml"
)

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			out.Write(read(line))
			out.WriteByte('\n')
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			panic(err)
		}
	}
}

func read(line []byte) []byte {
	var text string
	if err := json.Unmarshal(line, &text); err != nil {
		panic(err)
	}
	value, err := yaml.YAMLToJSONStrict([]byte(text))
	if err != nil {
		return append([]byte("!"), bytes.ReplaceAll([]byte(err.Error()), []byte("\n"), []byte(" "))...)
	}
	return value
}
