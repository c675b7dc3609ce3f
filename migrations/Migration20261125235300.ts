import { Migration } from '@mikro-orm/migrations';

export class Migration20261125235300 extends Migration {

  override name = 'Migration20261125235300';

  override up(): void | Promise<void> {
    this.addSql(`create table "study_plans" ("id" text not null, "organization_id" text not null, "user_id" text not null, "course_id" text not null, "goal_id" text null, "version" int not null default 1, "revision" int not null default 1, "starts_on" int not null, "deadline" int null, "minutes" jsonb not null, "review_minutes" int not null, "time_of_day" int null, "time_zone" text null, "left" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "study_plans_user_id_index" on "study_plans" ("user_id");`);
    this.addSql(`create index "study_plans_course_id_index" on "study_plans" ("course_id");`);
    this.addSql(`create index "study_plans_goal_id_index" on "study_plans" ("goal_id");`);

    this.addSql(`create table "study_plan_sessions" ("plan_id" text not null, "day" int not null, "position" int not null, "organization_id" text not null, "kind" text not null, "lesson_id" text null, "minutes" int not null, "goes_on" boolean not null default false, "outcome" text null, primary key ("plan_id", "day", "position"));`);
    this.addSql(`create index "study_plan_sessions_lesson_id_index" on "study_plan_sessions" ("lesson_id");`);

    this.addSql(`create table "calendar_feeds" ("user_id" text not null, "organization_id" text not null, "token_hash" text not null, "created_at" timestamptz not null default now(), primary key ("user_id"));`);
    this.addSql(`alter table "calendar_feeds" add constraint "calendar_feeds_token_hash_unique" unique ("token_hash");`);

    this.addSql(`alter table "study_plans" add constraint "study_plans_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "study_plans" add constraint "study_plans_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "study_plans" add constraint "study_plans_goal_id_foreign" foreign key ("goal_id") references "objectives" ("id") on delete set null;`);

    this.addSql(`alter table "study_plan_sessions" add constraint "study_plan_sessions_plan_id_foreign" foreign key ("plan_id") references "study_plans" ("id") on delete cascade;`);
    this.addSql(`alter table "study_plan_sessions" add constraint "study_plan_sessions_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete cascade;`);
    this.addSql(`alter table "study_plan_sessions" add constraint "study_plan_sessions_kind_check" check ("kind" in ('LESSON', 'PRACTICE', 'REVIEWS'));`);
    this.addSql(`alter table "study_plan_sessions" add constraint "study_plan_sessions_outcome_check" check ("outcome" in ('DONE', 'MISSED'));`);

    this.addSql(`alter table "calendar_feeds" add constraint "calendar_feeds_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "study_plan_sessions" drop constraint "study_plan_sessions_plan_id_foreign";`);

    this.addSql(`drop table if exists "study_plans" cascade;`);
    this.addSql(`drop table if exists "study_plan_sessions" cascade;`);
    this.addSql(`drop table if exists "calendar_feeds" cascade;`);
  }

}
