import { nameOf } from '../../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../../kernel/program.ts';
import { refuseTool } from '../artefact.ts';
import { placeOf } from '../project.ts';
import {
  angularBuild,
  esbuildBundle,
  nextBuild,
  otherBuild,
  prismaGenerate,
  reactBuild,
  viteBuild,
  vueBuild,
} from './bundlers.ts';
import { compileTypescript } from './typescript.ts';

/**
 * A command that a package of npm brought. Those that build leave what they would leave; a few that only run others are played; the rest is
 * not simulated.
 */
export const npmCommand: Program = async call => {
  const command = commandIn(call);
  const [first = ''] = call.args;
  switch (command) {
    case 'tsc':
      return first === '-v' || first === '--version'
        ? refuseTool(call, 'tsc --version')
        : compileTypescript(call, 'tsc');
    case 'vue-tsc':
      return compileTypescript(call, 'vue-tsc');
    case 'nest':
      if (first === 'build')
        return compileTypescript(
          { ...withoutFirst(call), out: call.out, err: call.err, outBytes: call.outBytes, input: call.input },
          'nest build',
          'dist',
        );
      break;
    case 'cross-env':
    case 'dotenv':
      return withVariables(call);
    case 'rimraf':
      for (const each of call.args) if (!each.startsWith('-')) call.files.remove(placeOf(call, each), true);
      return 0;
    case 'run-s':
    case 'run-p':
    case 'npm-run-all':
      return inTurn(call);
    case 'tsc-alias':
    case 'husky':
      return 0;
    case 'nodemon':
      return watched(call);
    case 'esbuild':
      return esbuildBundle(call);
    case 'prisma':
      if (first === 'generate') return prismaGenerate(call);
      break;
    default: {
      const built = buildOf(call, command, first);
      if (built !== null) return built;
    }
  }
  return refuseTool(call, `${command} ${first}`);
};

/** The name of the command that an executable carries. */
function commandIn({ data, argv0 }: ProgramCall): string {
  const said = typeof data === 'object' && data !== null && 'command' in data ? data.command : null;
  return typeof said === 'string' ? said : nameOf(`/${argv0}`);
}

function withoutFirst(call: ProgramCall): ProgramCall {
  return { ...call, args: call.args.slice(1) };
}

/** Null for what does not build. */
function buildOf(call: ProgramCall, command: string, first: string): number | null {
  if (/^(webpack|rollup|tsup|eleventy)$/.test(command))
    return call.args.some(each => /^(serve|-w|--watch|--serve|--version|-v)$/.test(each))
      ? null
      : otherBuild(call, command);
  if (first !== 'build' && !(command === 'nuxt' && first === 'generate')) return null;
  switch (command) {
    case 'vite':
      return viteBuild(call);
    case 'react-scripts':
      return reactBuild(call);
    case 'vue-cli-service':
      return vueBuild(call);
    case 'ng':
      return angularBuild(call);
    case 'next':
      return nextBuild(call);
    default:
      return otherBuild(call, command === 'nuxi' ? 'nuxt' : command);
  }
}

/** `cross-env NODE_ENV=production node app.js` */
async function withVariables(call: ProgramCall): Promise<number> {
  const start = call.args.findIndex(each => !/^\w+=/.test(each) && each !== '--');
  const env = new Map(call.env);
  for (const each of call.args.slice(0, start < 0 ? undefined : start)) {
    const [name = '', value = ''] = each.split(/=(.*)/s);
    if (name !== '' && each !== '--') env.set(name, value);
  }
  if (start < 0) return 0;
  const ran = await call.run(call.args.slice(start), { env });
  return ran.missing === null ? ran.exitCode : refuseTool(call, `cross-env ${call.args[start] ?? ''}`);
}

/** `run-s clean build`: scripts of the project, one after the other; those that would run side by side too. */
async function inTurn(call: ProgramCall): Promise<number> {
  for (const words of call.args.filter(each => !each.startsWith('-'))) {
    const [name = '', ...more] = words
      .replace(/\{[@*]\}/g, '')
      .trim()
      .split(/\s+/);
    if (name.includes('*') || more.length > 0) return refuseTool(call, `npm-run-all ${words}`);
    const { exitCode } = await call.run(['npm', 'run', '--silent', name]);
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

/** nodemon says what it watches, and starts the program. Source: its lib/monitor/run.js and lib/nodemon.js. */
async function watched(call: ProgramCall): Promise<number> {
  const file = call.args.find(each => !each.startsWith('-'));
  if (
    file === undefined ||
    !/\.[cm]?js$/.test(file) ||
    call.args.some(each => /^(--exec|-x|--watch|-w|--ext|-e)/.test(each))
  )
    return refuseTool(call, `nodemon ${call.args.join(' ')}`);
  call.out(
    `[nodemon] 3.1.9\n[nodemon] to restart at any time, enter \`rs\`\n[nodemon] watching path(s): *.*\n[nodemon] watching extensions: js,mjs,cjs,json\n[nodemon] starting \`node ${file}\`\n`,
  );
  return (await call.run(['node', ...call.args])).exitCode;
}
