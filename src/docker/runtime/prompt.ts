export interface Prompt {
  readonly cwd: string;
}
export interface PromptCommand {
  readonly name: string;
}
export function promptState(cwd: string): Prompt {
  return { cwd };
}
export function runPrompt(): null {
  return null;
}
