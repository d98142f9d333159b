/** What is wrong with a flag of `run` or `create`, thrown from wherever it is read. */
export class CreateRefusal extends Error {}

/** Refuses the line before the daemon is asked. */
export function refuse(message: string): never {
  throw new CreateRefusal(message);
}
