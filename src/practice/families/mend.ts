/** A Dockerfile with one defect, to be mended. */
import type { Check } from '../../quiz/index.ts';
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft } from '../family.ts';
import { inline, paragraphs, shownFile, type Text, text } from '../words.ts';
import { directoryOfRun, folderPouredOut, ignoredFile } from './defects/copied-files.ts';
import type { Defect, DefectNames } from './defects/defect.ts';
import { lateRoot, scopeOfArg, slipOfStage } from './defects/scopes.ts';
import { shellEntrypoint, singleQuotes, twoCommands } from './defects/start-lines.ts';
import { imageWanted } from './wanted-image.ts';

export const MEND: PracticeFamily = {
  name: 'mend',
  topic: 'dockerfile',
  about: text('починить Dockerfile, в котором одна ошибка', 'mend a Dockerfile that has one mistake'),
  draw,
};

const DEFECTS: Readonly<Record<Level, readonly ((names: DefectNames) => Defect)[]>> = {
  1: [singleQuotes, directoryOfRun, twoCommands],
  2: [folderPouredOut, ignoredFile, lateRoot],
  3: [slipOfStage, scopeOfArg, shellEntrypoint],
};

function draw(chance: Chance, level: Level): Drawn {
  const name = `${chance.one(['hello', 'motd', 'notes', 'menu'])}.txt`;
  const folder = chance.one(['/app', '/srv', '/work']);
  const defect = chance.one(DEFECTS[level])({ name, folder, chance });
  const tag = chance.one(['app', 'mended', 'site', 'shop']);
  return { images: [BASE], files: defect.files, before: [], run: [], read: () => asked(defect, tag) };
}

function asked({ files, complaint, wanted, where, also, mended, why, wrong }: Defect, tag: string): VariantDraft {
  const build = `docker build -t ${tag} .`;
  const shown = Object.entries(files).filter(([path]) => path === 'Dockerfile' || path === '.dockerignore');
  const others = Object.keys(files).filter(path => !shown.some(([each]) => each === path));
  const checkOf = (id: string, name: Text, asks: Defect['where']): Check & { readonly name: Text } => ({
    id,
    kind: 'image',
    weight: 1,
    hidden: false,
    tag,
    where: imageWanted({ built: 'Dockerfile', ...asks }),
    name,
  });
  const checks = [
    checkOf('mended', wanted, where),
    ...(also === undefined ? [] : [checkOf(also.id, also.wanted, also.where)]),
  ];
  return {
    title: text('Починить Dockerfile', 'Mend the Dockerfile'),
    prompt: paragraphs(
      complaint,
      ...shown.map(([path, words]) => shownFile(path, words)),
      others.length === 0
        ? null
        : text(
            `В папке лежит ещё ${others.map(inline).join(', ')}.`,
            `The folder also holds ${others.map(inline).join(', ')}.`,
          ),
      text(
        `Исправьте ошибку и соберите образ ${inline(tag)} по файлу \`Dockerfile\`. ${wanted.ru}${also === undefined ? '' : ` ${also.wanted.ru}`}`,
        `Correct the mistake and build the image ${inline(tag)} from the file \`Dockerfile\`. ${wanted.en}${also === undefined ? '' : ` ${also.wanted.en}`}`,
      ),
    ),
    hint: text(
      `Соберите как есть (\`${build}\`) и прочтите, что скажет сборка или контейнер: ошибка в одной строке.`,
      `Build it as it is (\`${build}\`) and read what the build or the container says: the mistake is in one line.`,
    ),
    why,
    ask: {
      kind: 'task',
      file: 'Dockerfile',
      checks,
      solution: { files: mended, lines: [build] },
      wrong: wrong.map(each => ({
        name: each.name,
        says: each.says,
        check: each.check ?? 'mended',
        answer: { files: each.files, lines: [build] },
      })),
    },
  };
}
