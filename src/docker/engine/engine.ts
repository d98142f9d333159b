/**
 * The door between client and daemon, named as the Docker Engine API names its operations. A call takes simulated time: when it
 * is answered, `now()` stands at the moment of the answer. What comes bit by bit comes as `Pieces`, and waiting for the next one
 * is how time passes: nobody moves the clock through this door. Nothing here throws for what Docker would refuse.
 */
import type { ClassicRequest } from '../builder/classic/index.ts';
import type { SolveRequest } from '../builder/types.ts';
import type { Instant } from '../outcome.ts';
import type { Answer, Filters } from './answer.ts';
import type { Build, BuildCachePruned, BuildCacheRecord, BuildPruneOptions, ClassicBuilt } from './builds.ts';
import type { ContainerCreate, ContainerCreated, ContainerUpdate } from './container-create.ts';
import type {
  AttachOptions,
  ContainerDeleteOptions,
  ContainerInspect,
  ContainerListOptions,
  ContainerSummary,
  ContainersPruned,
  LogsOptions,
  PathStat,
  PutArchiveOptions,
  Stats,
  StopOptions,
  Top,
  WaitCondition,
  Waiting,
} from './containers.ts';
import type { ExecAttachment, ExecCreate, ExecInspect, ExecStart } from './exec.ts';
import type {
  CommitOptions,
  HistoryItem,
  ImageDeleted,
  ImageDeleteOptions,
  ImageImportOptions,
  ImageInspect,
  ImageListOptions,
  ImageLoadOptions,
  ImageSearchOptions,
  ImageSearchResult,
  ImageSummary,
  ImagesPruned,
  ImageTransferOptions,
  PushedTag,
} from './images.ts';
import type { EndpointRequest, Network, NetworkCreate } from './networks.ts';
import type { Attachment, OutputChunk, Pieces } from './pieces.ts';
import type { Progress } from './progress.ts';
import type { AuthConfig, DiskUsage, EventMessage, EventsOptions, SystemInfo, Version } from './system.ts';
import type { Volume, VolumeCreate, VolumesPruned } from './volumes.ts';

export interface Engine {
  /** The host's clock. */
  now(): Instant;
  /** What the host is: `linux/amd64`. */
  platform(): string;

  // Images
  imageList(options: ImageListOptions): Promise<Answer<readonly ImageSummary[]>>;
  /** `platform`, here and below: an image for another one counts as none; null: whichever is there. */
  imageInspect(name: string, platform?: string | null): Promise<Answer<ImageInspect>>;
  imageHistory(name: string, platform?: string | null): Promise<Answer<readonly HistoryItem[]>>;
  /** `target` is normalised by the client: `docker.io/library/app:latest`. */
  imageTag(source: string, target: string): Promise<Answer<null>>;
  imageDelete(name: string, options: ImageDeleteOptions): Promise<Answer<readonly ImageDeleted[]>>;
  imagePrune(filters: Filters): Promise<Answer<ImagesPruned>>;
  /** Pull. `reference` is normalised, with tag or digest; null platform: the host's own. */
  imageCreate(reference: string, options: ImageTransferOptions): Promise<Answer<Progress<null>>>;
  /** Import: makes an image of a tar archive of files. */
  imageImport(archive: Uint8Array, options: ImageImportOptions): Promise<Answer<string>>;
  /** `reference` is normalised; with `allTags` its tag does not count. */
  imagePush(reference: string, options: ImageTransferOptions): Promise<Answer<Progress<readonly PushedTag[]>>>;
  /** Save: a tar archive. Names as typed. */
  imageGet(names: readonly string[], platform?: string | null): Promise<Answer<Uint8Array>>;
  imageLoad(archive: Uint8Array, options: ImageLoadOptions): Promise<Answer<Progress<null>>>;
  /** Looks on Docker Hub: what the simulated one offers. */
  imageSearch(term: string, options: ImageSearchOptions): Promise<Answer<readonly ImageSearchResult[]>>;

  // Building
  imageBuild(request: SolveRequest): Promise<Answer<Build>>;
  /** The same call, meant for the builder that Docker had before BuildKit. */
  imageBuildClassic(request: ClassicRequest): Promise<Answer<Progress<ClassicBuilt>>>;
  /** The build cache, as BuildKit's `DiskUsage` gives it: the records that meet the filters. */
  buildDiskUsage(filters: Filters): Promise<Answer<readonly BuildCacheRecord[]>>;
  buildPrune(options: BuildPruneOptions): Promise<Answer<BuildCachePruned>>;

