/** What goes through pipes: strings with one character for each byte. */

/** UTF-8 text as one character for each byte. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Bytes, one character each, as text; what is not UTF-8, or is text already, stays as it is. */
export function textOfBytes(bytes: string): string {
  let plain = true;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes.charCodeAt(at);
    if (code > 255) return bytes;
    if (code > 127) plain = false;
  }
  if (plain) return bytes;
  try {
    return decoder.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}
