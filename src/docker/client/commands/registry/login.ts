/** `docker login` and `logout`. Source: docker/cli, `cli/command/registry/login.go`, `logout.go` and `cli/command/registry.go`. */
import { type CommandEnding, command, fail, WELL } from '../../command.ts';
import { configFile } from '../../config-file.ts';
import {
  type Credentials,
  eraseCredentials,
  HUB_ADDRESS,
  hostOf,
  storeCredentials,
  storedCredentials,
} from '../../credentials.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { note, paint } from '../../format/note.ts';
import type { ClientIO } from '../../io.ts';
import { questions } from '../../questions.ts';

const NO_TERMINAL = 'Error: Cannot perform an interactive login from a non TTY device';
const UNDERLINED = paint(4);
const REGISTER =
  "Log in with your Docker ID or email address to push and pull images from Docker Hub. If you don't have a Docker ID, head over to https://hub.docker.com/ to create one.";
const TOKENS =
  'You can log in with your password or a Personal Access Token (PAT). Using a limited-scope PAT grants better security and is required for organizations using SSO. Learn more at https://docs.docker.com/go/access-tokens/';

function tell(io: ClientIO, text: string): void {
  io.write('stderr', note(text, io.columns.stderr !== null));
}

function unencrypted(file: string): string {
  return `\nWARNING! Your credentials are stored unencrypted in '${file}'.\nConfigure a credential helper to remove this warning. See\nhttps://docs.docker.com/go/credential-store/\n\n`;
}

/** Asks for what is missing. What is typed for the password is seen: a terminal of this host always echoes. */
function asked(io: ClientIO, given: Credentials, usual: string, isHub: boolean): Credentials | string {
  const ask = questions(io);
  let username = given.username.trim();
  if (username === '') {
    if (isHub) io.write('stdout', `${REGISTER}\n${TOKENS}\n\n`);
    username = ask(usual === '' ? 'Username: ' : `Username (${usual}): `) || usual;
    if (username === '') return 'Error: Non-null Username Required';
  }
  let password = given.password.trim();
  if (password === '') {
    if (isHub) {
      const where = UNDERLINED('https://app.docker.com/settings');
      tell(io, `A Personal Access Token (PAT) can be used instead.\nTo create a PAT, visit ${where}\n\n`);
    }
    password = ask('Password: ');
    if (password === '') return 'Error: Password Required';
  }
  return { username, password };
}

export const login = command(
  'login',
  '[OPTIONS] [SERVER]',
  '0-1',
  'Say to a registry who you are',
  async ({ flags, arguments: [server = ''], io, engine }) => {
    const fromInput = flags.on('password-stdin');
    if (flags.given('password-stdin')) {
      if (flags.given('password'))
        return fail(io, 'conflicting options: cannot specify both --password and --password-stdin');
      if (!flags.given('username')) return fail(io, 'the --password-stdin option requires --username to be set');
    }
    const username = flags.text('username');
    if (flags.given('username') && username === '') return fail(io, 'username is empty');
    if (flags.given('password') && flags.text('password') === '') return fail(io, 'password is empty');
    let password = flags.text('password');
    if (password !== '')
      io.write('stderr', 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n');
    if (fromInput) password = new TextDecoder().decode(io.stdin).replace(/\r?\n$/, '');

    const isHub = server === '' || server === 'docker.io' || server === HUB_ADDRESS;
    const address = isHub ? HUB_ADDRESS : hostOf(server);
    const enter = async (credentials: Credentials): Promise<CommandEnding | null> => {
      const answer = await engine.systemAuth({ ...credentials, serveraddress: address });
      if (!answer.ok) return failRefused(io, answer);
      if (storeCredentials(io, address, credentials)) io.write('stderr', unencrypted(configFile(io)));
      io.write('stdout', `${answer.value.Status}\n`);
      return null;
    };

    const stored = username === '' && password === '' ? storedCredentials(io, address) : null;
    if (stored !== null) {
      io.write('stderr', `Authenticating with existing credentials... [Username: ${stored.username}]\n`);
      tell(io, "To login with a different account, run 'docker logout' followed by 'docker login'");
      io.write('stderr', '\n\n');
      const answer = await engine.systemAuth({ ...stored, serveraddress: address });
      if (answer.ok) {
        io.write('stdout', `${answer.value.Status}\n`);
        return WELL;
      }
      io.write('stderr', `Login did not succeed, error: Error response from daemon: ${answer.message}\n`);
    }
    if ((username === '' || password === '') && !io.stdinIsTerminal) return fail(io, NO_TERMINAL);
    if (isHub && username === '' && password === '') {
      return fail(io, 'docker login in a browser is not simulated on this host\nNearest to it: docker login -u NAME', {
        kind: 'not-simulated',
        what: 'docker login',
      });
    }
    const credentials = asked(io, { username, password }, stored?.username ?? '', isHub);
    if (typeof credentials === 'string') return fail(io, credentials);
    return (await enter(credentials)) ?? WELL;
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
  async ({ arguments: [server = ''], io }) => {
    const host = server === '' ? HUB_ADDRESS : hostOf(server);
    io.write('stdout', `Removing login credentials for ${host}\n`);
    eraseCredentials(io, server === '' ? [host] : [server, host, `http://${host}`, `https://${host}`]);
    return WELL;
  },
);
