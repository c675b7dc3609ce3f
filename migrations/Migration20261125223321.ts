import { Migration } from '@mikro-orm/migrations';

export class Migration20261125223321 extends Migration {

  override name = 'Migration20261125223321';

  override up(): void | Promise<void> {
    this.addSql(`create table "lesson_progress" ("user_id" text not null, "lesson_id" text not null, "course_id" text not null, "organization_id" text not null, "opened_at" timestamptz not null, "last_seen_at" timestamptz not null, "finished_at" timestamptz null, "decided_at" timestamptz null, "decided_by" text null, primary key ("user_id", "lesson_id"));`);
    this.addSql(`create index "lesson_progress_lesson_id_index" on "lesson_progress" ("lesson_id");`);
    this.addSql(`create index "lesson_progress_course_id_user_id_index" on "lesson_progress" ("course_id", "user_id");`);

    this.addSql(`create table "lesson_events" ("user_id" text not null, "event_id" text not null, "lesson_id" text not null, "verb" text not null, "at" timestamptz not null, primary key ("user_id", "event_id"));`);
    this.addSql(`create index "lesson_events_lesson_id_index" on "lesson_events" ("lesson_id");`);

    this.addSql(`create table "enrolment_rules" ("course_id" text not null, "organization_id" text not null, "seats" int null, "code_hash" text null, "sealed_code" text null, "code_expires_at" timestamptz null, "quiz_share" double precision null, primary key ("course_id"));`);
    this.addSql(`alter table "enrolment_rules" add constraint "enrolment_rules_code_hash_unique" unique ("code_hash");`);

    this.addSql(`create table "enrolments" ("id" text not null, "organization_id" text not null, "course_id" text not null, "user_id" text not null, "state" text not null, "enrolled_at" timestamptz not null, "ended_at" timestamptz null, "reason" text null, "completed_at" timestamptz null, "completed_lessons" int null, primary key ("id"));`);
    this.addSql(`create index "enrolments_organization_id_index" on "enrolments" ("organization_id");`);
    this.addSql(`create index "enrolments_user_id_id_index" on "enrolments" ("user_id", "id");`);
    this.addSql(`alter table "enrolments" add constraint "enrolments_course_id_user_id_unique" unique ("course_id", "user_id");`);

    this.addSql(`create table "enrolment_changes" ("id" text not null, "organization_id" text not null, "enrolment_id" text not null, "state" text not null, "through" text null, "actor_id" text not null, "reason" text null, "at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "enrolment_changes_enrolment_id_id_index" on "enrolment_changes" ("enrolment_id", "id");`);

    this.addSql(`create table "course_invitations" ("id" text not null, "organization_id" text not null, "course_id" text not null, "email" text null, "email_key" text null, "user_id" text null, "token_hash" text not null, "state" text not null, "invited_by" text not null, "created_at" timestamptz not null default now(), "expires_at" timestamptz not null, "settled_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "course_invitations" add constraint "course_invitations_token_hash_unique" unique ("token_hash");`);
    this.addSql(`create index "course_invitations_organization_id_email_key_id_index" on "course_invitations" ("organization_id", "email_key", "id");`);
    this.addSql(`create index "course_invitations_user_id_id_index" on "course_invitations" ("user_id", "id");`);
    this.addSql(`create index "course_invitations_course_id_id_index" on "course_invitations" ("course_id", "id");`);

    this.addSql(`create table "course_instructors" ("course_id" text not null, "user_id" text not null, "organization_id" text not null, "added_by" text not null, "added_at" timestamptz not null default now(), primary key ("course_id", "user_id"));`);
    this.addSql(`create index "course_instructors_user_id_index" on "course_instructors" ("user_id");`);
    this.addSql(`create index "course_instructors_organization_id_index" on "course_instructors" ("organization_id");`);

    this.addSql(`alter table "courses" add "enrolment_policy" text not null default 'OPEN';`);
    this.addSql(`alter table "courses" add constraint "courses_enrolment_policy_check" check ("enrolment_policy" in ('OPEN', 'CODE', 'INVITATION'));`);

    this.addSql(`alter table "lesson_progress" add constraint "lesson_progress_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "lesson_progress" add constraint "lesson_progress_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "lesson_progress" add constraint "lesson_progress_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);

    this.addSql(`alter table "lesson_events" add constraint "lesson_events_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "lesson_events" add constraint "lesson_events_lesson_id_foreign" foreign key ("lesson_id") references "lessons" ("id") on delete cascade;`);

    this.addSql(`alter table "enrolment_rules" add constraint "enrolment_rules_course_id_foreign" foreign key ("course_id") references "courses" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "enrolments" add constraint "enrolments_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
    this.addSql(`alter table "enrolments" add constraint "enrolments_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "enrolments" add constraint "enrolments_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "enrolments" add constraint "enrolments_state_check" check ("state" in ('ACTIVE', 'LEFT', 'REMOVED'));`);

    this.addSql(`alter table "enrolment_changes" add constraint "enrolment_changes_enrolment_id_foreign" foreign key ("enrolment_id") references "enrolments" ("id") on delete cascade;`);
    this.addSql(`alter table "enrolment_changes" add constraint "enrolment_changes_state_check" check ("state" in ('ACTIVE', 'LEFT', 'REMOVED'));`);
    this.addSql(`alter table "enrolment_changes" add constraint "enrolment_changes_through_check" check ("through" in ('HIMSELF', 'CODE', 'INVITATION'));`);

    this.addSql(`alter table "course_invitations" add constraint "course_invitations_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "course_invitations" add constraint "course_invitations_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
    this.addSql(`alter table "course_invitations" add constraint "course_invitations_invited_by_foreign" foreign key ("invited_by") references "users" ("id");`);
    this.addSql(`alter table "course_invitations" add constraint "course_invitations_state_check" check ("state" in ('PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED'));`);

    this.addSql(`alter table "course_instructors" add constraint "course_instructors_course_id_foreign" foreign key ("course_id") references "courses" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "course_instructors" add constraint "course_instructors_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "course_instructors" add constraint "course_instructors_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "enrolment_changes" drop constraint "enrolment_changes_enrolment_id_foreign";`);

    this.addSql(`drop table if exists "lesson_progress" cascade;`);
    this.addSql(`drop table if exists "lesson_events" cascade;`);
    this.addSql(`drop table if exists "enrolment_rules" cascade;`);
    this.addSql(`drop table if exists "enrolments" cascade;`);
    this.addSql(`drop table if exists "enrolment_changes" cascade;`);
    this.addSql(`drop table if exists "course_invitations" cascade;`);
    this.addSql(`drop table if exists "course_instructors" cascade;`);

    this.addSql(`alter table "courses" drop constraint "courses_enrolment_policy_check";`);
    this.addSql(`alter table "courses" drop column "enrolment_policy";`);
  }

}
