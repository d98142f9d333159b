/** Built files for browsers, by name out of one folder: read once, kept in memory, compressed when first asked for. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Request, RequestHandler } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};
/** Formats that are compressed already gain nothing. */
const COMPRESSIBLE = new Set(['.css', '.js', '.svg', '.txt']);
const YEAR = 'public, max-age=31536000, immutable';

interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly hash: string;
  brotli: Promise<Buffer> | null;
  readonly compressible: boolean;
}

export interface Assets {
  /** `/assets/page.js?v=…`: another content has another address. */
  readonly address: (name: string) => string;
  readonly serve: RequestHandler;
}

const compress = promisify(brotliCompress);

export function readAssets(directory: string): Assets {
  const assets = new Map<string, Asset>(
    readdirSync(directory, { withFileTypes: true })
      .filter(entry => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
      .map(entry => {
        const body = readFileSync(join(directory, entry.name));
        const kind = extname(entry.name);
        const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
        const compressible = COMPRESSIBLE.has(kind) && body.length > 512;
        return [entry.name, { type: TYPES[kind] ?? '', body, hash, brotli: null, compressible }];
      }),
  );
  return {
    address: name => {
      const found = assets.get(name);
      return found === undefined ? `/assets/${name}` : `/assets/${name}?v=${found.hash}`;
    },
    serve: async (request, response, next) => {
      const asset = assets.get(request.path.slice(1));
      if (asset === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
      const etag = `"${asset.hash}"`;
      response.setHeader('Content-Type', asset.type);
      response.setHeader('Cache-Control', lasting(request, asset) ? YEAR : 'no-cache');
      response.setHeader('ETag', etag);
      response.setHeader('Vary', 'Accept-Encoding');
      if (request.headers['if-none-match'] === etag) {
        response.status(304).end();
        return;
      }
      if (asset.compressible && request.acceptsEncodings('br') === 'br') {
        asset.brotli ??= compress(asset.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } });
        response.setHeader('Content-Encoding', 'br');
        response.end(await asset.brotli);
      } else {
        response.end(asset.body);
      }
    },
  };
}

/** An address that names its content, by `?v=` or by a hash in the file's own name, may be kept for good. */
function lasting(request: Request, asset: Asset): boolean {
  return request.query.v === asset.hash || /-[A-Z0-9]{8}\.\w+$/.test(request.path);
}
