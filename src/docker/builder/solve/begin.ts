/** The first half of a build: the Dockerfile is read, its images are resolved, a plan is made. */
import { type IgnoreRules, ignorePatterns, ignoreRules, KEEP_ALL } from '../../context/ignore.ts';
import { type SentPaths, selectContext, transferSize } from '../../context/send.ts';
import { parseDockerfile } from '../../dockerfile/convert.ts';
import { readInstructions } from '../../dockerfile/instruction/read.ts';
import type { Linter, Warning } from '../../dockerfile/lint/linter.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { parseTree } from '../../dockerfile/parse/tree.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { draftOf, fileSystemOf, sha256, textOf } from '../../filesystem/index.ts';
import { fullString, parseReference, withDefaultTag } from '../../image/reference.ts';
import { type CallAnswer, targetsOf } from '../call/call.ts';
import { outlineOf } from '../call/outline.ts';
import { placeContexts } from '../plan/contexts.ts';
import { imageKey, neededImages, type Plan, planOf, type ResolvedConfig, triggerOf } from '../plan/plan.ts';
import { platformText } from '../plan/platform.ts';
import type { PreparedStages, StagePlan } from '../plan/stage.ts';
import { MOST_STAGES, prepareStages, wakeTriggers } from '../plan/stages.ts';
import type { PlanOptions } from '../plan/step.ts';
import type { BuildError, Resolution, SolvePorts, SolveRequest } from '../types.ts';
import { type Board, doneStatus, pendingVertex, vertexOf } from './board.ts';
import { chance } from './chance.ts';
import { noteFull } from './full-disk.ts';
import { planOptionsOf } from './plan-options.ts';
import { givenOptions, refuseEntitlement, refuseLint, refuseUnmarshalled } from './refused.ts';
import { isRepository, remoteFailure } from './remote.ts';
import { suggestedBase } from './suggested-base.ts';

export type ResolvedImage = Resolution & { readonly ok: true };

export interface BegunSolve {
  readonly source: string;
  readonly dockerfileBytes: number;
  readonly warnings: readonly Warning[];
  readonly ignore: IgnoreRules;
  readonly stages: number;
  readonly images: ReadonlyMap<string, ResolvedImage>;
  readonly plan: Plan | null;
  readonly called: CallAnswer | null;
  readonly error: BuildError | null;
  /** When the second half may start. */
  readonly at: number;
  /** Sizes of what the client sent by itself, for the cache's records. */
  readonly sizes: { readonly dockerfile: number; readonly ignore: number };
  readonly sent: number;
}

/** Far more than layers that fit on each other; stages may share them out. */
const MOST_INSTRUCTIONS = 1_000;
const MOST_TEXT = 250_000;

export async function begin(request: SolveRequest, ports: SolvePorts, board: Board): Promise<BegunSolve> {
  const work = new Beginning(request, ports, board);
  try {
    await work.go();
  } catch (error) {
    if (!(error instanceof DockerfileRefusal)) throw error;
    work.refuse(error);
  }
  return work.done();
}

class Beginning {
  private at: number;
  private source = '';
  private dockerfileBytes = 0;
  private sent = 0;
  private ignoreSize = 0;
  private linter: Linter | null = null;
  private lateWarnings: readonly Warning[] = [];
  private ignore: IgnoreRules = KEEP_ALL;
  private stages = 0;
  private readonly images = new Map<string, ResolvedImage>();
  private plan: Plan | null = null;
  private called: CallAnswer | null = null;
  private error: BuildError | null = null;
  private readonly request: SolveRequest;
  private readonly ports: SolvePorts;
  private readonly board: Board;

  constructor(request: SolveRequest, ports: SolvePorts, board: Board) {
    this.request = request;
    this.ports = ports;
    this.board = board;
    this.at = 8 + Math.round(chance(request.seed, request.at, 'connect') * 10);
  }

  private lasts(purpose: string, least: number, most: number): number {
    return Math.round(least + chance(this.request.seed, this.request.at, purpose) * (most - least));
  }

  refuse(error: DockerfileRefusal): void {
    const placed = this.request.call === null || this.request.call === 'lint';
    this.error ??= { kind: 'docker', message: error.message, lines: placed ? error.lines : null, vertex: null };
  }

  done(): BegunSolve {
    const warnings = [...(this.linter?.warnings ?? []), ...this.lateWarnings];
    return {
      source: this.source,
      dockerfileBytes: this.dockerfileBytes,
      warnings,
      ignore: this.ignore,
      stages: this.stages,
      images: this.images,
      plan: this.plan,
      called: this.called,
      error: this.error,
      at: this.at,
      sizes: { dockerfile: new TextEncoder().encode(this.source).length, ignore: this.ignoreSize },
      sent: this.sent,
    };
  }

