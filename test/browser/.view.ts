import { boot, run, view, filesOf, prompt, changesOf } from '/work/main/src/docker/index.ts';
const at = 1732000000000;
let host = await boot({ seed: 3, at, platform: 'linux/arm64', directory: '/home/student', images: [], catalogue: null, files: { 'hello.Dockerfile': 'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\n\nFROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n', 'main.go': 'package main\n\nimport "fmt"\n\nfunc main() {\n    fmt.Println("Hello World")\n}\n' } as never });
for (const line of ['docker build -f hello.Dockerfile -t sem04/hello .', 'docker image ls', 'docker run --name h sem04/hello', 'echo "// x" >> main.go', 'docker build -f hello.Dockerfile -t sem04/hello .']) {
  const r = await run(host, line, { at: at + 1000, columns: 110, stdin: '' });
  host = r.host;
  console.log(line, r.outcome.exitCode, r.outcome.duration); console.log(JSON.stringify(r.outcome.stdout.slice(0, 300)), r.outcome.stderr.slice(-600));
  console.log(JSON.stringify(r.traffic.map(c => [c.from, c.to, c.request.slice(0, 80), c.sent, c.received, c.layer?.slice(0, 14)])));
}
const v = view(host);
console.log(JSON.stringify({ images: v.images.map(i => [i.tags, i.size, i.layers.length]), builds: v.builds.map(b => ({ d: b.dockerfile, t: b.tags, steps: b.steps.map(s => [s.name, s.stage, s.instruction, s.line, s.state, s.cause, s.layer?.slice(0, 12), s.size, s.duration]), ctx: b.context, dur: b.duration })), layers: Object.values(v.layers).map(l => [l.chainId.slice(7, 19), l.parent?.slice(7, 19), l.size, l.instruction, l.createdBy.slice(0, 60)]), containers: v.containers }, null, 1));
