/** Milliseconds of this process's own work: unlike those of a clock they do not grow when others load the machine. */
export async function workOf(play: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await play();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
