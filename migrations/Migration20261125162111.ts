import { Migration } from '@mikro-orm/migrations';

export class Migration20261125162111 extends Migration {

  override name = 'Migration20261125162111';

  override up(): void | Promise<void> {
    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" alter column "course_id" drop not null;`);
    this.addSql(`alter table "generations" alter column "lesson_id" drop not null;`);
    this.addSql(`alter table "generations" alter column "lesson_version" drop not null;`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "generations" drop constraint "generations_kind_check";`);
    this.addSql(`alter table "generations" alter column "course_id" set not null;`);
    this.addSql(`alter table "generations" alter column "lesson_id" set not null;`);
    this.addSql(`alter table "generations" alter column "lesson_version" set not null;`);
    this.addSql(`alter table "generations" add constraint "generations_kind_check" check ("kind" in ('EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN'));`);
  }

}
