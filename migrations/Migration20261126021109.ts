import { Migration } from '@mikro-orm/migrations';

export class Migration20261126021109 extends Migration {

  override name = 'Migration20261126021109';

  override up(): void | Promise<void> {
    this.addSql(`alter table "lesson_progress" drop column "decided_at", drop column "decided_by";`);

    this.addSql(`create index "lesson_events_user_id_lesson_id_index" on "lesson_events" ("user_id", "lesson_id");`);
    // It was the last time that somebody said so; it is the first one since he last said otherwise.
    this.addSql(`update "lesson_progress" p set "finished_at" = coalesce((
      select min(f."at") from "lesson_events" f where f."user_id" = p."user_id" and f."lesson_id" = p."lesson_id" and f."verb" = 'finished' and not exists (
        select from "lesson_events" u where u."user_id" = p."user_id" and u."lesson_id" = p."lesson_id" and u."verb" = 'unfinished' and (u."at", u."event_id") > (f."at", f."event_id"))
    ), p."finished_at") where p."finished_at" is not null;`);

    this.addSql(`alter table "enrolment_rules" add "quizzes_seen" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "enrolment_rules" drop column "quizzes_seen";`);

    this.addSql(`drop index "lesson_events_user_id_lesson_id_index";`);

    this.addSql(`alter table "lesson_progress" add "decided_at" timestamptz(6) null, add "decided_by" text null;`);
  }

}
