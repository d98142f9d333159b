import assert from 'node:assert/strict';
import { browserName } from '../../src/web/browser-name.ts';

describe('a browser by its name', () => {
  const SAYS: readonly (readonly [name: string | null, userAgent: string])[] = [
    [
      'Chrome, Linux',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0.0.0 Safari/537.36',
    ],
    [
      'Edge, Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
    ],
    [
      'Yandex Browser, Windows',
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 YaBrowser/25.10 Safari/537.36',
    ],
    [
      'Firefox, iOS',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/144.0 Mobile Safari/605.1.15',
    ],
    [
      'Safari, macOS',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    ],
    [
      'Chrome, Android',
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
    ],
    ['curl', 'curl/8.12.1'],
    [null, 'something of its own'],
    [null, ''],
  ];

  it('that is a person’s own, whatever else it says of itself', () => {
    for (const [name, userAgent] of SAYS) assert.equal(browserName(userAgent), name, userAgent);
  });
});