  async go(): Promise<void> {
    const { request } = this;
    const check = givenOptions(request.buildArgs.BUILDKIT_DOCKERFILE_CHECK);
    if (request.remoteContext !== null) throw this.loadRemote(request.remoteContext);
    this.loadDefinition();
    if (request.call !== null && this.answer(request.call)) return;
    const parsed = parseDockerfile(this.source, check);
    if (!parsed.ok) {
      this.lateWarnings = parsed.error.warnings;
      throw new DockerfileRefusal(parsed.error.message, parsed.error.lines);
    }
    const { tree, dockerfile, linter } = parsed.value;
    if (tree.lines.length > MOST_INSTRUCTIONS)
      throw this.overLimit(`a Dockerfile may have at most ${MOST_INSTRUCTIONS} instructions here`);
    this.linter = linter;
    this.stages = dockerfile.stages.length;
    const syntax = tree.directives.syntax;
    if (syntax !== undefined) await this.loadFrontend(syntax.value, syntax.line);
    const options = planOptionsOf(request, tree.escape, path => this.ignore.excludes(path), this.ports.work);
    let prepared = prepareStages(dockerfile, options, linter);
    const context = placeContexts(prepared.stages, request.namedContexts);
    if (context !== null)
      throw this.notSimulated(`a directory as --build-context ${context} is not simulated on this host`);
    if (prepared.refused !== null) {
      await this.resolveInVain(neededImages(prepared));
      throw prepared.refused;
    }
    prepared = await this.wake(prepared, options.target, linter);
    this.loadIgnore();
    await this.importCaches();
    const configs = new Map<string, ResolvedConfig>(
      [...this.images].map(([key, { image, digest }]) => [key, { config: image.config, digest }]),
    );
    this.plan = planOf(prepared, configs, options, linter);
    refuseUnmarshalled(this.plan);
    refuseEntitlement(this.plan, request);
    refuseLint(linter);
    if (request.call === 'outline')
      this.called = { kind: 'outline', outline: outlineOf(dockerfile, options, prepared.target, this.plan.states) };
  }

  /** Images are asked for until none is missing: the triggers that one of them wakes may need more. */
  private async wake(prepared: PreparedStages, target: PlanOptions['target'], linter: Linter): Promise<PreparedStages> {
    let stages = prepared;
    for (;;) {
      const missing = neededImages(stages).filter(plan => !this.images.has(imageKey(plan)));
      if (missing.length > 0) await this.resolve(missing, stages);
      stages = wakeTriggers(
        stages,
        plan =>
          this.images.get(imageKey(plan))?.image.config.config.OnBuild ?? (this.images.has(imageKey(plan)) ? [] : null),
        target,
        (trigger, plan) => triggerOf(trigger, plan, linter),
      );
      if (stages.stages.length > MOST_STAGES)
        throw this.overLimit(`the triggers of images may bring at most ${MOST_STAGES} stages here`);
      if (neededImages(stages).every(plan => this.images.has(imageKey(plan)))) return stages;
    }
  }

  /** What can be answered without the images; false when it takes them. */
  private answer(call: string): boolean {
    switch (call) {
      case 'lint':
      case 'outline':
        return false;
      case 'targets':
        this.called = { kind: 'targets', targets: targetsOf(readInstructions(parseTree(this.source).lines, () => {})) };
        return true;
      case 'subrequests.describe':
        this.called = { kind: 'describe' };
        return true;
      default: {
        const request = `unsupported request frontend.${call}`;
        throw new DockerfileRefusal(`${request}: ${request}`);
      }
    }
  }

  /** A context that cannot be fetched: its vertex, and what the build ends with. */
  private loadRemote(url: string): DockerfileRefusal {
    const repository = isRepository(url);
    const took = this.lasts('remote', 15, 40) + (repository ? 380 : 0);
    const { error, logs } = remoteFailure(url, this.at + took - 8);
    const name = repository ? `[internal] load git source ${url}` : '[internal] load remote build context';
    this.board.note(vertexOf(sha256('remote context'), name, this.at, this.at + took, { error: error.message, logs }));
    this.at += took;
    const what = repository ? 'failed to read dockerfile' : 'failed to read downloaded context';
    const message = `${what}: ${error.prefix}${error.message}`;
    this.error = { kind: error.kind, message, lines: null, vertex: null };
    return new DockerfileRefusal(message);
  }

