import assert from 'node:assert/strict';
import { freeze, type Host, thaw } from '../../../src/docker/index.ts';
import { played, said, type } from './world.ts';

const FLASK = `from flask import Flask, jsonify, request, abort
app = Flask(__name__)
seen = []

@app.route("/")
def home():
    return "hello from flask"

@app.get("/hello/<name>")
def hello(name):
    return f"hello {name} {request.args.get('mark', '?')}"

@app.route("/notes", methods=["GET", "POST"])
def notes():
    if request.method == "POST":
        seen.append(request.get_json()["text"])
        with open("/tmp/notes", "a") as f:
            f.write(seen[-1] + "\\n")
        return jsonify(count=len(seen)), 201
    return {"notes": seen}

@app.get("/teapot")
def teapot():
    abort(418)

@app.get("/fails")
def fails():
    return 1 / 0

@app.get("/templated")
def templated():
    from flask import render_template
    return render_template("a.html")

app.run(host="0.0.0.0", port=5000)
`;
const HANDLER = `from http.server import BaseHTTPRequestHandler, HTTPServer
hits = 0
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        global hits
        hits += 1
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(f"{hits} {self.headers['Host']} {self.headers.get('X-Real-IP')}\\n".encode())
HTTPServer(("", 8000), Handler).serve_forever()
`;
const SITE = `server {
  listen 80;
  root /usr/share/nginx/html;
  location /api/ { proxy_pass http://api:8000/; proxy_set_header X-Real-IP $remote_addr; }
  location = /health { return 200 "fine\\n"; }
  location /old { return 301 /new; }
}
`;
const NODE = `const http = require('http');
let hits = 0;
http
  .createServer(async (req, res) => {
    if (req.url === '/slow') await new Promise(done => setTimeout(done, 200));
    if (req.method !== 'POST') return res.end('hit ' + ++hits);
    let body = '';
    req.on('data', part => (body += part));
    req.on('end', () => {
      res.writeHead(201, { 'Content-Type': 'text/plain' });
      res.end(body.toUpperCase());
    });
  })
  .listen(3000, () => console.log('up'));
`;
const EXPRESS = `const express = require('express');
const app = express();
app.use(express.json());
const todos = [];
app.get('/', (req, res) => res.send('Hello World!'));
app.post('/todos', (req, res) => res.status(201).json({ id: todos.push(req.body), ...req.body }));
app.get('/todos/:id', (req, res) => res.json(todos[req.params.id - 1] ?? { missing: req.params.id }));
app.listen(process.env.PORT || 3000);
`;
const FILES = {
  'server.js': NODE,
  'express.js': EXPRESS,
  'package.json': '{"name":"x","version":"1.0.0","dependencies":{"express":"^4.19.2"}}',
  'node.Dockerfile': 'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json .\nRUN npm install\nCOPY *.js .\n',
  'notes.py': FLASK,
  'handler.py': HANDLER,
  'local.py': FLASK.replace('host="0.0.0.0", ', ''),
  'site.conf': SITE,
  Dockerfile: 'FROM python:3.12-slim\nRUN pip install flask\nWORKDIR /app\nCOPY *.py ./\n',
};

/** A host that was put away and taken out again. */
const again = (host: Host): Host => thaw(JSON.parse(JSON.stringify(freeze(host))), null);

