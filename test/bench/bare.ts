/** The limits, in a process of their own: a bare ws echo at /, and a bare Express page of given bytes through EJS at /page. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { WebSocketServer } from 'ws';

const views = mkdtempSync(join(tmpdir(), 'drydock-bench-views-'));
const app = express();
app.set('views', views);
app.set('view engine', 'ejs');
app.enable('view cache');
app.get('/page', (_request, response) => response.render('page', { who: 'somebody' }));
const server = createServer(app);
const wss = new WebSocketServer({ server, perMessageDeflate: false });
wss.on('connection', ws => ws.on('message', data => ws.send(data.toString())));
process.on('message', (message: { page: string }) => {
  writeFileSync(join(views, 'page.ejs'), `${message.page.replaceAll('<%', '<%%')}<!-- <%= who %> -->`);
  process.send?.('ready');
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
