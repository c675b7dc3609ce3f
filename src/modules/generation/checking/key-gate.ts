import type { Candidate } from '../../../orchestrator/candidates.js';
import type { Failure } from '../../../orchestrator/failure.js';
import type { Accepting } from '../../../orchestrator/orchestrator.js';
import { loadLanguage } from '../../../orchestrator/providers/local/languages/index.js';
import type { LanguagePack } from '../../../orchestrator/providers/local/languages/pack.js';
import { comparedQuestion, type Duplicates, type DuplicatesService } from '../../quizzes/duplicates.service.js';
import type { NewQuestion } from '../../quizzes/questions.service.js';
import { keepRefused, type RefusedQuestion } from '../../quizzes/refused.service.js';
import type { GenerationRow } from '../generation.repository.js';
import { isQuestion, type NewItem } from '../items/item.js';
import { kindDefinition } from '../kinds/index.js';
import { promptVersionOf } from '../wording.js';
import type { LessonSubject, Subject } from '../kinds/kind.js';
import type { Accepted } from '../transcript.js';
import { byEvidence, withCheck } from './key-checked.js';
import { BY_NOBODY, KeyChecker, type KeyCheckerOptions } from './key-checker.js';

export interface KeyGateOptions extends Omit<KeyCheckerOptions, 'lesson' | 'pack' | 'people' | 'seed'> {
  duplicates: DuplicatesService;
  generation: GenerationRow;
  subject: Subject;
}

interface Grounds {
  /** Of the lesson's language: by which the engine's questions are held against their evidence. */
  pack: LanguagePack;
  checker: KeyChecker;
  /** What the course asks, and this answer so far, where it is not to be asked again; null: it may be. */
  asked: Duplicates | null;
  /** What of an item a solver is asked; null: it has no key. */
  keyed(item: NewItem): NewQuestion | null;
  /** Keeps for a person what a solver refused, where that has a lesson. */
  keep(refused: readonly RefusedQuestion[], by: Candidate): Promise<void>;
}

/** What questions have to pass whose keys count: their check, and the comparison with what is asked already. Lets through whatever has no key. */
export class KeyGate {
  private constructor(private readonly grounds: Grounds | null, readonly isStrict: boolean) {}

  /** @param there what there is of the answer already */
  static async for(options: KeyGateOptions, there: readonly NewItem[]): Promise<KeyGate> {
    const { generation: { id: generationId, organizationId, kind, input, courseId, lessonId }, subject, duplicates, db } = options;
    const { lesson, people = [] } = subject;
    const { items } = kindDefinition(kind);
    const material = items?.solverReads?.(subject as LessonSubject) ?? lesson;
    const owner = courseId === null || lessonId === null ? null : { organizationId, courseId, lessonId, generationId };
    if (!items?.isChecked || !material || (!owner && !items.solverReads)) return new KeyGate(null, false);
    const isStrict = items.isChecked(input);
    const asked = isStrict && owner ? await duplicates.inCourse(owner.courseId) : null;
    for (const item of there) if (isQuestion(item)) asked?.add(comparedQuestion(item));
    const promptVersion = promptVersionOf(kind, subject);
    const keep: Grounds['keep'] = async (refused, { provider, model }) => {
      if (owner) await keepRefused(db, { ...owner, provider: provider.name, model: model.name, promptVersion }, refused);
    };
    const pack = await loadLanguage(material.language);
    const keyed: Grounds['keyed'] = (item) => (items.keyed ? items.keyed(item) : isQuestion(item) ? item : null);
    return new KeyGate({ keep, keyed, pack, checker: new KeyChecker({ ...options, lesson: material, pack, people, seed: 0 }), asked }, isStrict);
  }

  /** Before anything is paid for: the engine's questions are checked here, a model's only compared. */
  admit(accepted: Accepted): Accepting<Accepted> {
    const { grounds, isStrict } = this;
    const { item, by } = accepted;
    if (!grounds || !isQuestion(item)) return { ok: true, item: accepted };
    // The engine has but the lesson's own sentences to ask about.
    if (by === 'LOCAL') return byEvidence(accepted, grounds.pack, isStrict);
    // Where, is no model's to know: the quiz may not be published.
    if (grounds.asked?.of(comparedQuestion(item))) return { ok: false, reason: 'it is asked already' };
    grounds.asked?.add(comparedQuestion(item));
    return { ok: true, item: accepted };
  }

  /** Those whose key a second solver has come to as well. @returns in their order; or why nobody could be asked */
  async verified(held: readonly Accepted[], by: Candidate): Promise<Accepting<Accepted>[] | Failure['error']> {
    const { keyed, checker, keep } = this.grounds!;
    const asked = held.map(({ item }) => keyed(item));
    const questions = asked.filter((question) => question !== null);
    const checks = questions.length === 0 ? [] : await checker.check(questions, by);
    if (Array.isArray(checks) && this.isStrict) {
      // Where nobody answered there are no two answers to choose between.
      await keep(questions.flatMap((question, index) => {
        const check = checks[index]!;
        return check.reason !== null && check.by !== BY_NOBODY ? [{ ...question, check }] : [];
      }), by);
    }
    const verified = Array.isArray(checks) ? held.map((accepted, index): Accepting<Accepted> => {
      const question = asked[index];
      return question ? withCheck(accepted, checks[questions.indexOf(question)]!, this.isStrict) : { ok: true, item: accepted };
    }) : checks;
    // What is not let through may come again, mended.
    this.forget(held.flatMap(({ item }, index) => (Array.isArray(verified) && verified[index]!.ok ? [] : [item])));
    return verified;
  }

  /** They are void. */
  forget(items: readonly NewItem[]): void {
    for (const { content } of items) this.grounds?.asked?.drop(content.id);
  }
}
