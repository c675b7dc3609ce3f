import { Counter } from '../../platform/counters.js';
import { wantsAccount } from './accounts.js';
import { wantsMalware, wantsWeapon } from './harm.js';
import { wantsWhatIsAnothers } from './another.js';
import { dropsInstructions, wantsKey, wantsPrompt } from './orders.js';
import { decoded } from './decoded.js';
import { ordersHarmfulProgram } from './programs.js';
import { sexualizesMinors, wantsSelfHarm } from './persons.js';
import { plain, withoutQuotations } from './plain.js';
import { asksHowItIsMade } from './weapons.js';

interface Rule {
  /** As it is counted. */
  name: string;
  /** The rule in a sentence for whoever wrote the text. */
  reason: string;
  /** Whoever teaches has the keys, and may ask for a quiz with its answers. */
  learnersOnly?: true;
  /** @param text plain, without what is only quoted @param whole plain, quotations included */
  isBroken(text: string, whole: string): boolean;
}

/** Each speaks up only where it is sure: what passes is fenced as data all the same (orchestrator/fence.ts). */
const RULES: readonly Rule[] = [
  {
    name: 'unreadable',
    reason: 'The text holds no word and no number that could be read.',
    isBroken: (_text, whole) => !/[\p{L}\p{N}]/u.test(whole),
  },
  {
    name: 'instructions',
    reason: 'Instructions rule: the text tells the model to drop its instructions or to play a role without rules.',
    isBroken: dropsInstructions,
  },
  {
    name: 'system_prompt',
    reason: "System prompt rule: the text asks for the model's own instructions, which are not part of any lesson.",
    isBroken: wantsPrompt,
  },
  {
    name: 'answer_key',
    learnersOnly: true,
    reason: 'Answer key rule: the text asks for the key of a quiz or a test, which stays with the teacher.',
    isBroken: wantsKey,
  },
  {
    name: 'weapons',
    reason: 'Weapons rule: the text asks how to make or get a weapon, an explosive or a dangerous drug.',
    isBroken: (text) => wantsWeapon(text) || asksHowItIsMade(text),
  },
  {
    name: 'malware',
    reason: "Malware rule: the text asks for a program that does harm, or for a way into other people's accounts or devices.",
    isBroken: (text) => wantsMalware(text) || ordersHarmfulProgram(text) || wantsAccount(text) || wantsWhatIsAnothers(text),
  },
  {
    name: 'self_harm',
    reason: 'Self-harm rule: the text asks for ways to harm oneself. If you think of that, please talk to somebody you trust, or to an emergency or crisis line in your country; you are not alone.',
    isBroken: wantsSelfHarm,
  },
  {
    name: 'minors',
    reason: 'Protection of minors rule: the text asks for sexual content with children or young people.',
    isBroken: sexualizesMinors,
  },
];

const rejected = new Counter('lyceum_content_rejected_total', 'Free texts that were not let through to any model, by the rule that they break.', 'rule');

/**
 * What a text that somebody wrote freely (a question, a prompt) is refused for: a sentence for each rule that it breaks. Empty:
 * it may go on. @param byTeacher whether only those who teach may
 * ask for its kind
 */
export function checkFreeText(text: string, byTeacher = false): string[] {
  const readings = [text, ...decoded(text)].map((reading) => {
    const whole = plain(reading);
    return { whole, asked: withoutQuotations(whole) };
  });
  const broken = RULES.filter((rule) => !(byTeacher && rule.learnersOnly) && readings.some(({ whole, asked }, index) => (index === 0 || rule.name !== 'unreadable') && rule.isBroken(asked, whole)));
  for (const { name } of broken) rejected.add(name);
  return broken.map(({ reason }) => reason);
}

export { withoutPleas } from './pleas.js';
