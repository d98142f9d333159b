/**
 * `drydock`: reads the arguments and the environment, and nothing else does. What a subcommand needs is loaded when it runs: `--help`
 * and `--version` need none of it.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../package.json';
import type { HostFlags } from './console/host.ts';
import type { PracticeFlags } from './console/practice.ts';

/** Bad usage, as people's shells expect it. */
const EXIT_USAGE = 2;

/** The checkout's root, from dist/main.js and from src/main.ts alike. */
const home = fileURLToPath(new URL('..', import.meta.url));
const stdout = (text: string): void => void process.stdout.write(text);
const stderr = (text: string): void => void process.stderr.write(text);

function program(): Command {
  const drydock = new Command('drydock')
    .description('Learn Docker on a simulated host')
    .version(version)
    .showHelpAfterError('(add --help to see what it takes)')
    .exitOverride()
    .addHelpText('after', '\nSettings of the service are read from the environment: see README.md.');

  drydock
    .command('serve')
    .description('run the service: pages, tutor and classes')
    .action(async () => {
      const { serve } = await import('./serve.ts');
      process.exitCode = await serve(process.env, home);
    });

  drydock
    .command('host')
    .description('a terminal on a simulated Docker host; in a pipe, reads shell lines from standard input')
    .option('--files <directory>', 'copy the files under this directory into the working directory')
    .option('--registry <file>', 'a catalogue of images, in place of the built-in one')
    .option('--image <reference>', 'pull this image beforehand, silently (may be given again)', collect, [])
    .addOption(
      new Option('--platform <platform>', 'platform of the host')
        .choices(['linux/arm64', 'linux/amd64'])
        .default('linux/amd64'),
    )
    .addOption(
      new Option('--docker <release>', 'release of Docker that the host runs').choices(['28', '29']).default('28'),
    )
    .option('--at <instant>', 'when the host’s clock starts, such as 2026-11-23T10:00:00Z (default: now)', instant)
    .option('--seed <number>', 'seed of ids and names', wholeNumber, 1)
    .option('--tty <columns>', 'print as on a terminal of so many columns', columns)
    .option('--json', 'for each line print {"line","stdout","stderr","exitCode"}')
    .addOption(deadlineOption('one line'))
    .option('--sessions <file>', 'replay recorded sessions and print them with this host’s own output')
    .action(async (flags: HostFlags) => {
      const { host } = await import('./console/host.ts');
      process.exitCode = await host(flags);
    });

  drydock
    .command('play')
    .description('the tutor in the terminal: takes a quiz such as docker/01-architecture, or one in any folder')
    .argument('<quiz>', 'a quiz under quizzes/, or the way to the folder of any other')
    .addOption(new Option('--lang <language>', 'language of the tutor').choices(['ru', 'en']).default('ru'))
    .option('--seed <number>', 'seed of the attempt', wholeNumber, 1)
    .addOption(deadlineOption('one input'))
    .option('--json', 'read inputs and print messages as JSON lines (src/author/README.md)')
    .action(async (quiz: string, flags: { lang: 'ru' | 'en'; seed: number; deadline: number; json?: boolean }) => {
      const [{ playQuiz }, { deadline }] = await Promise.all([
        import('./console/play.ts'),
        import('./console/deadline.ts'),
      ]);
      process.exitCode = await playQuiz({
        course: { folder: join(home, 'quizzes'), parsed: join(home, 'dist/quizzes.json') },
        quiz,
        locale: flags.lang,
        seed: flags.seed,
        json: flags.json ?? false,
        now: Date.now,
        deadline: deadline({ seconds: flags.deadline, locale: flags.lang }),
        input: process.stdin,
        stdout,
        stderr,
      });
    });

  drydock
    .command('check')
    .description(
      'prove quizzes: valid, complete in both languages, start unsolved, every solution passes however it is written, every mistake is met, every cheat fails',
    )
    .argument('[path]', 'a quiz’s folder, or a folder of quizzes', 'quizzes')
    .option('--json', 'print what was proved, counted by quiz, kind and language, and the problems as JSON')
    .addOption(deadlineOption('one question'))
    .action(async (path: string, { json = false, deadline: seconds }: { json?: boolean; deadline: number }) => {
      const [{ checkFolder }, { deadline }] = await Promise.all([
        import('./console/check.ts'),
        import('./console/deadline.ts'),
      ]);
      const kept = deadline({ seconds, locale: 'en' });
      const columns = process.stderr.isTTY ? (process.stderr.columns ?? 80) : null;
      process.exitCode = await checkFolder({ path, deadline: kept, json, columns, stdout, stderr });
    });

  drydock
    .command('practice')
    .description(
      'a variant of a practice question, its key worked out by running the simulated host; without a family, lists them',
    )
    .argument('[family]', 'a family of questions, such as cache-edit')
    .addOption(new Option('--lang <language>', 'language of the question').choices(['ru', 'en']).default('ru'))
    .option('--seed <number>', 'seed of the variant: the same seed, the same variant', wholeNumber, 1)
    .addOption(new Option('--level <level>', 'difficulty (default: the seed decides)').choices(['1', '2', '3']))
    .addOption(deadlineOption('one variant'))
    .option('--json', 'print prompt, files, images, profile, lines, options, key and explanation as JSON')
    .action(async (family: string | undefined, flags: PracticeFlags) => {
      const { practice } = await import('./console/practice.ts');
      process.exitCode = await practice({ family: family ?? null, flags, stdout, stderr });
    });

  drydock
    .command('new')
    .description('begin something of your own')
    .command('quiz')
    .description(
      'a small quiz in a new folder: one question of each common kind, with comments; drydock check proves it as it stands',
    )
    .argument('<folder>', 'the folder that is made, such as quizzes/docker/04-networks')
    .action(async (folder: string) => {
      const { newQuiz } = await import('./console/new-quiz.ts');
      process.exitCode = await newQuiz({ folder, template: join(home, 'templates', 'quiz'), stdout, stderr });
    });

  for (const command of drydock.commands) {
    command.exitOverride().showHelpAfterError(`(drydock ${command.name()} --help tells what it takes)`);
  }
  return drydock;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Seconds of processor time, after which `drydock` ends. */
function deadlineOption(what: string): Option {
  return new Option('--deadline <seconds>', `processor time that ${what} may take; then drydock ends with status 143`)
    .argParser(seconds)
    .default(30);
}

function seconds(text: string): number {
  const count = wholeNumber(text);
  if (count < 1) throw new InvalidArgumentError('Give seconds, one or more.');
  return count;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function columns(text: string): number {
  const count = wholeNumber(text);
  if (count < 20 || count > 500) throw new InvalidArgumentError('Give a width from 20 to 500 columns.');
  return count;
}

function instant(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('Give an instant such as 2026-11-23T10:00:00Z.');
  return at;
}

// Who reads may leave early, as `head` does: there is nobody to write for then.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await program().parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
}
