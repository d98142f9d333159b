/**
 * The configs of before Docker 1.10, one for each layer, which `docker save` still writes beside the rest. Nothing reads them today;
 * their digests name files of the archive. Rules: image/v1 and tarexport of moby 28.5.2.
 */
import { sha256 } from '../filesystem/index.ts';
import { type ContainerDefaults, goJson, type ImageConfig } from './config.ts';

/** A container's config with every field that Go always writes, in the order of its struct. */
function containerConfig(config: ContainerDefaults) {
  return {
    Hostname: '',
    Domainname: '',
    User: config.User ?? '',
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    ExposedPorts: config.ExposedPorts,
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
    Env: config.Env ?? null,
    Cmd: config.Cmd ?? null,
    Healthcheck: config.Healthcheck,
    ArgsEscaped: config.ArgsEscaped,
    Image: '',
    Volumes: config.Volumes ?? null,
    WorkingDir: config.WorkingDir ?? '',
    Entrypoint: config.Entrypoint ?? null,
    OnBuild: config.OnBuild ?? null,
    Labels: config.Labels ?? null,
    StopSignal: config.StopSignal,
    Shell: config.Shell,
  };
}

const EPOCH = '1970-01-01T00:00:00Z';

function sorted(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON texts, base first. `chainIds`: of the image's layers, base first. Only the last tells of the image. */
export function legacyConfigs(config: ImageConfig, chainIds: readonly string[]): readonly string[] {
  let parent: string | undefined;
  return chainIds.map((layer, at) => {
    const isTop = at === chainIds.length - 1;
    const own = {
      comment: (isTop && config.comment) || undefined,
      created: isTop ? (config.created ?? null) : EPOCH,
      container_config: containerConfig({}),
      docker_version: (isTop && config.docker_version) || undefined,
      author: (isTop && config.author) || undefined,
      config: isTop ? containerConfig(config.config) : undefined,
      architecture: isTop ? config.architecture : undefined,
      variant: isTop ? config.variant : undefined,
      os: isTop ? config.os : undefined,
    };
    const id = sha256(goJson(sorted({ ...own, layer_id: layer, parent }))).slice('sha256:'.length);
    const text = goJson({ id, parent: parent?.slice('sha256:'.length), ...own, os: config.os });
    parent = `sha256:${id}`;
    return text;
  });
}
