import { launch } from '/work/main/test/browser.ts';
import { readFileSync } from 'node:fs';
const b = await launch(); const p = await b.newPage({ viewport: { width: 1600, height: 900 } });
const imgs = process.argv.slice(3).map(f => `<img style="height:880px;max-width:${Math.floor(1580 / (process.argv.length - 3))}px;object-fit:contain;border:1px solid #999" src="data:image/png;base64,${readFileSync(`/tmp/h/${f}.png`).toString('base64')}">`);
await p.setContent(`<body style="margin:0;display:flex;gap:4px">${imgs.join('')}`); await p.screenshot({ path: `/tmp/h/${process.argv[2]}.png` }); await b.close();
