/** The glossary, by what its entries are about. */
import type { Topic } from '../topic.ts';
import { ARCHITECTURE } from './architecture.ts';
import { BUILDING } from './building.ts';
import { CONTAINERS } from './containers.ts';
import { DOCKERFILE } from './dockerfile.ts';
import { ERRORS } from './errors.ts';
import { IMAGES } from './images.ts';

export const GLOSSARY: readonly Topic[] = [
  ...ARCHITECTURE,
  ...IMAGES,
  ...CONTAINERS,
  ...DOCKERFILE,
  ...BUILDING,
  ...ERRORS,
];
