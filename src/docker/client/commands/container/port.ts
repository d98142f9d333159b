import { type Json, listOf, objectOf, stringOf } from '../../../json.ts';
import { parseUintProblem } from '../../../port-range.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { naturally } from '../../format/natural.ts';
import { joinHostPort } from '../../format/ports.ts';

/** `0.0.0.0:8080`, as each of a port's bindings is shown. */
function shown(bindings: Json | undefined): readonly string[] {
  return listOf(bindings)
    .map(objectOf)
    .map(({ HostIp, HostPort }) => joinHostPort(stringOf(HostIp), stringOf(HostPort)));
}

export const containerPort = command(
  'container port, port',
  'CONTAINER [PRIVATE_PORT[/PROTO]]',
  '1-2',
  "Show which of the host's ports lead into a container",
  async ({ arguments: [name = '', wanted], io, engine }) => {
    const found = await engine.containerInspect(name, { size: false });
    if (!found.ok) return failRefused(io, found);
    const ports = objectOf(found.value.NetworkSettings.Ports);
    if (wanted !== undefined) {
      const slash = wanted.indexOf('/');
      const port = slash < 0 ? wanted : wanted.slice(0, slash);
      const protocol = (slash < 0 ? '' : wanted.slice(slash + 1)) || 'tcp';
      const wrong = parseUintProblem(port, 16);
      if (wrong !== null) return fail(io, `Error: invalid port (${port}): ${wrong}`);
      const lines = shown(ports[`${port}/${protocol}`]);
      if (lines.length === 0) return fail(io, `Error: No public port '${wanted}' published for ${name}`);
      io.write('stdout', `${[...lines].sort(naturally).join('\n')}\n`);
      return WELL;
    }
    const lines = Object.entries(ports).flatMap(([from, bindings]) =>
      shown(bindings).map(address => `${from} -> ${address}`),
    );
    for (const line of lines.sort(naturally)) io.write('stdout', `${line}\n`);
    return WELL;
  },
  { operands: ['running'] },
);
