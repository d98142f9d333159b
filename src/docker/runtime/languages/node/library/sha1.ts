/** SHA-1 of a text as base64, for ETags. Rule: FIPS 180-4. */
export function sha1(said: string): string {
  const bytes = [...new TextEncoder().encode(said)];
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let at = 7; at >= 0; at--) bytes.push(Math.floor(bits / 2 ** (8 * at)) & 255);
  let [a, b, c, d, e] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const left = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
  for (let block = 0; block < bytes.length; block += 64) {
    const words = Array.from({ length: 16 }, (_each, at) => {
      const from = block + at * 4;
      return (
        ((bytes[from] ?? 0) << 24) |
        ((bytes[from + 1] ?? 0) << 16) |
        ((bytes[from + 2] ?? 0) << 8) |
        (bytes[from + 3] ?? 0)
      );
    });
    for (let at = 16; at < 80; at++)
      words.push(left((words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0), 1));
    let [v, w, x, y, z] = [a, b, c, d, e];
    for (const [at, word] of words.entries()) {
      const [mixed, constant] =
        at < 20
          ? [(w & x) | (~w & y), 0x5a827999]
          : at < 40
            ? [w ^ x ^ y, 0x6ed9eba1]
            : at < 60
              ? [(w & x) | (w & y) | (x & y), 0x8f1bbcdc]
              : [w ^ x ^ y, 0xca62c1d6];
      const next = (left(v, 5) + mixed + z + constant + word) | 0;
      [z, y, x, w, v] = [y, x, left(w, 30), v, next];
    }
    [a, b, c, d, e] = [(a + v) | 0, (b + w) | 0, (c + x) | 0, (d + y) | 0, (e + z) | 0];
  }
  const digest = [a, b, c, d, e].flatMap(word => [24, 16, 8, 0].map(by => (word >>> by) & 255));
  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let made = '';
  for (let at = 0; at < digest.length; at += 3) {
    const three = ((digest[at] ?? 0) << 16) | ((digest[at + 1] ?? 0) << 8) | (digest[at + 2] ?? 0);
    made += [18, 12, 6, 0].map(by => LETTERS[(three >> by) & 63]).join('');
  }
  return `${made.slice(0, 27)}=`;
}
