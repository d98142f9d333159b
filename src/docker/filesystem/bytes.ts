/** Bytes and texts, each as the other. */

/** Bytes of a text as Go's JSON has them. */
export function base64(text: string | Uint8Array): string {
  return (typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text)).toString('base64');
}