  // Containers
  containerList(options: ContainerListOptions): Promise<Answer<readonly ContainerSummary[]>>;
  containerInspect(name: string, options: { readonly size: boolean }): Promise<Answer<ContainerInspect>>;
  /** `name` null: one is made up. */
  containerCreate(
    name: string | null,
    body: ContainerCreate,
    options: { readonly platform: string | null },
  ): Promise<Answer<ContainerCreated>>;
  containerStart(name: string): Promise<Answer<null>>;
  /**
   * Stands at a container's streams. Whoever attaches before the start has all of its output, and what is written by then is the
   * beginning of its input.
   */
  containerAttach(name: string, options: AttachOptions): Promise<Answer<Attachment>>;
  /** The width of its terminal, in columns. */
  containerResize(name: string, columns: number): Promise<Answer<null>>;
  containerStop(name: string, options: StopOptions): Promise<Answer<null>>;
  containerRestart(name: string, options: StopOptions): Promise<Answer<null>>;
  containerKill(name: string, signal: string): Promise<Answer<null>>;
  containerPause(name: string): Promise<Answer<null>>;
  containerUnpause(name: string): Promise<Answer<null>>;
  containerRename(name: string, to: string): Promise<Answer<null>>;
  containerUpdate(name: string, update: ContainerUpdate): Promise<Answer<{ readonly Warnings: readonly string[] }>>;
  containerWait(name: string, condition: WaitCondition): Promise<Answer<Waiting>>;
  containerDelete(name: string, options: ContainerDeleteOptions): Promise<Answer<null>>;
  containerLogs(name: string, options: LogsOptions): Promise<Answer<Pieces<OutputChunk>>>;
  containerChanges(name: string): Promise<Answer<readonly { readonly Kind: 'A' | 'C' | 'D'; readonly Path: string }[]>>;
  containerTop(name: string, psArgs: string): Promise<Answer<Top>>;
  /** One look, or with `stream` one each second. */
  containerStats(name: string, options: { readonly stream: boolean }): Promise<Answer<Pieces<Stats>>>;
  containerExport(name: string): Promise<Answer<Uint8Array>>;
  /** A tar archive of a path, with what stands there. Symlinks at the end are followed by the client, not here. */
  containerArchive(
    name: string,
    path: string,
  ): Promise<Answer<{ readonly archive: Uint8Array; readonly stat: PathStat }>>;
  containerArchiveInfo(name: string, path: string): Promise<Answer<PathStat>>;
  /** Unpacks a tar archive into a directory of a container. */
  putContainerArchive(
    name: string,
    path: string,
    archive: Uint8Array,
    options: PutArchiveOptions,
  ): Promise<Answer<null>>;
  containerPrune(filters: Filters): Promise<Answer<ContainersPruned>>;
  /** Commit: gives the image's id. */
  imageCommit(options: CommitOptions): Promise<Answer<string>>;

  // Exec
  execCreate(container: string, exec: ExecCreate): Promise<Answer<{ readonly Id: string }>>;
  /** Nothing comes of the output of one that is detached. */
  execStart(id: string, start: ExecStart): Promise<Answer<ExecAttachment>>;
  execResize(id: string, columns: number): Promise<Answer<null>>;
  execInspect(id: string): Promise<Answer<ExecInspect>>;

  // Volumes
  volumeList(filters: Filters): Promise<Answer<readonly Volume[]>>;
  volumeCreate(options: VolumeCreate): Promise<Answer<Volume>>;
  volumeInspect(name: string): Promise<Answer<Volume>>;
  volumeDelete(name: string, options: { readonly force: boolean }): Promise<Answer<null>>;
  volumePrune(filters: Filters): Promise<Answer<VolumesPruned>>;

  // Networks
  networkList(filters: Filters): Promise<Answer<readonly Network[]>>;
  networkCreate(options: NetworkCreate): Promise<Answer<{ readonly Id: string; readonly Warning: string }>>;
  networkInspect(name: string): Promise<Answer<Network>>;
  networkDelete(name: string): Promise<Answer<null>>;
  networkConnect(name: string, container: string, place: EndpointRequest): Promise<Answer<null>>;
  networkDisconnect(name: string, container: string, options: { readonly force: boolean }): Promise<Answer<null>>;
  networkPrune(filters: Filters): Promise<Answer<{ readonly NetworksDeleted: readonly string[] | null }>>;

  // The system
  systemInfo(): Promise<Answer<SystemInfo>>;
  systemVersion(): Promise<Answer<Version>>;
  systemDataUsage(): Promise<Answer<DiskUsage>>;
  systemEvents(options: EventsOptions): Promise<Answer<Pieces<EventMessage>>>;
  /** `docker login`: the simulated registries know nobody. */
  systemAuth(options: AuthConfig): Promise<Answer<{ readonly Status: string }>>;
}
