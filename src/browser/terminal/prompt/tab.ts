/** Tab: completes what is typed as far as it is certain, then goes round what fits. */
import type { Completion } from '../../../live/protocol.ts';
import { type Choice, chosenLine, chosenName, showChoice, turned } from './choice.ts';
import { completed, type TypedLine } from './line.ts';
import { closeChoice, setLine, type Typing, typedLine } from './typing.ts';

/** How long the line shows that nothing fits, milliseconds. */
const SHAKE = 150;

export async function tab(typing: Typing, back: boolean): Promise<void> {
  if (typing.choice !== null) {
    const next = turned(typing.choice, back);
    choose(typing, next);
    offer(typing, next);
    typing.options.announce(chosenName(next));
    return;
  }
  typing.asking += 1;
  const mine = typing.asking;
  const line = typedLine(typing);
  const completion = await typing.options.complete(line.text, line.cursor);
  const now = typedLine(typing);
  // The line went on while the answer was under way.
  if (mine !== typing.asking || now.text !== line.text || now.cursor !== line.cursor) return;
  if (completion === null || completion.candidates.length === 0) nothingFits(typing, completion === null);
  else apply(typing, line, completion);
}

function apply(typing: Typing, line: TypedLine, completion: Completion): void {
  const { words, announce } = typing.options;
  const result = completed(line, completion);
  if (result.line !== line) setLine(typing, result.line);
  if (result.candidates.length === 0) {
    announce(result.line.text);
    return;
  }
  const grown = result.line.text.length - line.text.length;
  offer(typing, { completion: { ...completion, to: completion.to + grown }, base: result.line, index: -1 });
  const names = completion.candidates.map(each => each.text.trim());
  announce(`${words.n('page.term.fit', names.length)}: ${names.slice(0, 12).join(', ')}`);
}

function offer(typing: Typing, choice: Choice): void {
  typing.choice = choice;
  showChoice(typing.candidates, choice, index => {
    choose(typing, { ...choice, index });
    closeChoice(typing);
  });
  typing.options.changed();
}

function choose(typing: Typing, choice: Choice): void {
  typing.choice = choice;
  setLine(typing, chosenLine(choice));
}

function nothingFits(typing: Typing, unanswered: boolean): void {
  const { words, announce } = typing.options;
  announce(words.t(unanswered ? 'page.term.no-link' : 'page.term.none'));
  const look = typing.element.classList;
  look.add('nothing');
  setTimeout(() => look.remove('nothing'), SHAKE);
}
