/** What `run` and `create` send to the daemon, made of their flags. */
import type { ContainerCreate, MountRequest, PortBinding } from '../../../engine/index.ts';
import { entryOf } from '../../../entry.ts';
import type { Healthcheck } from '../../../image/index.ts';
import type { Invocation } from '../../command.ts';
import { parseMount, parseVolume } from '../../flags/mounts.ts';
import { parseExpose, parsePublish } from '../../flags/ports.ts';
import { pairs } from '../../flags/variables.ts';
import { absolute } from '../../paths.ts';
import { hostConfig, onlyGiven } from './create-host-config.ts';
import { networkRequests } from './create-networks.ts';
import { CreateRefusal, refuse } from './create-refusal.ts';
import { variables } from './variables.ts';

export interface Attaching {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
}

export type Body =
  | { readonly ok: true; readonly body: ContainerCreate; readonly attaching: Attaching }
  | { readonly ok: false; readonly error: string };

function healthcheck({ flags }: Invocation): Healthcheck | undefined {
  const names = [
    'health-cmd',
    'health-interval',
    'health-retries',
    'health-start-interval',
    'health-start-period',
    'health-timeout',
  ];
  const isGiven = names.some(name => flags.given(name) && flags.text(name) !== '');
  if (flags.on('no-healthcheck')) {
    if (isGiven) refuse('--no-healthcheck conflicts with --health-* options');
    return { Test: ['NONE'] };
  }
  if (!isGiven) return undefined;
  for (const name of names.slice(1)) if (flags.number(name) < 0) refuse(`--${name} cannot be negative`);
  const command = flags.text('health-cmd');
  return {
    ...(command === '' ? {} : { Test: ['CMD-SHELL', command] }),
    Interval: flags.number('health-interval'),
    Timeout: flags.number('health-timeout'),
    StartPeriod: flags.number('health-start-period'),
    StartInterval: flags.number('health-start-interval'),
    Retries: flags.number('health-retries'),
  };
}

function ports({ flags }: Invocation) {
  const bindings: Record<string, PortBinding[]> = {};
  for (const text of flags.list('publish')) {
    const parsed = parsePublish(text);
    if (!parsed.ok) return refuse(parsed.error);
    for (const { container, hostIp, hostPort } of parsed.ports) {
      const list = entryOf(bindings, container) ?? [];
      list.push({ HostIp: hostIp, HostPort: hostPort });
      bindings[container] = list;
    }
  }
  const exposed = new Set(Object.keys(bindings));
  for (const text of flags.list('expose')) {
    const parsed = parseExpose(text);
    if (!parsed.ok) return refuse(parsed.error);
    for (const port of parsed.ports) exposed.add(port);
  }
  return { bindings, exposed: [...exposed] };
}

function volumes({ flags, io }: Invocation) {
  const binds: string[] = [];
  const nameless: string[] = [];
  for (const text of flags.list('volume')) {
    const parsed = parseVolume(text, path => absolute(io, path));
    if (!parsed.ok) return refuse(parsed.error);
    if (parsed.bind === null) nameless.push(parsed.target);
    else binds.push(parsed.bind);
  }
  const mounts = flags.list('mount').map((text): MountRequest => {
    const parsed = parseMount(text, path => absolute(io, path));
    return parsed.ok ? parsed.mount : refuse(parsed.error);
  });
  return { binds, nameless, mounts };
}

const MAC = /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i;

/** What is wrong with the flags is told before the daemon is asked. */
export function createBody(call: Invocation): Body {
  try {
    return { ok: true, ...compose(call) };
  } catch (refusal) {
    if (refusal instanceof CreateRefusal) return { ok: false, error: refusal.message };
    throw refusal;
  }
}

function compose(call: Invocation): { readonly body: ContainerCreate; readonly attaching: Attaching } {
  const { flags, arguments: words } = call;
  const [image = '', ...args] = words;
  const wanted = flags.list('attach').map(stream => stream.toLowerCase());
  const attaching = {
    stdin: wanted.includes('stdin') || flags.on('interactive'),
    stdout: wanted.length === 0 || wanted.includes('stdout'),
    stderr: wanted.length === 0 || wanted.includes('stderr'),
  };
  const mac = flags.text('mac-address');
  if (mac !== '' && !MAC.test(mac.trim())) refuse(`${mac} is not a valid mac address`);
  const { binds, nameless, mounts } = volumes(call);
  const { bindings, exposed } = ports(call);
  const env = variables(call, 'env');
  if (!env.ok) return refuse(env.error);
  const labels = variables(call, 'label');
  if (!labels.ok) return refuse(labels.error);
  const host = hostConfig(call, binds, mounts, bindings);
  const health = healthcheck(call);
  const policy = host.RestartPolicy?.Name ?? 'no';
  if (flags.on('rm') && policy !== 'no' && policy !== '') {
    refuse('conflicting options: cannot specify both --restart and --rm');
  }
  const networks = networkRequests(call);
  const body = onlyGiven({
    Image: image,
    Hostname: flags.text('hostname') || undefined,
    Domainname: flags.text('domainname') || undefined,
    User: flags.text('user') || undefined,
    AttachStdin: attaching.stdin,
    AttachStdout: attaching.stdout,
    AttachStderr: attaching.stderr,
    ExposedPorts: exposed,
    Tty: flags.on('tty'),
    OpenStdin: flags.on('interactive'),
    Env: env.lines,
    Cmd: args,
    Healthcheck: health,
    Volumes: nameless,
    WorkingDir: flags.text('workdir') || undefined,
    Labels: labels.lines.length === 0 ? undefined : pairs(labels.lines),
    StopSignal: flags.text('stop-signal') || undefined,
    StopTimeout: flags.given('stop-timeout') ? flags.number('stop-timeout') : undefined,
    HostConfig: host,
    MacAddress: flags.text('mac-address') || undefined,
    Networks: networks,
  });
  // An entrypoint of one empty word takes the image's away.
  return { body: flags.given('entrypoint') ? { ...body, Entrypoint: [flags.text('entrypoint')] } : body, attaching };
}