  private overLimit(message: string): DockerfileRefusal {
    this.error = { kind: 'limit', message, lines: [], vertex: null };
    return new DockerfileRefusal(message);
  }

  private notSimulated(message: string): DockerfileRefusal {
    this.error = { kind: 'not-simulated', message, lines: null, vertex: null };
    return new DockerfileRefusal(message);
  }

  /** Nothing of a build fits on the disk: what the client sends first has no place to go. */
  private outOfRoom(error: string): DockerfileRefusal {
    this.error = noteFull(this.board, this.request.dockerfileName, error, this.at);
    this.at = this.board.end();
    return new DockerfileRefusal(this.error.message);
  }

  private loadDefinition(): void {
    const { request } = this;
    const tree = request.dockerfileTree;
    const asked = request.dockerfileName;
    if (tree === null) {
      // The daemon asks a client for files that offers none.
      const error = 'no local sources enabled';
      const nothing = {
        ...pendingVertex(sha256('definition'), `[internal] load build definition from ${asked}`, []),
        error,
      };
      this.board.note({ ...nothing, started: this.at });
      throw new DockerfileRefusal(`failed to read dockerfile: ${error}`);
    }
    if (this.ports.noRoom != null) throw this.outOfRoom(this.ports.noRoom);
    const lower = asked.toLowerCase();
    const name =
      tree.get(`/${asked}`) === null && asked === 'Dockerfile' && tree.get(`/${lower}`) !== null ? lower : asked;
    const sent = selectContext(
      tree,
      [asked, ...(asked === 'Dockerfile' ? [lower] : []), `${asked}.dockerignore`],
      KEEP_ALL,
      this.ports.work,
    );
    const bytes = transferSize(sent, {});
    this.sent += bytes;
    this.dockerfileBytes = bytes;
    const took = this.lasts('definition', 18, 42);
    const vertices = request.uploaded
      ? [
          vertexOf(sha256('upload'), '[internal] load remote build context', this.at, this.at + took - 12),
          vertexOf(sha256('unpack'), 'copy /context /', this.at + took - 12, this.at + took),
        ]
      : [
          vertexOf(sha256('definition'), `[internal] load build definition from ${asked}`, this.at, this.at + took, {
            statuses: [doneStatus('transferring dockerfile:', bytes, this.at + 2, this.at + took - 4)],
          }),
        ];
    vertices.forEach(this.board.note);
    this.at += took;
    const node = fileSystemOf(draftOf(tree), { now: () => 0 }).stat(`/${name}`);
    if (node === null)
      throw new DockerfileRefusal(`failed to read dockerfile: open ${asked}: no such file or directory`);
    if (node.type === 'directory') {
      const place = `/var/lib/docker/tmp/buildkit-mount${Math.floor(chance(request.seed, request.at, 'mount') * 4e9)}`;
      throw new DockerfileRefusal(`failed to read dockerfile: read ${place}/${asked}: is a directory`);
    }
    const text = node.type === 'file' ? textOf(node.content) : null;
    if (text === null) throw new DockerfileRefusal('the Dockerfile cannot be empty');
    if (text.length > MOST_TEXT) throw this.overLimit(`a Dockerfile may hold at most ${MOST_TEXT} characters here`);
    this.source = text;
    const own = tree.get(`/${asked}.dockerignore`);
    if (own?.type === 'file') this.readIgnore(textOf(own.content) ?? '');
  }

  /**
   * `# syntax=docker/dockerfile:1`: the frontend is an image too. This host has Docker's own already, whichever its version; any
   * other has to be in a registry, and then reads the file as Docker's own does.
   */
  private async loadFrontend(text: string, line: number): Promise<void> {
    const name = text.split(/\s+/u)[0] ?? '';
    const parsed = parseReference(name);
    if (!parsed.ok)
      throw new DockerfileRefusal(`failed to parse reference ${goQuoted(name)}: ${parsed.error}`, [[line, line]]);
    const { domain, path, tag, digest } = parsed.value;
    const full = `${domain}/${path}${digest === null ? `:${tag ?? 'latest'}` : `@${digest}`}`;
    const own = domain === 'docker.io' && /^docker\/dockerfile(?:-upstream)?$/u.test(path);
    const found = own
      ? null
      : await this.ports.resolve(full, { pull: false, platform: this.request.targetPlatform ?? this.request.platform });
    const asks = this.lasts('frontend', 25, 60);
    const vertex = sha256('frontend');
    const refused = found !== null && !found.ok ? found.message : null;
    this.board.note(
      vertexOf(vertex, `resolve image config for docker-image://${full}`, this.at, this.at + asks, { error: refused }),
    );
    this.at += asks;
    if (found !== null && !found.ok) {
      const message = `failed to resolve source metadata for ${full}: ${found.message}`;
      this.error = { kind: found.kind, message, lines: [[line, line]], vertex };
      throw new DockerfileRefusal(message, [[line, line]]);
    }
    const pinned = digest === null ? `${full}@${sha256(`frontend ${full}`)}` : full;
    this.board.note(vertexOf(sha256('frontend image'), `docker-image://${pinned}`, this.at, this.at, { cached: true }));
  }