describe('what a web server in a container answers', () => {
  let host: Host;
  before(async () => {
    ({ host } = await played(
      [
        'docker build -q -t app .',
        'docker network create net',
        'docker run -d --network net --name flask -p 5000:5000 app python notes.py',
        'docker run -d --network net --name api app python handler.py',
        'docker run -d --network net --name web -p 8080:80 -v $PWD/site.conf:/etc/nginx/conf.d/default.conf nginx:1.27-alpine',
        'docker run -d --name local -p 5001:5000 app python local.py',
        'docker run -d --name files -p 9000:8000 -w /srv app python -m http.server',
      ],
      { files: FILES },
    ));
  });

  it('is what its program gives, or a plain word that it is not simulated', async () => {
    assert.equal(await said(host, 'curl -s localhost:5000'), 'hello from flask');
    assert.equal(await said(host, "curl -s 'localhost:5000/hello/ann?mark=%21'"), 'hello ann !');
    assert.match(
      await said(host, 'curl -si localhost:5000/teapot'),
      /^HTTP\/1\.1 418 I'M A TEAPOT\r\nServer: Werkzeug\/3\.1\.3 Python\/3\.12\.9\r\nDate: [^\n]*\r\nContent-Type: text\/html; charset=utf-8\r\nContent-Length: 146\r\nConnection: close\r\n\r\n<!doctype html>\n/,
    );
    assert.match(
      await said(host, 'curl -s localhost:5000/none'),
      /<p>The requested URL was not found on the server\. /,
    );
    assert.match(await said(host, 'curl -s localhost:5000/fails'), /<title>500 Internal Server Error<\/title>/);
    const { outcome } = await type(host, 'curl -s localhost:5000/templated');
    assert.equal(outcome.stdout, '');
    assert.equal(outcome.ending.kind, 'not-simulated');
    assert.match(outcome.stderr, /flask\.render_template in a server is not simulated here/);
  });

  it('knows what it was told before, whether or not the host was put away meanwhile', async () => {
    const post = (text: string) =>
      `curl -s -H 'Content-Type: application/json' -d '{"text":"${text}"}' localhost:5000/notes`;
    for (const keep of [(each: Host) => each, again]) {
      const first = await type(host, post('a'));
      assert.equal(first.outcome.stdout, '{"count":1}\n');
      const second = await type(keep(first.host), post('b'));
      assert.equal(second.outcome.stdout, '{"count":2}\n');
      const last = keep(second.host);
      assert.equal(await said(last, 'curl -s localhost:5000/notes'), '{"notes":["a","b"]}\n');
      assert.equal(await said(last, 'docker exec flask cat /tmp/notes'), 'a\nb\n');
      assert.match(
        await said(last, 'docker logs flask'),
        /"POST \/notes HTTP\/1\.1" 201 -\n.*"POST \/notes HTTP\/1\.1" 201 -\n$/,
      );
      // The first host is as it was.
      assert.equal(await said(host, 'curl -s localhost:5000/notes'), '{"notes":[]}\n');
    }
  });

  it('is what Node.js and express give', async () => {
    const { host: node } = await played(
      [
        'docker build -q -t js -f node.Dockerfile .',
        'docker run -d --name node -p 3001:3000 js node server.js',
        'docker run -d --name express -p 3000:3000 js node express.js',
      ],
      { files: FILES },
    );
    const { host: once } = await type(node, 'curl -s localhost:3001/slow');
    assert.equal(await said(again(once), 'curl -s localhost:3001'), 'hit 2');
    assert.match(
      await said(node, 'curl -si -d body localhost:3001'),
      /^HTTP\/1\.1 201 Created\r\nContent-Type: text\/plain\r\nDate: [^\n]*\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nTransfer-Encoding: chunked\r\n\r\nBODY$/,
    );
    // The tag is what express itself writes for these words.
    assert.match(
      await said(node, 'curl -si localhost:3000'),
      /^HTTP\/1\.1 200 OK\r\nX-Powered-By: Express\r\n.*ETag: W\/"c-Lve95gjOVATpfV8EL5X4nxwjKHE"\r\n.*\r\n\r\nHello World!$/s,
    );
    const posted = await type(node, `curl -s --json '{"text":"a"}' localhost:3000/todos`);
    assert.equal(posted.outcome.stdout, '{"id":1,"text":"a"}');
    assert.equal(await said(again(posted.host), 'curl -s localhost:3000/todos/1'), '{"text":"a"}');
    assert.match(await said(node, 'curl -s localhost:3000/none'), /<pre>Cannot GET \/none<\/pre>/);
  });

  it('comes through nginx, from another container and from inside', async () => {
    assert.match(await said(host, 'curl -s localhost:8080/api/x'), /^1 api:8000 172\.\d+\.0\.1\n$/);
    assert.equal(await said(host, 'docker exec web wget -qO- http://api:8000/'), '1 api:8000 None\n');
    assert.equal(await said(host, `docker exec api python -c "print(open('/etc/hostname').read() != '')"`), 'True\n');
    assert.equal(
      await said(host, 'docker run --rm --network net alpine:3.21 wget -qO- flask:5000 2>/dev/null'),
      'hello from flask',
    );
    assert.equal(await said(host, 'curl -s localhost:8080/health'), 'fine\n');
    assert.match(
      await said(host, 'curl -si localhost:8080/old'),
      /^HTTP\/1\.1 301 Moved Permanently\r\n.*Location: \/new\r\n/s,
    );
    const { host: later } = await type(host, 'docker stop -t 0 api');
    assert.match(await said(later, 'curl -si localhost:8080/api/x'), /^HTTP\/1\.1 502 Bad Gateway\r\n/);
    const { host: after } = await type(
      host,
      'echo new > page.html; docker cp page.html web:/usr/share/nginx/html/index.html',
    );
    assert.equal(await said(after, 'curl -s localhost:8080'), 'new\n');
  });

  it('does not come through a published port from 127.0.0.1 of a container', async () => {
    assert.equal(await said(host, 'curl localhost:5001'), 'curl: (56) Recv failure: Connection reset by peer\n');
    assert.match(
      await said(host, 'docker logs local 2>&1'),
      / \* Running on http:\/\/127\.0\.0\.1:5000\nPress CTRL\+C to quit\n$/,
    );
  });

  it('lists a directory as http.server does', async () => {
    const { host: filled } = await type(host, `docker exec files sh -c 'mkdir sub; echo hi > "a b.txt"'`);
    assert.match(
      await said(filled, 'curl -s localhost:9000'),
      /<ul>\n<li><a href="a%20b\.txt">a b\.txt<\/a><\/li>\n<li><a href="sub\/">sub\/<\/a><\/li>\n<\/ul>\n<hr>\n<\/body>\n<\/html>\n$/,
    );
    assert.equal(await said(filled, 'curl -s localhost:9000/a%20b.txt'), 'hi\n');
    const missing = await type(filled, 'curl -sI localhost:9000/none');
    assert.match(missing.outcome.stdout, /^HTTP\/1\.0 404 File not found\r\n/);
    assert.match(
      await said(missing.host, 'docker logs files 2>&1'),
      /code 404, message File not found\n.*"HEAD \/none HTTP\/1\.1" 404 -\n$/,
    );
  });
});
