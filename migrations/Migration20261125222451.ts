import { Migration } from '@mikro-orm/migrations';

export class Migration20261125222451 extends Migration {

  override name = 'Migration20261125222451';

  override up(): void | Promise<void> {
    this.addSql(`create table "regrades" ("id" text not null, "organization_id" text not null, "course_id" text not null, "item_id" text not null, "item_version" int not null, "asked_by" text not null, "reason" text not null, "total" int not null, "last_attempt_id" text not null default '', "answers" int not null default 0, "changed" int not null default 0, "judging" int not null default 0, "kept_by_person" int not null default 0, "failed" int not null default 0, "created_at" timestamptz not null default now(), "finished_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "regrades_organization_id_index" on "regrades" ("organization_id");`);
    this.addSql(`create index "regrades_course_id_index" on "regrades" ("course_id");`);
    this.addSql(`create index "regrades_item_id_index" on "regrades" ("item_id");`);
    this.addSql(`create index "regrades_asked_by_index" on "regrades" ("asked_by");`);
    this.addSql(`create index "regrades_finished_at_index" on "regrades" ("finished_at");`);

    this.addSql(`create table "attempt_keys" ("user_id" text not null, "key" text not null, "organization_id" text not null, "attempt_id" text not null, primary key ("user_id", "key"));`);
    this.addSql(`create index "attempt_keys_attempt_id_index" on "attempt_keys" ("attempt_id");`);

    this.addSql(`insert into "attempt_keys" ("user_id", "key", "organization_id", "attempt_id") select "user_id", "idempotency_key", "organization_id", "id" from "attempts" where "idempotency_key" is not null;`);

    this.addSql(`alter table "attempts_to_measure" add "failures" int not null default 0, add "measure_after" timestamptz not null default now();`);
    this.addSql(`create index "attempts_to_measure_measure_after_id_index" on "attempts_to_measure" ("measure_after", "id");`);

    this.addSql(`alter table "attempts" drop constraint "attempts_user_id_idempotency_key_unique";`);
    this.addSql(`alter table "attempts" drop column "idempotency_key";`);
    this.addSql(`alter table "attempts" add "look_failures" int not null default 0, add "look_after" timestamptz null;`);

    this.addSql(`drop index "graded_answers_judging_index";`);
    this.addSql(`alter table "graded_answers" add "judge_failures" int not null default 0, add "judge_after" timestamptz not null default now();`);
    this.addSql(`create index "graded_answers_judging_judge_after_index" on "graded_answers" ("judging", "judge_after");`);
    this.addSql(`create index "graded_answers_item_id_attempt_id_index" on "graded_answers" ("item_id", "attempt_id");`);

    this.addSql(`alter table "regrades" add constraint "regrades_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "regrades" add constraint "regrades_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "regrades" add constraint "regrades_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on delete cascade;`);
    this.addSql(`alter table "regrades" add constraint "regrades_asked_by_foreign" foreign key ("asked_by") references "users" ("id");`);

    this.addSql(`alter table "attempt_keys" add constraint "attempt_keys_user_id_foreign" foreign key ("user_id") references "users" ("id") on update restrict on delete restrict;`);
    this.addSql(`alter table "attempt_keys" add constraint "attempt_keys_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "regrades" cascade;`);

    this.addSql(`alter table "attempts" drop column "look_failures", drop column "look_after";`);
    this.addSql(`alter table "attempts" add "idempotency_key" text null;`);
    this.addSql(`update "attempts" set "idempotency_key" = (select min("key") from "attempt_keys" k where k."attempt_id" = "attempts"."id");`);
    this.addSql(`drop table if exists "attempt_keys" cascade;`);
    this.addSql(`alter table "attempts" add constraint "attempts_user_id_idempotency_key_unique" unique ("user_id", "idempotency_key");`);

    this.addSql(`drop index "attempts_to_measure_measure_after_id_index";`);
    this.addSql(`alter table "attempts_to_measure" drop column "failures", drop column "measure_after";`);

    this.addSql(`drop index "graded_answers_judging_judge_after_index";`);
    this.addSql(`drop index "graded_answers_item_id_attempt_id_index";`);
    this.addSql(`alter table "graded_answers" drop column "judge_failures", drop column "judge_after";`);
    this.addSql(`create index "graded_answers_judging_index" on "graded_answers" ("judging");`);
  }

}
