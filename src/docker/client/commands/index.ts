/** Every command that the client knows. */
import type { Command } from '../command.ts';
import { imageBuild } from './builder/build.ts';
import { buildxDu, buildxLs, buildxPrune, buildxVersion } from './builder/cache.ts';
import { containerCommit } from './container/commit.ts';
import { containerCp } from './container/cp.ts';
import { containerCreate } from './container/create.ts';
import { containerExec } from './container/exec.ts';
import { containerExport } from './container/export.ts';
import { containerLogs } from './container/logs.ts';
import { containerLs } from './container/ls.ts';
import { containerPort } from './container/port.ts';
import { containerPrune } from './container/prune.ts';
import { containerRun } from './container/run.ts';
import {
  containerDiff,
  containerKill,
  containerPause,
  containerRename,
  containerRestart,
  containerRm,
  containerStop,
  containerUnpause,
  containerWait,
} from './container/simple.ts';
import { containerAttach, containerStart } from './container/start.ts';
import { containerStats, containerTop } from './container/top.ts';
import { containerUpdate } from './container/update.ts';
import { contextInspect, contextLs, contextShow, contextUse } from './context.ts';
import { imageHistory } from './image/history.ts';
import { imageImport } from './image/import.ts';
import { imageLoad } from './image/load.ts';
import { imageLs } from './image/ls.ts';
import { imagePrune } from './image/prune.ts';
import { imagePull } from './image/pull.ts';
import { imagePush } from './image/push.ts';
import { imageRm } from './image/rm.ts';
import { imageSave } from './image/save.ts';
import { imageTag } from './image/tag.ts';
import { containerInspect, imageInspect, inspect, networkInspect, volumeInspect } from './inspect.ts';
import {
  networkConnect,
  networkCreate,
  networkDisconnect,
  networkLs,
  networkPrune,
  networkRm,
} from './network/network.ts';
import { outside } from './outside.ts';
import { imagetoolsInspect } from './registry/imagetools.ts';
import { login, logout } from './registry/login.ts';
import { manifestInspect } from './registry/manifest.ts';
import { search } from './registry/search.ts';
import { systemDf } from './system/df.ts';
import { systemEvents } from './system/events.ts';
import { info } from './system/info.ts';
import { systemPrune } from './system/prune.ts';
import { version } from './system/version.ts';
import { volumeCreate, volumeLs, volumePrune, volumeRm } from './volume/volume.ts';

export const COMMANDS: readonly Command[] = [
  buildxDu,
  buildxLs,
  buildxPrune,
  buildxVersion,
  containerAttach,
  containerCommit,
  containerCp,
  containerCreate,
  containerDiff,
  containerExec,
  containerExport,
  containerInspect,
  containerKill,
  containerLogs,
  containerLs,
  containerPause,
  containerPort,
  containerPrune,
  containerRename,
  containerRestart,
  containerRm,
  containerRun,
  containerStart,
  containerStats,
  containerStop,
  containerTop,
  containerUnpause,
  containerUpdate,
  containerWait,
  contextInspect,
  contextLs,
  contextShow,
  contextUse,
  imageBuild,
  imageHistory,
  imageImport,
  imageInspect,
  imageLoad,
  imageLs,
  imagePrune,
  imagePull,
  imagePush,
  imageRm,
  imageSave,
  imageTag,
  info,
  imagetoolsInspect,
  inspect,
  login,
  logout,
  manifestInspect,
  networkConnect,
  networkCreate,
  networkDisconnect,
  networkInspect,
  networkLs,
  networkPrune,
  networkRm,
  search,
  systemDf,
  systemEvents,
  systemPrune,
  version,
  volumeCreate,
  volumeInspect,
  volumeLs,
  volumePrune,
  volumeRm,
  ...outside,
];
