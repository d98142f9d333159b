import { type Answer, answer } from '../engine/answer.ts';
import type { Engine } from '../engine/engine.ts';
import { buildDiskUsage, buildPrune, imageBuild } from './builds/build.ts';
import { imageBuildClassic } from './builds/classic-build.ts';
import {
  containerArchive,
  containerArchiveInfo,
  containerChanges,
  containerExport,
  containerPrune,
  putContainerArchive,
} from './containers/archive.ts';
import { attachBefore, containerAttach, containerResize, notYetRunning } from './containers/attach.ts';
import { containerCreate } from './containers/create.ts';
import { execCreate, execInspect, execResize, execStart } from './containers/exec.ts';
import { checkHealth } from './containers/health.ts';
import { containerInspect } from './containers/inspect.ts';
import { containerList } from './containers/list.ts';
import { containerLogs } from './containers/logs.ts';
import { containerStart, settle } from './containers/run.ts';
import {
  containerDelete,
  containerKill,
  containerPause,
  containerRename,
  containerRestart,
  containerStop,
  containerUnpause,
} from './containers/signal.ts';
import { containerStats } from './containers/stats.ts';
import { containerTop } from './containers/top.ts';
import { containerUpdate } from './containers/update.ts';
import { containerWait } from './containers/wait.ts';
import { type Daemon, pass, record } from './daemon.ts';
import { imageCommit } from './images/commit.ts';
import { imageDelete, imagePrune } from './images/delete.ts';
import { imageHistory, imageInspect, imageList, imageTag } from './images/images.ts';
import { imageImport } from './images/import.ts';
import { imageLoad } from './images/load.ts';
import { imageCreate } from './images/pull.ts';
import { imagePush } from './images/push.ts';
import { imageGet } from './images/save.ts';
import { imageSearch } from './images/search.ts';
import { findContainer } from './lookup.ts';
import { networkConnect, networkDisconnect } from './networks/endpoints.ts';
import { networkCreate, networkDelete, networkInspect, networkList, networkPrune } from './networks/networks.ts';
import { systemAuth, systemDataUsage, systemEvents, systemInfo, systemVersion } from './system/system.ts';
import { volumeCreate, volumeDelete, volumeInspect, volumeList, volumePrune } from './volumes/volumes.ts';

/** How long a call takes on its way, there and back. */
const CALL = 3;
/** Bytes of a context that reach it in a simulated millisecond. */
const SPEED = 100_000;

/** Lets everything happen that was due by the daemon's clock. */
export function catchUp(daemon: Daemon): Promise<void> {
  return settle(daemon, checkHealth);
}

/** Answers when the call has come through and what was due has happened. */
type After = <T>(answer: () => T | Promise<T>) => Promise<T>;

/** A start, and then the attachments that waited for it: they are told, and counted, when they have come to something. */
async function startAndTell(daemon: Daemon, name: string, after: After): Promise<Answer<null>> {
  const container = findContainer(daemon.state, name);
  const started = await after(() => containerStart(daemon, name));
  if (!started.ok || !container.ok) return started;
  const untold = daemon.inputs.get(container.value.id)?.untold.splice(0) ?? [];
  for (const typed of untold) await after(() => record(daemon, { request: `POST /containers/${typed}/attach` }));
  return started;
}

