import { Migration } from '@mikro-orm/migrations';

export class Migration20261125211124 extends Migration {

  override name = 'Migration20261125211124';

  override up(): void | Promise<void> {
    this.addSql(`alter table "quiz_changes" drop constraint "quiz_changes_action_check";`);
    this.addSql(`alter table "quiz_changes" add constraint "quiz_changes_action_check" check ("action" in ('CREATED', 'UPDATED', 'SUBMITTED', 'PUBLISHED', 'RETIRED', 'REOPENED', 'ITEM_ADDED', 'ITEM_EDITED', 'ITEM_ACCEPTED', 'ITEM_REJECTED', 'ITEM_RELEASED', 'ITEM_REGENERATION_STARTED', 'ITEM_REPLACED', 'ITEM_PROPOSAL_DROPPED', 'ITEM_REPAIRED', 'ITEM_REMOVED', 'REORDERED'));`);

    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING', 'GRADING', 'KEY_CHECK'));`);

    this.addSql(`alter table "quiz_item_versions" drop constraint "quiz_item_versions_check_status_check";`);
    this.addSql(`alter table "quiz_item_versions" add "check" jsonb null, add "duplicate_of" text null;`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_check_status_check" check ("check_status" in ('UNCHECKED', 'AGREED', 'QUARANTINED', 'RELEASED'));`);

    this.addSql(`alter table "questions" add "check_status" text not null default 'UNCHECKED', add "check" jsonb null;`);
    this.addSql(`alter table "questions" add constraint "questions_check_status_check" check ("check_status" in ('UNCHECKED', 'AGREED', 'QUARANTINED', 'RELEASED'));`);

    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'KEY_ANSWER', 'VERDICT', 'PLAN_WEEK'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "generated_items" drop constraint "generated_items_type_check";`);
    this.addSql(`alter table "generated_items" add constraint "generated_items_type_check" check ("type" in ('FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'VERDICT', 'PLAN_WEEK'));`);

    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING', 'GRADING'));`);

    this.addSql(`alter table "questions" drop constraint "questions_check_status_check";`);
    this.addSql(`alter table "questions" drop column "check_status", drop column "check";`);

    this.addSql(`alter table "quiz_changes" drop constraint "quiz_changes_action_check";`);
    this.addSql(`alter table "quiz_changes" add constraint "quiz_changes_action_check" check ("action" in ('CREATED', 'UPDATED', 'SUBMITTED', 'PUBLISHED', 'RETIRED', 'REOPENED', 'ITEM_ADDED', 'ITEM_EDITED', 'ITEM_ACCEPTED', 'ITEM_REJECTED', 'ITEM_REGENERATION_STARTED', 'ITEM_REPLACED', 'ITEM_PROPOSAL_DROPPED', 'ITEM_REPAIRED', 'ITEM_REMOVED', 'REORDERED'));`);

    this.addSql(`alter table "quiz_item_versions" drop constraint "quiz_item_versions_check_status_check";`);
    this.addSql(`alter table "quiz_item_versions" drop column "check", drop column "duplicate_of";`);
    this.addSql(`alter table "quiz_item_versions" add constraint "quiz_item_versions_check_status_check" check ("check_status" in ('UNCHECKED', 'AGREED', 'QUARANTINED'));`);
  }

}
