/**
 * `docker context`: of the contexts there is the default one alone, which is not kept anywhere but worked out from the environment.
 * Source: docker/cli, `cli/command/context` and `cli/command/defaultcontextstore.go`.
 */
import { quote } from '../../quote.ts';
import { command, fail, WELL } from '../command.ts';
import { contextNameProblem, contextOf, contextProblem, DEFAULT_CONTEXT, hostOf } from '../endpoint.ts';
import { trouble } from '../failure.ts';
import { flag } from '../flags/flag.ts';
import { renderListing } from '../format/table.ts';
import { inspectEach } from '../inspect/print.ts';
import type { ClientIO } from '../io.ts';
import { FORMAT } from './inspect.ts';

const HEADERS = {
  Name: 'NAME',
  Description: 'DESCRIPTION',
  DockerEndpoint: 'DOCKER ENDPOINT',
  Error: 'ERROR',
} as const;

const TABLE = 'table {{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}';
const LONGEST_ERROR = 45;

function warnOfHost(io: ClientIO): void {
  if ((io.env.DOCKER_HOST ?? '') === '') return;
  io.write(
    'stderr',
    'Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global --context flag, or unset DOCKER_HOST environment variable.\n',
  );
}

export const contextLs = command(
  'context ls',
  '[OPTIONS]',
  '0',
  'Show the contexts that there are',
  async ({ flags, io }) => {
    const current = contextOf(io);
    const host = hostOf(io);
    if (!host.ok) return fail(io, host.error);
    const rows = [
      {
        Name: DEFAULT_CONTEXT,
        Description: 'Current DOCKER_HOST based configuration',
        DockerEndpoint: host.host,
        Current: current === DEFAULT_CONTEXT,
        Error: '',
      },
    ];
    const problem = contextProblem(io, current);
    if (problem !== null) {
      const short = `${problem.slice(0, LONGEST_ERROR - 1)}…`;
      rows.push({ Name: current, Description: '', DockerEndpoint: '', Current: true, Error: short });
    }
    rows.sort((a, b) => (a.Name < b.Name ? -1 : 1));
    const source = flags.text('format') || 'table';
    const format = flags.on('quiet') ? '{{.Name}}' : source === 'table' ? TABLE : source;
    const rendered = renderListing(
      format,
      { type: '*formatter.clientContextContext', headers: HEADERS, rows },
      io.work,
    );
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    warnOfHost(io);
    return WELL;
  },
  {
    aliases: ['list'],
    flags: [
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('quiet', 'bool', 'Print names and nothing else', { short: 'q' }),
    ],
  },
);

export const contextShow = command('context show', '', '0', 'Print which context is meant', async ({ io }) => {
  io.write('stdout', `${contextOf(io)}\n`);
  return WELL;
});

const NOT_KEPT = '<IN MEMORY>';

export const contextInspect = command(
  'context inspect',
  '[OPTIONS] [CONTEXT] [CONTEXT...]',
  '0+',
  'Show everything that is known of contexts',
  async ({ flags, arguments: names, io }) => {
    const wanted = names.length === 0 ? [contextOf(io)] : names;
    return inspectEach(io, wanted, flags.text('format'), async name => {
      const wrong = contextProblem(io, name);
      if (wrong !== null) return trouble(wrong);
      const host = hostOf(io);
      if (!host.ok) return trouble(host.error);
      const json = {
        Name: name,
        Metadata: {},
        Endpoints: { docker: { Host: host.host, SkipTLSVerify: false } },
        TLSMaterial: {},
        Storage: { MetadataPath: NOT_KEPT, TLSPath: NOT_KEPT },
      };
      return { json, type: 'context.contextWithTLSListing', escaped: true };
    });
  },
  { flags: [FORMAT] },
);

/** That it takes one argument the library says in its own words. */
export const contextUse = command('context use', 'CONTEXT', '0+', 'Choose a context', async call => {
  const { arguments: names, io } = call;
  const [name = ''] = names;
  if (names.length !== 1) return fail(io, `accepts 1 arg(s), received ${names.length}`);
  const wrong = contextNameProblem(name) ?? contextProblem(io, name);
  if (wrong !== null) return fail(io, wrong);
  io.write('stdout', `${name}\n`);
  io.write('stderr', `Current context is now ${quote(name)}\n`);
  return WELL;
});