  private async resolve(missing: readonly StagePlan[], prepared: PreparedStages): Promise<void> {
    const { request, ports, board } = this;
    let end = this.at;
    for (const [index, plan] of missing.entries()) {
      const found = await ports.resolve(plan.base, { pull: request.pull, platform: platformText(plan.platform) });
      const started = this.at + index;
      const completed = started + Math.max(1, Math.round(found.duration)) + this.lasts(`metadata ${plan.base}`, 0, 6);
      const digest = sha256(`metadata ${plan.base}`);
      const name =
        plan.context === null
          ? `[internal] load metadata for ${plan.base}`
          : `[context ${plan.context.name}] load metadata for ${plan.context.shown}`;
      board.note(vertexOf(digest, name, started, completed, { error: found.ok ? null : found.message }));
      end = Math.max(end, completed);
      if (found.ok) {
        this.images.set(imageKey(plan), found);
        continue;
      }
      board.cut(completed, digest);
      this.at = completed;
      const names = prepared.stages.map(stage => stage.stage.name).filter(stage => stage !== '');
      const failed = `${plan.givenBase}: failed to resolve source metadata for ${plan.base}: ${found.message}`;
      // What this host says of itself is not said in the builder's words.
      const message = found.kind === 'not-simulated' ? found.message : failed;
      this.error = {
        kind: found.kind,
        message: suggestedBase(message, plan.givenBase, names),
        lines: [plan.stage.lines],
        vertex: digest,
      };
      throw new DockerfileRefusal(message);
    }
    this.at = end;
  }

  /** Beside a base that is refused at once the others are asked for: what the host has is there, a registry is too slow. */
  private async resolveInVain(bases: readonly StagePlan[]): Promise<void> {
    for (const plan of bases) {
      if (!plan.base.includes('/')) continue;
      const found = await this.ports.resolve(plan.base, { pull: false, platform: platformText(plan.platform) });
      const here = found.ok && found.digest === null;
      this.board.note(
        vertexOf(sha256(`metadata ${plan.base}`), `[internal] load metadata for ${plan.base}`, this.at, this.at + 3, {
          error: here ? null : 'context canceled',
        }),
      );
    }
  }

  /** What --cache-from names is asked for; a build goes on without what is not there. */
  private async importCaches(): Promise<void> {
    for (const reference of this.request.cacheFrom) {
      const parsed = parseReference(reference);
      const full = parsed.ok ? fullString(withDefaultTag(parsed.value)) : reference;
      // An image that is here is taken before its registry is asked.
      const found = await this.ports.resolve(full, { pull: false, platform: this.request.platform });
      const error = found.ok ? null : `failed to configure registry cache importer: ${found.message}`;
      const ends = this.at + Math.max(1, Math.round(found.duration));
      const name = `importing cache manifest from ${reference}`;
      this.board.note(vertexOf(sha256(name), name, this.at, ends, { error }));
    }
  }

  private loadIgnore(): void {
    if (this.ignore !== KEEP_ALL || this.request.uploaded) return;
    const { request, board } = this;
    const node = request.context.get('/.dockerignore');
    const sent: SentPaths = selectContext(request.context, ['.dockerignore'], KEEP_ALL, this.ports.work);
    const bytes = transferSize(sent, {});
    this.sent += bytes;
    const took = this.lasts('ignore', 8, 24);
    board.note(
      vertexOf(sha256('ignore'), '[internal] load .dockerignore', this.at, this.at + took, {
        statuses: [doneStatus('transferring context:', bytes, this.at + 1, this.at + took - 3)],
      }),
    );
    this.at += took;
    if (node?.type !== 'file') return;
    this.ignoreSize = node.content.size;
    this.readIgnore(textOf(node.content) ?? '');
  }

  private readIgnore(text: string): void {
    const patterns = ignorePatterns(text);
    const rules = ignoreRules(patterns, this.ports.work);
    if (!rules.ok) throw new DockerfileRefusal(rules.error);
    this.ignore = rules.rules;
  }
}
