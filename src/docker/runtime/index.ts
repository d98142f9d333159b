export { type AskedRequest, type AskedServer, askServer } from './asking.ts';
export type * from './kernel/process-request.ts';
export { daemonSignal, signalled } from './kernel/signals.ts';
export { runProcess } from './process.ts';
export {
  type PromptCall,
  type PromptCommand,
  type Prompted,
  type PromptRequest,
  type PromptState,
  promptState,
  runPrompt,
} from './prompt.ts';
