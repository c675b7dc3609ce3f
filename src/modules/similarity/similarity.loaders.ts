import DataLoader from 'dataloader';
import type { Viewer } from '../../auth/viewer.js';
import type { Language } from '../courses/courses.entity.js';
import type { LessonRow } from '../courses/lessons.service.js';
import type { Related, RelatedService } from './related.service.js';

/** Which lessons are near this one, among all that the viewer may read. */
export interface RelatedRequest {
  viewer: Viewer;
  lesson: LessonRow;
  language: Language;
  first: number;
}

export interface SimilarityLoaders {
  related: DataLoader<RelatedRequest, Related[]>;
}

/** Made once per operation: however many lessons it asks for, what is readable is looked at once. */
export function similarityLoaders(service: Pick<RelatedService, 'of'>): SimilarityLoaders {
  return {
    // One operation has one viewer. Not remembered: a later mutation of the same operation must see what it did.
    related: new DataLoader((requests) => service.of(requests[0]!.viewer, requests), { cache: false }),
  };
}
