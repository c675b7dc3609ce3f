import { Migration } from '@mikro-orm/migrations';

export class Migration20261125224134 extends Migration {

  override name = 'Migration20261125224134';

  override up(): void | Promise<void> {
    this.addSql(`create table "events_to_award" ("id" bigserial primary key, "user_id" text not null, "event" jsonb not null, "failures" int not null default 0, "award_after" timestamptz not null default now());`);
    this.addSql(`create index "events_to_award_award_after_id_index" on "events_to_award" ("award_after", "id");`);

    this.addSql(`create table "rest_days" ("user_id" text not null, "from_day" int not null, "weekdays" jsonb not null, primary key ("user_id", "from_day"));`);

    this.addSql(`create table "learning_gaps" ("user_id" text not null, "item_id" text not null, "day" int not null, primary key ("user_id", "item_id"));`);

    this.addSql(`create table "learning_days" ("user_id" text not null, "day" int not null, primary key ("user_id", "day"));`);

    this.addSql(`create table "games" ("user_id" text not null, "organization_id" text not null, "enabled" boolean not null default true, "points" int not null default 0, "counters" jsonb not null, primary key ("user_id"));`);

    this.addSql(`create table "leaderboard_members" ("course_id" text not null, "user_id" text not null, "alias" text not null, primary key ("course_id", "user_id"));`);
    this.addSql(`create index "leaderboard_members_user_id_index" on "leaderboard_members" ("user_id");`);

    this.addSql(`create table "courses_without_game" ("course_id" text not null, "organization_id" text not null, primary key ("course_id"));`);

    this.addSql(`create table "challenges" ("id" text not null, "organization_id" text not null, "course_id" text not null, "created_by" text not null, "title" text not null, "counter" text not null, "target" int not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "cancelled_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "challenges_created_by_index" on "challenges" ("created_by");`);
    this.addSql(`create index "challenges_course_id_id_index" on "challenges" ("course_id", "id");`);

    this.addSql(`create table "challenge_members" ("challenge_id" text not null, "user_id" text not null, "progress" int not null default 0, "joined_at" timestamptz not null default now(), "reached_at" timestamptz null, primary key ("challenge_id", "user_id"));`);
    this.addSql(`create index "challenge_members_user_id_index" on "challenge_members" ("user_id");`);

    this.addSql(`create table "awards" ("id" text not null, "organization_id" text not null, "user_id" text not null, "course_id" text null, "rule" text not null, "subject" text not null, "attempt_id" text null, "points" int not null, "event_id" text not null, "day" int not null, "at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "awards_course_id_user_id_at_index" on "awards" ("course_id", "user_id", "at");`);
    this.addSql(`create index "awards_user_id_id_index" on "awards" ("user_id", "id");`);
    this.addSql(`alter table "awards" add constraint "awards_user_id_rule_subject_unique" unique ("user_id", "rule", "subject");`);

    this.addSql(`alter table "rest_days" add constraint "rest_days_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);

    this.addSql(`alter table "learning_gaps" add constraint "learning_gaps_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);

    this.addSql(`alter table "learning_days" add constraint "learning_days_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);

    this.addSql(`alter table "games" add constraint "games_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "leaderboard_members" add constraint "leaderboard_members_course_id_foreign" foreign key ("course_id") references "courses" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "leaderboard_members" add constraint "leaderboard_members_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "courses_without_game" add constraint "courses_without_game_course_id_foreign" foreign key ("course_id") references "courses" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "challenges" add constraint "challenges_course_id_foreign" foreign key ("course_id") references "courses" ("id") on delete cascade;`);
    this.addSql(`alter table "challenges" add constraint "challenges_created_by_foreign" foreign key ("created_by") references "users" ("id");`);
    this.addSql(`alter table "challenges" add constraint "challenges_counter_check" check ("counter" in ('REVIEWS_STUCK', 'REVIEWS_AFTER_A_MONTH', 'REVIEWS_AFTER_HALF_A_YEAR', 'ANSWERS_RIGHT', 'GAPS_CLOSED', 'PERFECT_ATTEMPTS', 'COURSES_COMPLETED', 'COURSES_LEARNT', 'LEARNING_DAYS', 'LONGEST_STREAK', 'CHALLENGES_REACHED'));`);

    this.addSql(`alter table "challenge_members" add constraint "challenge_members_challenge_id_foreign" foreign key ("challenge_id") references "challenges" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "challenge_members" add constraint "challenge_members_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "awards" add constraint "awards_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "challenge_members" drop constraint "challenge_members_challenge_id_foreign";`);

    this.addSql(`drop table if exists "events_to_award" cascade;`);
    this.addSql(`drop table if exists "rest_days" cascade;`);
    this.addSql(`drop table if exists "learning_gaps" cascade;`);
    this.addSql(`drop table if exists "learning_days" cascade;`);
    this.addSql(`drop table if exists "games" cascade;`);
    this.addSql(`drop table if exists "leaderboard_members" cascade;`);
    this.addSql(`drop table if exists "courses_without_game" cascade;`);
    this.addSql(`drop table if exists "challenges" cascade;`);
    this.addSql(`drop table if exists "challenge_members" cascade;`);
    this.addSql(`drop table if exists "awards" cascade;`);
  }

}