/** The calls of the Engine API over a daemon at work. Whatever was due before a call has happened when it is answered. */
export function engineOf(daemon: Daemon): Engine {
  const after: After = async answered => {
    pass(daemon, CALL);
    if (daemon.state.containers.size > 0) await catchUp(daemon);
    return answered();
  };
  return {
    now: () => daemon.clock,
    platform: () => daemon.state.platform,
    imageList: options => after(() => imageList(daemon, options)),
    imageInspect: (name, platform) => after(() => imageInspect(daemon, name, platform ?? null)),
    imageHistory: (name, platform) => after(() => imageHistory(daemon, name, platform ?? null)),
    imageTag: (source, target) => after(() => imageTag(daemon, source, target)),
    imageDelete: (name, options) => after(() => imageDelete(daemon, name, options)),
    imagePrune: filters => after(() => imagePrune(daemon, filters)),
    imageCreate: (reference, options) => after(() => imageCreate(daemon, reference, options)),
    imageImport: (archive, options) => after(() => imageImport(daemon, archive, options)),
    imagePush: (reference, options) => after(() => imagePush(daemon, reference, options)),
    imageGet: (names, platform) => after(() => imageGet(daemon, names, platform ?? null)),
    imageLoad: (archive, options) => after(() => imageLoad(daemon, archive, options)),
    imageSearch: (term, options) => after(() => imageSearch(daemon, term, options)),
    imageBuild: request => {
      const since = daemon.clock;
      return after(() => imageBuild(daemon, request, since));
    },
    imageBuildClassic: request => {
      pass(daemon, request.sent / SPEED);
      return after(() => imageBuildClassic(daemon, request));
    },
    buildDiskUsage: filters => after(() => buildDiskUsage(daemon, filters)),
    buildPrune: options => after(() => buildPrune(daemon, options)),
    containerList: options => after(() => containerList(daemon, options)),
    containerInspect: (name, options) => after(() => containerInspect(daemon, name, options)),
    containerCreate: (name, body, options) => after(() => containerCreate(daemon, name, body, options)),
    containerStart: name => startAndTell(daemon, name, after),
    async containerAttach(name, options) {
      const since = daemon.clock;
      const waiting = notYetRunning(daemon, name, options);
      if (waiting !== null) return answer(attachBefore(daemon, name, waiting, options));
      return after(() => containerAttach(daemon, name, options, since));
    },
    containerResize: (name, columns) => after(() => containerResize(daemon, name, columns)),
    containerStop: (name, options) => after(() => containerStop(daemon, name, options)),
    containerRestart: (name, options) => after(() => containerRestart(daemon, name, options)),
    containerKill: (name, signal) => after(() => containerKill(daemon, name, signal)),
    containerPause: name => after(() => containerPause(daemon, name)),
    containerUnpause: name => after(() => containerUnpause(daemon, name)),
    containerRename: (name, to) => after(() => containerRename(daemon, name, to)),
    containerUpdate: (name, update) => after(() => containerUpdate(daemon, name, update)),
    containerWait: (name, condition) => after(() => containerWait(daemon, name, condition, () => catchUp(daemon))),
    containerDelete: (name, options) => after(() => containerDelete(daemon, name, options)),
    containerLogs: (name, options) => after(() => containerLogs(daemon, name, options)),
    containerChanges: name => after(() => containerChanges(daemon, name)),
    containerTop: (name, psArgs) => after(() => containerTop(daemon, name, psArgs)),
    containerStats: (name, options) => after(() => containerStats(daemon, name, options)),
    containerExport: name => after(() => containerExport(daemon, name)),
    containerArchive: (name, path) => after(() => containerArchive(daemon, name, path)),
    containerArchiveInfo: (name, path) => after(() => containerArchiveInfo(daemon, name, path)),
    putContainerArchive: (name, path, archive, options) =>
      after(() => putContainerArchive(daemon, name, path, archive, options)),
    containerPrune: filters => after(() => containerPrune(daemon, filters)),
    imageCommit: options => after(() => imageCommit(daemon, options)),
    execCreate: (container, exec) => after(() => execCreate(daemon, container, exec)),
    execStart: (id, start) => after(() => execStart(daemon, id, start)),
    execResize: (id, columns) => after(() => execResize(daemon, id, columns)),
    execInspect: id => after(() => execInspect(daemon, id)),
    volumeList: filters => after(() => volumeList(daemon, filters)),
    volumeCreate: options => after(() => volumeCreate(daemon, options)),
    volumeInspect: name => after(() => volumeInspect(daemon, name)),
    volumeDelete: (name, options) => after(() => volumeDelete(daemon, name, options)),
    volumePrune: filters => after(() => volumePrune(daemon, filters)),
    networkList: filters => after(() => networkList(daemon, filters)),
    networkCreate: options => after(() => networkCreate(daemon, options)),
    networkInspect: name => after(() => networkInspect(daemon, name)),
    networkDelete: name => after(() => networkDelete(daemon, name)),
    networkConnect: (name, container, options) => after(() => networkConnect(daemon, name, container, options)),
    networkDisconnect: (name, container, options) => after(() => networkDisconnect(daemon, name, container, options)),
    networkPrune: filters => after(() => networkPrune(daemon, filters)),
    systemInfo: () => after(() => systemInfo(daemon)),
    systemVersion: () => after(() => systemVersion(daemon)),
    systemDataUsage: () => after(() => systemDataUsage(daemon)),
    systemEvents: options => after(() => systemEvents(daemon, options, () => catchUp(daemon))),
    systemAuth: options => after(() => systemAuth(daemon, options)),
  };
}
