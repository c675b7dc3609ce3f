import { Migration } from '@mikro-orm/migrations';

export class Migration20261125202902 extends Migration {

  override name = 'Migration20261125202902';

  override up(): void | Promise<void> {
    this.addSql(`create table "attempts_to_measure" ("id" bigserial primary key, "attempt_id" text not null);`);

    this.addSql(`create table "item_times" ("item_id" text not null, "version" int not null, "bucket" int not null, "answers" bigint not null, primary key ("item_id", "version", "bucket"));`);

    this.addSql(`create table "item_statistics" ("item_id" text not null, "version" int not null, "organization_id" text not null, "exposures" bigint not null default '0', "answers" bigint not null default '0', "score" bigint not null default '0', "score_squares" bigint not null default '0', "pairs" bigint not null default '0', "pair_score" bigint not null default '0', "pair_score_squares" bigint not null default '0', "rest" bigint not null default '0', "rest_squares" bigint not null default '0', "products" bigint not null default '0', "withdrawn_at" timestamptz null, "kept_by" text null, "kept_at" timestamptz null, primary key ("item_id", "version"));`);

    this.addSql(`create table "measured_attempts" ("attempt_id" text not null, "quiz_id" text not null, "submitted_at" timestamptz null, "score" int null, primary key ("attempt_id"));`);
    this.addSql(`create index "measured_attempts_quiz_id_submitted_at_index" on "measured_attempts" ("quiz_id", "submitted_at");`);

    this.addSql(`create table "measured_answers" ("attempt_id" text not null, "item_id" text not null, "version" int not null, "score" int null, "rest" int null, "time_bucket" int null, primary key ("attempt_id", "item_id"));`);

    this.addSql(`alter table "item_times" add constraint "item_times_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on delete cascade;`);

    this.addSql(`alter table "item_statistics" add constraint "item_statistics_item_id_foreign" foreign key ("item_id") references "quiz_items" ("id") on delete cascade;`);
    this.addSql(`alter table "item_statistics" add constraint "item_statistics_kept_by_foreign" foreign key ("kept_by") references "users" ("id") on delete set null;`);

    this.addSql(`alter table "measured_attempts" add constraint "measured_attempts_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "measured_answers" add constraint "measured_answers_attempt_id_foreign" foreign key ("attempt_id") references "attempts" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "attempts_to_measure" cascade;`);
    this.addSql(`drop table if exists "item_times" cascade;`);
    this.addSql(`drop table if exists "item_statistics" cascade;`);
    this.addSql(`drop table if exists "measured_attempts" cascade;`);
    this.addSql(`drop table if exists "measured_answers" cascade;`);
  }

}
