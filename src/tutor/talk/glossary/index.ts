/** The glossary, by what its entries are about. */
import { ARCHITECTURE_ASKED } from '../asked/architecture.ts';
import { AROUND_ASKED } from '../asked/around.ts';
import { BUILDING_ASKED } from '../asked/building.ts';
import { CONTAINERS_ASKED } from '../asked/containers.ts';
import { DOCKERFILE_ASKED } from '../asked/dockerfile.ts';
import { ERRORS_ASKED } from '../asked/errors.ts';
import { IMAGES_ASKED } from '../asked/images.ts';
import { KEEPING_ASKED } from '../asked/keeping.ts';
import { LIVING_ASKED } from '../asked/living.ts';
import { PRINTED_ASKED } from '../asked/printed.ts';
import { REACHING_ASKED } from '../asked/reaching.ts';
import { STORAGE_ASKED } from '../asked/storage.ts';
import { WRITING_ASKED } from '../asked/writing.ts';
import type { Topic } from '../topic.ts';
import { ARCHITECTURE } from './architecture.ts';
import { AROUND } from './around.ts';
import { BUILDING } from './building.ts';
import { CONTAINERS } from './containers.ts';
import { DOCKERFILE } from './dockerfile.ts';
import { ERRORS } from './errors.ts';
import { IMAGES } from './images.ts';
import { KEEPING } from './keeping.ts';
import { LIVING } from './living.ts';
import { PRINTED } from './printed.ts';
import { REACHING } from './reaching.ts';
import { WRITING } from './writing.ts';

/** How else they are asked for, by their keys. */
const FURTHER: Readonly<Record<string, string>> = {
  ...ARCHITECTURE_ASKED,
  ...IMAGES_ASKED,
  ...CONTAINERS_ASKED,
  ...STORAGE_ASKED,
  ...LIVING_ASKED,
  ...REACHING_ASKED,
  ...KEEPING_ASKED,
  ...DOCKERFILE_ASKED,
  ...BUILDING_ASKED,
  ...AROUND_ASKED,
  ...PRINTED_ASKED,
  ...ERRORS_ASKED,
  ...WRITING_ASKED,
};

export const GLOSSARY: readonly Topic[] = [
  ...ARCHITECTURE,
  ...IMAGES,
  ...CONTAINERS,
  ...DOCKERFILE,
  ...BUILDING,
  ...AROUND,
  ...KEEPING,
  ...LIVING,
  ...REACHING,
  ...WRITING,
  ...PRINTED,
  ...ERRORS,
].map(entry => ({ ...entry, asked: `${entry.asked}; ${FURTHER[entry.key] ?? ''}` }));
