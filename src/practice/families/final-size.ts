/** What an image weighs above its base when files were made, changed and removed on the way. */
import { view } from '../../docker/index.ts';
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { asWritten, lastOf, rowsOf } from '../printed.ts';
import { bullets, inline, paragraphs, shownFile, type Text, text } from '../words.ts';
import { everMade, everTouched, type FileStep, filesAfter, leftByEach, runOf, stepsOf, total } from './big-files.ts';

export const FINAL_SIZE: PracticeFamily = {
  name: 'final-size',
  topic: 'layers',
  about: text(
    'сколько образ весит сверх базового, если файлы по пути меняли и удаляли',
    'what an image weighs above its base when files were changed and removed on the way',
  ),
  draw,
};

const MB = 1_000_000;
const INSPECT = `docker image inspect -f '{{.Size}}' ${BASE} app`;

function draw(chance: Chance, level: Level): Drawn {
  const steps = stepsOf(chance, level);
  const dockerfile = `${[`FROM ${BASE}`, ...steps.map(runOf)].join('\n')}\n`;
  return {
    images: [BASE],
    files: { Dockerfile: dockerfile },
    before: ['docker build -q -t app .'],
    run: [INSPECT],
    read: run => read(run, steps, dockerfile),
  };
}

function read(run: VariantRun, steps: readonly FileStep[], dockerfile: string): VariantDraft | null {
  if (run.before.some(({ exitCode }) => exitCode !== 0)) return null;
  const [base = 0, own = 0] = rowsOf(lastOf(run.ran).stdout).map(Number);
  const option = (size: number) => ({ value: String(size), text: text(`${size} МБ`, `${size} MB`) });
  return {
    title: text('Сколько весит образ', 'What the image weighs'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      text(
        `По этому файлу собрали \`app\` в Docker 28. На сколько мегабайт \`app\` больше, чем \`${BASE}\`? (1 МБ = 1 000 000 байт.)`,
        `\`app\` was built from this file with Docker 28. By how many megabytes is \`app\` larger than \`${BASE}\`? (1 MB = 1,000,000 bytes.)`,
      ),
    ),
    hint: text(
      'Считайте каждую `RUN` отдельно: какие файлы после неё появились или стали другими? Они целиком ложатся в её слой.',
      'Count each `RUN` by itself: which files are new after it, or different? They go whole into its layer.',
    ),
    why: whyOf(run, own - base),
    ask: {
      kind: 'one',
      sorted: true,
      right: option(Math.round((own - base) / MB)),
      wrong: [
        {
          name: 'removal-frees',
          ...option(total([...filesAfter(steps).values()])),
          says: text(
            'Столько весят файлы, которые видны в конце. Но то, что легло в нижний слой, остаётся в нём: удаление его лишь прячет.',
            'That is what the files that are visible at the end weigh. But what went into a lower layer stays there: removing it only hides it.',
          ),
        },
        {
          name: 'changes-are-free',
          ...option(leftByEach(steps)),
          says: text(
            'Файл из нижнего слоя менять на месте нельзя: `chmod`, `mv` и дозапись кладут его в новый слой ещё раз, целиком.',
            'A file in a lower layer cannot be changed in place: `chmod`, `mv` and appending store it in the new layer once more, whole.',
          ),
        },
        {
          name: 'all-that-was-made',
          ...option(everMade(steps)),
          says: text(
            'Важно не то, что когда-то создали, а то, что осталось или изменилось к концу каждой `RUN`.',
            'What counts is not what was once made, but what is left or has changed by the end of each `RUN`.',
          ),
        },
        {
          name: 'each-command-stores',
          ...option(everTouched(steps)),
          says: text(
            'Слой снимают в конце `RUN`, а не после каждой команды: что создано и удалено в одной `RUN`, в слой не попадает.',
            'A layer is taken at the end of a `RUN`, not after each command: what one `RUN` makes and removes is not in it.',
          ),
        },
        {
          name: 'last-run-only',
          ...option(total([...filesAfter(steps.slice(-1)).values()])),
          says: text(
            'Образ — все слои вместе, а не один последний.',
            'An image is all of its layers, not only the last one.',
          ),
        },
      ],
    },
  };
}

function whyOf({ host }: VariantRun, bytes: number): Text {
  const history = view(host).images.find(({ tags }) => tags.includes('app:latest'))?.history ?? [];
  const own = history.filter(({ createdBy }) => createdBy.startsWith('RUN ')).toReversed();
  const megabytes = (size: number): number => Math.round(size / MB);
  return paragraphs(
    bullets(
      own.map(({ createdBy, size }) => {
        const name = inline(asWritten(createdBy));
        return text(`${name} — слой в ${megabytes(size)} МБ`, `${name}: a layer of ${megabytes(size)} MB`);
      }),
    ),
    text(
      `Вместе ${megabytes(bytes)} МБ. В слой идёт то, что появилось или изменилось к концу \`RUN\`; нижние слои при этом остаются как были.`,
      `Together ${megabytes(bytes)} MB. A layer gets what is new or has changed by the end of its \`RUN\`; the layers below stay as they were.`,
    ),
  );
}
