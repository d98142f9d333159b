/** Images: names, configs, manifests, history. */
export {
  CONFIG_KEYS,
  type ContainerDefaults,
  goJson,
  type Healthcheck,
  type HistoryEntry,
  type ImageConfig,
  imageIdOf,
  instantOf,
  rfc3339,
  ZERO_TIME,
} from './config.ts';
export {
  type Blob,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  type Document,
  dockerManifest,
  OCI_INDEX,
  OCI_MANIFEST,
  ociIndex,
  ociManifest,
} from './manifest.ts';
export { readConfig, readDefaults, readHistory } from './read-config.ts';
export {
  blobOf,
  instructionOf,
  layersDownTo,
  packedBlobOf,
  type StoredLayer,
  storeLayer,
  treeOf,
} from './stored-layer.ts';
