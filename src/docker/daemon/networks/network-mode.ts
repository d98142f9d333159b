const NOT_USER_DEFINED = ['', 'default', 'bridge', 'host', 'none'];

/** Whether a network mode names a network that somebody made. */
export function isUserDefined(mode: string): boolean {
  return !NOT_USER_DEFINED.includes(mode) && !mode.startsWith('container:');
}
