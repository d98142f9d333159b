import assert from 'node:assert/strict';
import { fileSystemOf, standIn } from '../../../src/docker/filesystem/index.ts';
import { alpine, runInAlpine } from './machine.ts';

const HELLO = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello World")\n}\n';

function workshop(files: Readonly<Record<string, string>>) {
  const filesystem = alpine();
  const tree = fileSystemOf(filesystem, { now: () => 0 });
  tree.mkdir('/usr/local/go/bin', { recursive: true });
  tree.write('/usr/local/go/bin/go', standIn(13_000_000, 'go', { name: 'go', data: '1.23.6' }), { mode: 0o755 });
  tree.mkdir('/src', { recursive: true });
  for (const [name, text] of Object.entries(files)) tree.write(`/src/${name}`, text);
  const env = ['PATH=/usr/local/go/bin:/bin', 'GO111MODULE=off', 'GOPATH=/go'];
  const sh = (script: string, given = {}) =>
    runInAlpine(['sh', '-c', script], { filesystem, cwd: '/src', platform: 'linux/arm64', env, ...given });
  return { sh, tree };
}

describe('go', () => {
  it('builds a program that prints, and leaves the cache that makes the layer large', async () => {
    const { sh, tree } = workshop({ 'main.go': HELLO });
    const built = await sh('go build -o hello ./ && ls -l hello && ./hello');
    assert.match(built.stdout, /21\d{5}.*hello\nHello World\n$/);
    const first = built.duration ?? 0;
    const again = await sh('go build -o hello ./');
    assert.ok((again.duration ?? first) < first / 3);
    assert.ok(tree.list('/root/.cache/go-build').length > 4);
    assert.equal((await sh('du -sm /root/.cache | cut -f1')).stdout, '29\n');
  });

  it('names what it builds, and builds for other machines', async () => {
    const { sh } = workshop({ 'main.go': HELLO });
    assert.equal((await sh('go build && ls')).stdout, 'main.go\nsrc\n');
    const other = await sh('GOARCH=amd64 go build -o x . && ./x');
    assert.match(other.stderr, /exec format error/);
    assert.equal(
      (await sh('go version; go env GOARCH; go run main.go')).stdout,
      'go version go1.23.6 linux/arm64\narm64\nHello World\n',
    );
  });

  it('reads no flag after a file or a package', async () => {
    const { sh } = workshop({ 'main.go': HELLO });
    const { stderr, exitCode } = await sh('go build main.go -o x');
    assert.deepEqual([stderr, exitCode], ['named files must be .go files: -o\n', 1]);
    assert.match(JSON.stringify((await sh('go build . -o x')).ending), /with -o after a package is not simulated/);
    assert.equal((await sh('go build -o x main.go; ls')).stdout, 'main.go\nx\n');
  });

  it('says what is wrong as the compiler says it', async () => {
    const faults = async (text: string) => (await workshop({ 'main.go': text }).sh('go build')).stderr;
    assert.equal(
      await faults('package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tx := 5\n\tfmt.Println(y)\n}\n'),
      '# _/src\n./main.go:5:2: "os" imported and not used\n./main.go:9:2: declared and not used: x\n./main.go:10:14: undefined: y\n',
    );
    assert.equal(
      await faults('package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello World"\n}\n'),
      '# _/src\n./main.go:6:27: syntax error: unexpected newline in argument list; possibly missing comma or )\n',
    );
    assert.equal(
      await faults('package main\nfunc main() {'),
      '# _/src\n./main.go:2:14: syntax error: unexpected EOF, expected }\n',
    );
    assert.equal(
      await faults('package main\n'),
      '# _/src\nruntime.main_main·f: function main is undeclared in the main package\n',
    );
    assert.equal((await workshop({}).sh('go build')).stderr, 'no Go files in /src\n');
    assert.equal(
      (await workshop({ 'main.go': HELLO }).sh('GO111MODULE= go build')).stderr,
      "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
    );
  });

  it('plays what a first program does', async () => {
    const program = `package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

const greeting = "Привет"

func add(a, b int) (int, error) {
	if b < 0 {
		return 0, fmt.Errorf("negative: %d", b)
	}
	return a + b, nil
}

func main() {
	name := os.Getenv("NAME")
	if name == "" {
		name = "мир"
	}
	fmt.Printf("%s, %s! %5.2f|%-4d|%04d|%v|%q\\n", greeting, name, 3.14159, 7, 42, []int{1, 2}, "x")
	for i, word := range strings.Fields("a b") {
		sum, err := add(i, 10)
		fmt.Println(i, word, sum, err)
	}
	_, err := add(1, -1)
	fmt.Fprintln(os.Stderr, "error:", err)
	counts := map[string]int{"one": 1}
	counts["two"] += 2
	switch len(counts) {
	case 2:
		fmt.Println(counts, len(os.Args))
	default:
		fmt.Println("never")
	}
	defer fmt.Println("not printed: os.Exit does not wait")
	time.Sleep(1500 * time.Millisecond)
	os.Exit(3)
}
`;
    const { sh } = workshop({ 'main.go': program });
    await sh('go build -o p .');
    const ran = await sh('./p one two');
    assert.equal(
      ran.stdout,
      'Привет, мир!  3.14|7   |0042|[1 2]|"x"\n0 a 10 <nil>\n1 b 11 <nil>\nmap[one:1 two:2] 3\n',
    );
    assert.equal(ran.stderr, 'error: negative: -1\n');
    assert.deepEqual([ran.exitCode, ran.duration], [3, 1500]);
  });

  it('says plainly what it does not compile', async () => {
    const { sh } = workshop({
      'main.go': 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(":80", nil)\n}\n',
    });
    const refused = (message: string) => ({ kind: 'not-simulated', exitCode: 1, message, what: '' });
    const built = await sh('go build -o server . && ls -s server');
    assert.deepEqual(built.remarks, [{ kind: 'uncompiled', tool: 'go build', left: '`server`' }]);
    assert.match(built.stdout, /^ *\d{4} server\n$/);
    assert.deepEqual(
      (await sh('./server')).ending,
      refused('server cannot be run here: `go build` is not simulated, and compiled nothing'),
    );
    assert.deepEqual(
      (await sh('go run main.go')).ending,
      refused('the package net/http in Go programs is not simulated'),
    );
  });

  it('says of what is missing in Go that it does not compile that it is missing', async () => {
    const { sh } = workshop({
      'main.go':
        'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/some/router"\n)\n\nfunc main() { http.Handle("/", router.New()) }\n',
    });
    const { stderr, exitCode } = await sh('unset GO111MODULE; go mod init app 2>/dev/null; go build -o server .');
    assert.deepEqual(
      [exitCode, stderr],
      [
        1,
        'main.go:6:2: no required module provides package github.com/some/router; to add it:\n\tgo get github.com/some/router\n',
      ],
    );
  });
});
