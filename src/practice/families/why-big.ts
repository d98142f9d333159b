/** Which instruction made an image large. */
import { readSize } from '../../quiz/index.ts';
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Choosable, Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { asWritten, lastOf, rowsOf } from '../printed.ts';
import { block, code, inline, paragraphs, same, shownFile, type Text, text } from '../words.ts';
import { type FileStep, runOf, stepsOf } from './big-files.ts';

export const WHY_BIG: PracticeFamily = {
  name: 'why-big',
  topic: 'layers',
  about: text('какая инструкция сделала образ большим', 'which instruction made the image large'),
  draw,
};

const HISTORY = "docker image history --no-trunc --format '{{.Size}} {{.CreatedBy}}' app";

function draw(chance: Chance, level: Level): Drawn {
  const steps = stepsOf(chance, level);
  const runs = steps.map(runOf);
  const rows = [`FROM ${BASE}`, 'WORKDIR /app', 'COPY notes.txt ./', ...runs];
  const dockerfile = `${rows.join('\n')}\n`;
  return {
    images: [BASE],
    files: { Dockerfile: dockerfile, 'notes.txt': 'notes\n' },
    before: ['docker build -q -t app .'],
    run: [HISTORY],
    read: run => read(run, rows, new Map(steps.map((step, place) => [runs[place] ?? '', step])), dockerfile),
  };
}

interface Weighed {
  readonly row: string;
  readonly bytes: number;
}

/** Instructions of the Dockerfile with the sizes that the history gives them. */
function weighed(printed: string, rows: readonly string[]): readonly Weighed[] {
  return rowsOf(printed).flatMap(line => {
    const [size = '', ...words] = line.split(' ');
    const row = asWritten(words.join(' '));
    const bytes = readSize(size);
    return rows.includes(row) && bytes !== null ? [{ row, bytes }] : [];
  });
}

function read(
  run: VariantRun,
  rows: readonly string[],
  steps: ReadonlyMap<string, FileStep>,
  dockerfile: string,
): VariantDraft | null {
  const history = lastOf(run.ran).stdout;
  const all = [...weighed(history, rows)].sort((a, b) => b.bytes - a.bytes);
  const [largest, next] = all;
  if (largest === undefined || next === undefined || largest.bytes - next.bytes < 5_000_000) return null;
  const option = (row: string): Choosable => ({ value: row, text: code(row) });
  const others = told(
    all.slice(1).map(({ row, bytes }) => ({ ...option(row), ...misreading(row, steps.get(row), bytes) })),
  );
  return {
    title: text('Что сделало образ большим', 'What made the image large'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      text(
        'Какая инструкция добавила образу `app` больше всего мегабайт?',
        'Which instruction added the most megabytes to the image `app`?',
      ),
    ),
    hint: text(
      'Слой весит столько, сколько весят файлы, которые после инструкции новые или другие. Какие из них большие?',
      'A layer weighs as much as the files that are new or different after the instruction. Which of them are large?',
    ),
    why: paragraphs(
      text(
        'Так показывает история образа, последние шаги сверху:',
        'The history of the image shows it, newest steps first:',
      ),
      same(
        block(
          rowsOf(history)
            .filter(line => weighed(line, rows).length > 0)
            .map(asWritten),
        ),
      ),
      text(
        `Больше всего дала ${inline(largest.row)}. ${reason(steps.get(largest.row)).ru}`,
        `Most of it comes from ${inline(largest.row)}. ${reason(steps.get(largest.row)).en}`,
      ),
    ),
    ask: { kind: 'one', right: option(largest.row), wrong: others },
  };
}

/** Mistakes of one name are told apart by a number. */
function told<Named extends Misreading>(wrong: readonly Named[]): readonly Named[] {
  return wrong.map((each, place) => {
    const before = wrong.slice(0, place).filter(({ name }) => name === each.name).length;
    return before === 0 ? each : { ...each, name: `${each.name}-${before + 1}` };
  });
}

/** Why somebody would name this row, and what is wrong with it. */
function misreading(row: string, step: FileStep | undefined, bytes: number): Misreading {
  const megabytes = Math.round(bytes / 1_000_000);
  const made = step?.find(({ kind }) => kind === 'make');
  if (step === undefined)
    return row.startsWith('COPY ')
      ? {
          name: 'copy-takes-all',
          says: text('Эта `COPY` берёт один маленький файл.', 'This `COPY` takes one small file.'),
        }
      : { name: 'workdir', says: text('`WORKDIR` создаёт пустую папку.', '`WORKDIR` makes an empty folder.') };
  if (made !== undefined && step.some(({ kind, file }) => kind === 'remove' && file === made.file) && megabytes === 0)
    return {
      name: 'made-and-removed',
      says: text(
        'Файл создан и удалён одной инструкцией: к её концу его нет, и в слой он не попал.',
        'One instruction made the file and removed it: by its end the file is gone, so it is not in the layer.',
      ),
    };
  if (step.every(({ kind }) => kind === 'remove'))
    return {
      name: 'removal-weighs',
      says: text(
        'Удаление ничего не весит: в слой ложится пометка, что файла больше нет. Но и нижний слой легче не становится.',
        'Removing weighs nothing: the layer only notes that the file is gone. But the layer below gets no lighter.',
      ),
    };
  return {
    name: made === undefined ? 'a-changed-file' : 'a-lighter-layer',
    says: text(
      `Её слой весит ${megabytes} МБ: есть и тяжелее.`,
      `Its layer weighs ${megabytes} MB: there is a heavier one.`,
    ),
  };
}

function reason(step: FileStep | undefined): Text {
  const changes = step?.some(({ kind }) => kind !== 'make' && kind !== 'remove') ?? false;
  return changes
    ? text(
        'Файл из нижнего слоя, который меняют, копируют или переносят, ложится в новый слой целиком.',
        'A file from a lower layer that is changed, copied or moved goes whole into the new layer.',
      )
    : text(
        'Что создано и не удалено той же `RUN`, остаётся в её слое навсегда, даже если ниже файл удалят.',
        'What is made and not removed by the same `RUN` stays in its layer for good, even when a later line removes the file.',
      );
}
