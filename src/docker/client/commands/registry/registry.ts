/** `docker login`, `logout` and `search`: what the client asks of registries. */
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { renderListing } from '../../format/table.ts';
import { ellipsis } from '../../format/width.ts';

const HUB = 'https://index.docker.io/v1/';

export const login = command(
  'login',
  '[OPTIONS] [SERVER]',
  '0-1',
  'Say to a registry who you are',
  async ({ flags, arguments: [server], io, engine }) => {
    if (flags.given('password') && flags.on('password-stdin')) {
      return fail(io, '--password and --password-stdin are mutually exclusive');
    }
    const username = flags.text('username');
    if (flags.on('password-stdin') && username === '') return fail(io, 'Must provide --username with --password-stdin');
    let password = flags.text('password');
    if (flags.given('password')) {
      io.write('stderr', 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n');
    } else if (flags.on('password-stdin')) {
      password = new TextDecoder().decode(io.stdin).replace(/\r?\n$/, '');
    } else if (!io.stdinIsTerminal || username !== '') {
      return fail(io, 'Error: Cannot perform an interactive login from a non TTY device');
    } else {
      return fail(io, 'docker login without --username and --password-stdin is not simulated on this host', {
        kind: 'not-simulated',
        what: 'docker login',
      });
    }
    const answer = await engine.systemAuth({ username, password, serveraddress: server ?? HUB });
    if (!answer.ok) return failRefused(io, answer);
    const file = `${io.env.HOME ?? '/root'}/.docker/config.json`;
    io.write(
      'stderr',
      `\nWARNING! Your credentials are stored unencrypted in '${file}'.\nConfigure a credential helper to remove this warning. See\nhttps://docs.docker.com/go/credential-store/\n\n`,
    );
    io.write('stdout', `${answer.value.Status}\n`);
    return WELL;
  },
  {
    flags: [
      flag('password', 'string', 'Password or token', { short: 'p' }),
      flag('password-stdin', 'bool', 'Read the password from standard input'),
      flag('username', 'string', 'User name', { short: 'u' }),
    ],
  },
);

export const logout = command(
  'logout',
  '[SERVER]',
  '0-1',
  'Forget who you said to a registry that you are',
  async ({ arguments: [server], io }) => {
    const host = server?.replace(/^https?:\/\//, '').split('/')[0];
    io.write('stdout', `Removing login credentials for ${host ?? HUB}\n`);
    return WELL;
  },
);

const HEADERS = {
  Name: 'NAME',
  Description: 'DESCRIPTION',
  StarCount: 'STARS',
  IsOfficial: 'OFFICIAL',
  IsAutomated: 'AUTOMATED',
};

export const search = command(
  'search',
  '[OPTIONS] TERM',
  '1',
  'Look for images on Docker Hub',
  async ({ flags, arguments: [term = ''], io, engine }) => {
    const found = await engine.imageSearch(term, { limit: flags.number('limit'), filters: flags.filters('filter') });
    if (!found.ok) return failRefused(io, found);
    const truncate = !flags.on('no-trunc');
    const rows = found.value.map(one => ({
      Name: one.name,
      Description: truncate ? ellipsis(one.description.replaceAll(/[\n\r]/g, ' '), 45) : one.description,
      StarCount: String(one.star_count),
      IsOfficial: one.is_official ? '[OK]' : '',
      IsAutomated: '',
    }));
    const format = flags.text('format') || 'table';
    const rendered = renderListing(
      format === 'table' ? 'table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}' : format,
      { type: '*registry.searchContext', headers: HEADERS, rows },
    );
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    flags: [
      flag('filter', 'filter', 'Keep only images that meet the condition', {
        short: 'f',
        values: ['is-official=true', 'stars='],
      }),
      flag('format', 'string', "Print with a template in Go's template language"),
      flag('limit', 'int', 'Show at most so many'),
      flag('no-trunc', 'bool', 'Print descriptions in full'),
    ],
  },
);
