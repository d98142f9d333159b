/**
 * In what a host of Docker 29 differs from one of Docker 28. Everything that depends on the release is decided here, as data or as
 * a rule with a name; whoever needs it asks the profile and never the release.
 *
 * Docker 29 keeps images in containerd's store: an image is named by its index or manifest, its compressed blobs stay beside the
 * unpacked layers, and `docker images` has other columns. What is not said here is as in Docker 28, among it: builds attach no
 * provenance (as with `--provenance=false`, so an image is one manifest and not a list with attestations); `docker save` writes the
 * archive of Docker 28; a prune counts unpacked bytes; `docker inspect` of a container, the columns of `docker system df`, and
 * `docker load --platform`, which takes one platform and not a list.
 * An image of the catalogue that comes back from a registry of one's own has the id of its index again, not of its manifest.
 */
import { type Blob, type Document, dockerManifest, ociManifest } from './image/index.ts';

export type ProfileName = '28' | '29';

export interface Profile {
  readonly client: {
    readonly version: string;
    readonly commit: string;
    readonly buildx: { readonly version: string; readonly commit: string };
  };
  readonly engine: {
    /** Who made the packages, as `docker version` shows it beside `Client:` and `Server:`; a distribution's have no such name. */
    readonly platformName: string;
    readonly version: string;
    readonly apiVersion: string;
    readonly minApiVersion: string;
    readonly goVersion: string;
    readonly commit: string;
    readonly buildTime: string;
    readonly containerd: { readonly version: string; readonly commit: string };
    readonly runc: { readonly version: string; readonly commit: string };
    readonly initCommit: string;
    readonly logDrivers: readonly string[];
  };
  /** `docker images`: a row for each tag with its age and size, or collapsed rows with disk usage and content size. */
  readonly imageColumns: 'age and size' | 'disk usage';
  readonly store: ImageStore;
}

/** How a daemon keeps images. */
export interface ImageStore {
  readonly driver: string;
  readonly driverStatus: readonly (readonly [string, string])[];
  /** What an image's id is the digest of: its config, or what its name points to in a registry. */
  readonly idOf: 'config' | 'target';
  /** Whether compressed blobs stay beside the unpacked layers and count. */
  readonly keepsBlobs: boolean;
  /** Whether a pull or push by tag leaves a name by digest too; otherwise every name has its digest without one. */
  readonly leavesDigestNames: boolean;
  /** Whether a removal names the layers that went with the image. */
  readonly namesRemovedLayers: boolean;
  /** Whether `docker image inspect` has what only the older store knows. */
  readonly inspectsLegacyFields: boolean;
  /** The manifest under which an image is pushed. */
  readonly manifest: (config: Blob, layers: readonly Blob[]) => Document;
  /** Whether a pull tells of checksums, and of unpacking in bytes or in seconds. */
  readonly pullTells: { readonly checksums: boolean; readonly unpacking: 'bytes' | 'seconds' };
  /** Whether a push knows layers by what they are unpacked or by their blobs. */
  readonly pushKnows: 'diff ids' | 'blobs';
  /** What an export of a build does after its layers, line by line. `tags` are full names, with a tag where one was given. */
  readonly exporting: (
    image: { readonly id: string; readonly config: string },
    tags: readonly string[],
  ) => readonly string[];
}

const CLASSIC: ImageStore = {
  driver: 'overlay2',
  driverStatus: [
    ['Backing Filesystem', 'extfs'],
    ['Supports d_type', 'true'],
    ['Using metacopy', 'false'],
    ['Native Overlay Diff', 'true'],
    ['userxattr', 'false'],
  ],
  idOf: 'config',
  keepsBlobs: false,
  leavesDigestNames: true,
  namesRemovedLayers: true,
  inspectsLegacyFields: true,
  manifest: dockerManifest,
  pullTells: { checksums: true, unpacking: 'bytes' },
  pushKnows: 'diff ids',
  exporting: ({ id }, tags) => [`writing image ${id}`, ...tags.map(tag => `naming to ${tag}`)],
};

function tagged(name: string): string {
  return /:[^/]*$/.test(name) ? name : `${name}:latest`;
}

const CONTAINERD: ImageStore = {
  driver: 'overlayfs',
  driverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
  idOf: 'target',
  keepsBlobs: true,
  leavesDigestNames: false,
  namesRemovedLayers: false,
  inspectsLegacyFields: false,
  manifest: ociManifest,
  pullTells: { checksums: false, unpacking: 'seconds' },
  pushKnows: 'blobs',
  exporting: ({ id, config }, tags) => {
    // An image that nobody names is kept under a name of its own.
    const names = tags.length === 0 ? [`moby-dangling@${id}`] : tags.map(tagged);
    return [
      `exporting manifest ${id}`,
      `exporting config ${config}`,
      ...names.flatMap(name => [`naming to ${name}`, `unpacking to ${name}`]),
    ];
  },
};

const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  '28': {
    client: {
      version: '28.5.2',
      commit: '9cc6dea35e9a963f281434761c656fba4ac43aed',
      buildx: { version: '0.29.1', commit: 'a32761aeb3debd39be1eca514af3693af0db334b' },
    },
    // As Debian packages it.
    engine: {
      platformName: '',
      version: '28.5.2',
      apiVersion: '1.51',
      minApiVersion: '1.24',
      goVersion: 'go1.27.1',
      commit: '3ef3c07c883be49a2e8097bcf6d2952fce1d70eb',
      buildTime: '2026-09-15T11:02:57.000000000+00:00',
      containerd: { version: '1.7.24~ds1', commit: '1.7.24~ds1-6+deb13u1' },
      runc: { version: '1.3.6', commit: '1.3.6' },
      initCommit: '',
      logDrivers: ['awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog'],
    },
    imageColumns: 'age and size',
    store: CLASSIC,
  },
  '29': {
    client: {
      version: '29.5.2',
      commit: '79eb04c',
      buildx: { version: '0.34.1', commit: 'e0b0e77d18d3379bc1e0d55f3b37de288d36fe47' },
    },
    engine: {
      platformName: 'Docker Engine - Community',
      version: '29.5.2',
      apiVersion: '1.54',
      minApiVersion: '1.40',
      goVersion: 'go1.26.3',
      commit: '568f755',
      buildTime: '2026-05-20T14:35:04.000000000+00:00',
      containerd: { version: 'v2.2.3', commit: '77c84241c7cbdd9b4eca2591793e3d4f4317c590' },
      runc: { version: '1.3.5', commit: 'v1.3.5-0-g488fc13e' },
      initCommit: 'de40ad0',
      logDrivers: ['awslogs', 'fluentd', 'gcplogs', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog'],
    },
    imageColumns: 'disk usage',
    store: CONTAINERD,
  },
};

export function profileOf(name: ProfileName): Profile {
  return PROFILES[name];
}
