/** Bytes and texts, each as the other. */

/** Bytes of a text as Go's JSON has them. */
export function base64(text: string | Uint8Array): string {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}
