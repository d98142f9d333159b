/** Names down the columns. GNU's columns are each as wide as their own longest name; busybox's all as the longest of all. */
export function inColumns(names: readonly string[], width: number, even: boolean): string {
  const longest = Math.max(...names.map(name => name.length)) + 2;
  for (let down = 1; ; down++) {
    const across = Math.ceil(names.length / down);
    const widths = Array.from({ length: across }, (_, column) => {
      if (even) return longest;
      return Math.max(...names.slice(column * down, (column + 1) * down).map(name => name.length)) + 2;
    });
    const whole = widths.reduce((sum, each) => sum + each, 0) - 2;
    if (whole > width && across > 1) continue;
    let text = '';
    for (let row = 0; row < down; row++) {
      const line = widths.map((each, column) => (names[column * down + row] ?? '').padEnd(each)).join('');
      text += `${line.trimEnd()}\n`;
    }
    return text;
  }
}
