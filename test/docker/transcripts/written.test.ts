/** What a learner wrote where Docker reads JSON: it is read as Docker reads it, and never ends the simulator. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { boot, type Host, run } from '../../../src/docker/index.ts';
import { world } from '../host/world.ts';

/** What Docker 28.5.2 said to an archive whose only image has no layers and this text as its config. */
interface LoadedConfig {
  readonly config: string;
  readonly said: string;
  /** `{{.Os}}/{{.Architecture}} {{json .Config.Env}} {{json .Config.Cmd}}` of what was loaded. */
  readonly inspected?: string;
}

/** What Docker 28.5.2 said to an archive with this `manifest.json` and nothing else. */
interface WrittenManifest {
  readonly manifest: string;
  readonly said: string;
}

/** What Docker's client 28.5.2 warned of beside this text as its `config.json`. */
interface WarnedConfig {
  readonly config: string;
  readonly warned: string | null;
}

function recorded<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, `../../fixtures/written/${name}.json`), 'utf8'));
}

async function said(host: Host, line: string): Promise<readonly [string, Host]> {
  const ran = await run(host, line, { at: 0, columns: null, stdin: '' });
  return [`${ran.outcome.stdout}${ran.outcome.stderr}`, ran.host];
}

async function afterLines(lines: readonly string[]): Promise<readonly [string, Host]> {
  let host = await boot(world({ images: [] }));
  let last = '';
  for (const line of lines) [last, host] = await said(host, line);
  return [last, host];
}

const INSPECT = "docker inspect -f '{{.Os}}/{{.Architecture}} {{json .Config.Env}} {{json .Config.Cmd}}' own:1";

describe('JSON that a learner wrote', () => {
  for (const { config, said: expected, inspected } of recorded<LoadedConfig>('image-configs')) {
    it(`is loaded or refused as the config of an image: ${config || 'nothing'}`, async () => {
      const [told, host] = await afterLines([
        `printf '%s' '${config}' > c.json`,
        `echo '[{"Config":"c.json","RepoTags":["own:1"],"Layers":[]}]' > manifest.json`,
        'tar cf own.tar manifest.json c.json',
        'docker load -i own.tar',
      ]);
      assert.equal(told, `${expected}\n`);
      if (inspected !== undefined) assert.equal((await said(host, INSPECT))[0], `${inspected}\n`);
    });
  }

  for (const { manifest, said: expected } of recorded<WrittenManifest>('manifests'))
    it(`is read or refused as the manifest of an archive: ${manifest || 'nothing'}`, async () => {
      const [told] = await afterLines([
        `printf '%s' '${manifest}' > manifest.json`,
        'tar cf own.tar manifest.json',
        'docker load -i own.tar',
      ]);
      assert.equal(told, `${expected}\n`);
    });

  for (const { config, warned } of recorded<WarnedConfig>('client-configs')) {
    it(`is read or warned of as the file of the client: ${config || 'nothing'}`, async () => {
      const [told] = await afterLines([
        'mkdir .docker',
        `printf '%s' '${config}' > .docker/config.json`,
        'DOCKER_CONFIG=.docker docker images -q',
      ]);
      assert.equal(
        told,
        warned === null ? '' : `WARNING: Error parsing config file (.docker/config.json): ${warned}\n`,
      );
    });
  }
});
