/** What quiz.yaml may hold, as editors read it: completion, and a word on each key. `drydock check` says what a schema cannot. */
import * as z from 'zod';
import { FORMAT, quizFile } from './schema.ts';

/** JSON Schema, draft 7, of the newest format. */
export function quizJsonSchema(): string {
  const whole = z.toJSONSchema(quizFile, { io: 'input', target: 'draft-7', reused: 'ref' });
  const properties = { ...whole.properties, format: { const: FORMAT, description: 'How this file is written' } };
  const schema = {
    ...whole,
    title: 'A quiz of Drydock',
    properties,
    required: ['format', ...(whole.required ?? [])],
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
