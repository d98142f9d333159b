/** The layered copy-on-write tree: nodes, layers of changes, trees over layers, drafts over trees. */
export { type ArchiveEntry, joinBytes, readTar, storeGzip, tarProblem, writeTar } from './archive.ts';
export { compressionOf, gunzip } from './compression.ts';
export { changesBetween, type Draft, type DraftOptions, draftOf, withParents } from './draft.ts';
export { type Errno, errnoText } from './errno.ts';
export { type FileSystem, type FileSystemOptions, fileSystemOf } from './file-system.ts';
export { type FileInput, type Files, modeOf, placeFiles } from './files.ts';
export { builtLayerOf, type Change, type ChangeKind, chainId, type Layer, layerOf, statedLayer } from './layer.ts';
export type { GivenOwnership } from './make.ts';
export { type Mount, mountDraft } from './mount.ts';
export {
  abridge,
  type Content,
  contentOf,
  type DirectoryNode,
  type FileNode,
  type Node,
  type Ownership,
  type ProgramReference,
  programContent,
  type SymlinkNode,
  sameNode,
  sha256,
  sizeOf,
  standIn,
  textOf,
} from './node.ts';
export { cleanPath, isWithin, joinPath, nameOf, parentOf } from './path.ts';
export { emptyTree, layTree, type MutableTree, type Tree } from './tree.ts';
export { isTooLong } from './walk.ts';
