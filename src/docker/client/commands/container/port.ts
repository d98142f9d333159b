import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { naturally } from '../../format/natural.ts';
import { joinHostPort } from '../../format/ports.ts';

interface Binding {
  readonly HostIp: string;
  readonly HostPort: string;
}

export const containerPort = command(
  'container port, port',
  'CONTAINER [PRIVATE_PORT[/PROTO]]',
  '1-2',
  "Show which of the host's ports lead into a container",
  async ({ arguments: [name = '', wanted], io, engine }) => {
    const found = await engine.containerInspect(name, { size: false });
    if (!found.ok) return failRefused(io, found);
    const ports = (found.value.NetworkSettings.Ports ?? {}) as Readonly<Record<string, readonly Binding[] | null>>;
    if (wanted !== undefined) {
      const [port = '', protocol = 'tcp'] = wanted.split('/');
      if (!/^\d+$/.test(port)) return fail(io, `invalid port '${port}': must be a number`);
      const bindings = ports[`${port}/${protocol}`] ?? [];
      if (bindings.length === 0) return fail(io, `no public port '${port}/${protocol}' published for ${name}`);
      for (const binding of bindings) io.write('stdout', `${joinHostPort(binding.HostIp, binding.HostPort)}\n`);
      return WELL;
    }
    const lines = Object.entries(ports).flatMap(([from, bindings]) =>
      (bindings ?? []).map(binding => `${from} -> ${joinHostPort(binding.HostIp, binding.HostPort)}`),
    );
    for (const line of lines.sort(naturally)) io.write('stdout', `${line}\n`);
    return WELL;
  },
  { operands: ['running'] },
);
