export { runProcess } from './process.ts';
export type * from './process-request.ts';
export {
  type PromptCall,
  type PromptCommand,
  type Prompted,
  type PromptRequest,
  type PromptState,
  promptState,
  runPrompt,
} from './prompt.ts';
export { daemonSignal, signalled } from './signals.ts';
