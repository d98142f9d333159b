/** Images: names, configs, manifests, history. */
export {
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
