import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { DIFFICULTIES, type DifficultyLevel } from '../../orchestrator/model.js';
import { MANNERS, PRESENTATIONS, type Manner, type Presentation } from '../../orchestrator/shaping.js';
import { User } from '../identity/identity.entity.js';

/** How somebody wants to be taught, as he has said so himself; no row: he has said nothing. */
@Entity({ tableName: 'learning_settings' })
export class LearningSettingsRow {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id' })
  userId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Enum({ items: () => [...MANNERS], type: 'text', nullable: true })
  manner: Manner | null = null;

  @Property({ type: 'text', nullable: true })
  persona: string | null = null;

  @Property({ type: 'text', nullable: true })
  priorKnowledge: string | null = null;

  @Enum({ items: () => [...PRESENTATIONS], type: 'text', nullable: true })
  presentation: Presentation | null = null;

  @Enum({ items: () => [...DIFFICULTIES], type: 'text', nullable: true })
  difficulty: DifficultyLevel | null = null;

  @Property({ type: 'text', nullable: true })
  industry: string | null = null;

  @Property({ type: 'text', nullable: true })
  role: string | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  updatedAt: Date = new Date();
}
