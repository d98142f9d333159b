/** The Engine API's volumes. */
import type { Labels } from './labels.ts';

export interface Volume {
  readonly CreatedAt?: string;
  readonly Driver: string;
  readonly Labels: Labels | null;
  readonly Mountpoint: string;
  readonly Name: string;
  readonly Options: Labels | null;
  readonly Scope: string;
  readonly UsageData?: { readonly RefCount: number; readonly Size: number };
}

export interface VolumesPruned {
  readonly VolumesDeleted: readonly string[] | null;
  readonly SpaceReclaimed: number;
}

/** The body of `POST /volumes/create`. */
export interface VolumeCreate {
  readonly Name: string;
  readonly Driver: string;
  readonly DriverOpts: Labels;
  readonly Labels: Labels;
}
