import type { ActivityService } from './modules/activity/activity.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import type { MembershipsService } from './modules/enrolments/memberships.service.js';
import { ForgettingService } from './modules/generation/forgetting.service.js';
import type { GenerationService } from './modules/generation/generation.service.js';
import type { UsersService } from './modules/identity/users.service.js';
import { InspectionsResolver } from './modules/profiles/inspections.resolver.js';
import { InspectionsService } from './modules/profiles/inspections.service.js';
import { EvidenceService } from './modules/profiles/evidence.service.js';
import { ClaimEvidenceResolver, ProfilesResolver } from './modules/profiles/profiles.resolver.js';
import type { ProfilesService } from './modules/profiles/profiles.service.js';
import { Analysts, startAnalysing } from './modules/questionnaires/analysts.service.js';
import { ImportsService } from './modules/questionnaires/imports.service.js';
import type { ProgressService } from './modules/enrolments/progress.service.js';
import type { StudySettingsService } from './modules/flashcards/settings.service.js';
import type { LearnerService } from './modules/planning/learner.service.js';
import { RecordService } from './modules/questionnaires/record.service.js';
import { MaterialService } from './modules/questionnaires/material.service.js';
import { QuestionnairesResolver } from './modules/questionnaires/questionnaires.resolver.js';
import { QuestionnairesService } from './modules/questionnaires/questionnaires.service.js';
import { RerunsResolver } from './modules/questionnaires/reruns.resolver.js';
import { RerunsService } from './modules/questionnaires/reruns.service.js';
import type { LanguageCode } from './orchestrator/model.js';
import type { Logger } from './platform/logger.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';
import { learnerDocuments } from './profiles.js';

export interface QuestionnaireParts {
  db: Db;
  signals: Signals;
  courses: CoursesService;
  lessons: LessonsService;
  profiles: ProfilesService;
  memberships: MembershipsService;
  generations: GenerationService;
  activity: ActivityService;
  progress: ProgressService;
  learner: LearnerService;
  settings: StudySettingsService;
  users: UsersService;
  /** Whether any model is configured. */
  asksModels: boolean;
  defaultLanguage: LanguageCode;
  /** Whether this process does the work of workers. */
  isWorker: boolean;
  shutdown: Shutdown;
  logger: Logger;
}

export interface Questionnaires {
  service: QuestionnairesService;
  resolvers: object[];
}

/** From a question to a profile: what learners are asked, and what their answers show of them; in a worker also those who have answers analysed. */
export function createQuestionnaires(parts: QuestionnaireParts): Questionnaires {
  const { db, profiles, generations, users, signals, shutdown } = parts;
  const evidence = new EvidenceService(parts);
  const inspections = new InspectionsService({ db, users, documents: learnerDocuments({ ...parts, generations: new ForgettingService({ db, generations }) }) });
  const material = new MaterialService({ ...parts, record: new RecordService(parts) });
  const analysts = new Analysts({ ...parts, material });
  const reruns = new RerunsService({ ...parts, inspections, material, analysts });
  if (parts.isWorker) {
    const watch = startAnalysing(analysts, reruns, signals);
    shutdown.add('analysts', () => watch.close());
  }
  const service = new QuestionnairesService({ ...parts, analysts });
  const imports = new ImportsService({ ...parts, analysts, questionnaires: service });
  return {
    service,
    resolvers: [
      new QuestionnairesResolver(service, imports, generations), new RerunsResolver(reruns, evidence, generations), new ProfilesResolver(profiles, evidence, (userId) => analysts.settle(userId)),
      new ClaimEvidenceResolver(), new InspectionsResolver(inspections, profiles, evidence),
    ],
  };
}
