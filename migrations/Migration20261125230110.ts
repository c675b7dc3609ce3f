import { Migration } from '@mikro-orm/migrations';

export class Migration20261125230110 extends Migration {

  override name = 'Migration20261125230110';

  override up(): void | Promise<void> {
    this.addSql(`alter table "quizzes" add "idempotency_key" text null, add "request" jsonb null;`);
    this.addSql(`alter table "quizzes" add constraint "quizzes_created_by_idempotency_key_unique" unique ("created_by", "idempotency_key");`);

    this.addSql(`alter table "cards" add "lesson_id" text null, add "stale_reason" text null;`);
    this.addSql(`update "cards" set "lesson_id" = "evidence" -> 0 ->> 'lessonId';`);
    this.addSql(`create index "cards_lesson_id_index" on "cards" ("lesson_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "cards_lesson_id_index";`);
    this.addSql(`alter table "cards" drop column "lesson_id", drop column "stale_reason";`);

    this.addSql(`alter table "quizzes" drop constraint "quizzes_created_by_idempotency_key_unique";`);
    this.addSql(`alter table "quizzes" drop column "idempotency_key", drop column "request";`);
  }

}
