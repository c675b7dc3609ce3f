import { Migration } from '@mikro-orm/migrations';

export class Migration20261125202349 extends Migration {

  override name = 'Migration20261125202349';

  override up(): void | Promise<void> {
    this.addSql(`create table "attempts" ("id" text not null, "organization_id" text not null, "quiz_id" text not null, "version" int not null, "user_id" text not null, "number" int not null, "seed" int not null, "idempotency_key" text null, "status" text not null, "started_at" timestamptz not null, "ends_at" timestamptz null, "next_mark_at" timestamptz null, "submitted_at" timestamptz null, "ended_by" text null, "graded_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "attempts_organization_id_index" on "attempts" ("organization_id");`);
    this.addSql(`create index "attempts_next_mark_at_index" on "attempts" ("next_mark_at");`);
    this.addSql(`create index "attempts_user_id_id_index" on "attempts" ("user_id", "id");`);
    this.addSql(`alter table "attempts" add constraint "attempts_user_id_idempotency_key_unique" unique ("user_id", "idempotency_key");`);
    this.addSql(`alter table "attempts" add constraint "attempts_quiz_id_user_id_number_unique" unique ("quiz_id", "user_id", "number");`);

    this.addSql(`create table "attempt_answers" ("attempt_id" text not null, "item_id" text not null, "organization_id" text not null, "version" int not null, "position" int not null, "sequence" int not null default 0, "response" jsonb null, "final" boolean not null default false, "saved_at" timestamptz null, "outcome" text null, "points" double precision null, "how" text null, primary key ("attempt_id", "item_id"));`);
    this.addSql(`create index "attempt_answers_item_id_version_index" on "attempt_answers" ("item_id", "version");`);

    this.addSql(`alter table "attempts" add constraint "attempts_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "attempts" add constraint "attempts_quiz_id_foreign" foreign key ("quiz_id") references "quizzes" ("id");`);
    this.addSql(`alter table "attempts" add constraint "attempts_user_id_foreign" foreign key ("user_id") references "users" ("id");`);
    this.addSql(`alter table "attempts" add constraint "attempts_status_check" check ("status" in ('OPEN', 'SUBMITTED', 'GRADED'));`);
    this.addSql(`alter table "attempts" add constraint "attempts_ended_by_check" check ("ended_by" in ('LEARNER', 'TIME_LIMIT', 'DUE_DATE'));`);

    this.addSql(`alter table "attempt_answers" add constraint "attempt_answers_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "attempt_answers" add constraint "attempt_answers_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on update restrict on delete restrict;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "attempt_answers" drop constraint "attempt_answers_attempt_id_foreign";`);

    this.addSql(`drop table if exists "attempts" cascade;`);
    this.addSql(`drop table if exists "attempt_answers" cascade;`);
  }

}
