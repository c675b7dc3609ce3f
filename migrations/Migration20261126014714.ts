import { Migration } from '@mikro-orm/migrations';

export class Migration20261126014714 extends Migration {

  override name = 'Migration20261126014714';

  override up(): void | Promise<void> {
    this.addSql(`alter table "activity_counts" drop constraint "activity_counts_pkey";`);
    this.addSql(`alter table "activity_counts" add "minutes" int not null default 15;`);
    this.addSql(`alter table "activity_counts" alter column "minutes" drop default;`);
    this.addSql(`alter table "activity_counts" rename column "quarter" to "starts_at";`);
    this.addSql(`alter table "activity_counts" add primary key ("user_id", "minutes", "starts_at");`);
    this.addSql(`insert into "activity_counts" ("user_id", "minutes", "starts_at", "count") select "user_id", 60, date_bin('1 hour', "starts_at", 'epoch'), sum("count") from "activity_counts" group by 1, 3;`);

    this.addSql(`drop index "activity_events_user_id_course_id_verb_at_id_index";`);
    this.addSql(`drop index "activity_events_user_id_verb_at_id_index";`);
    this.addSql(`alter table "activity_events" add "object_type" text generated always as (statement -> 'object' ->> 'type') stored not null;`);
    this.addSql(`create index "activity_events_user_id_course_id_object_type_verb_at_id_index" on "activity_events" ("user_id", "course_id", "object_type", "verb", "at", "id");`);
    this.addSql(`create index "activity_events_user_id_object_type_verb_at_id_index" on "activity_events" ("user_id", "object_type", "verb", "at", "id");`);

    this.addSql(`alter table "activity_outbox" add "object_type" text generated always as (statement -> 'object' ->> 'type') stored not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "activity_counts" drop constraint "activity_counts_pkey";`);
    this.addSql(`delete from "activity_counts" where "minutes" <> 15;`);
    this.addSql(`alter table "activity_counts" drop column "minutes";`);
    this.addSql(`alter table "activity_counts" rename column "starts_at" to "quarter";`);
    this.addSql(`alter table "activity_counts" add primary key ("user_id", "quarter");`);

    this.addSql(`drop index "activity_events_user_id_course_id_object_type_verb_at_id_index";`);
    this.addSql(`drop index "activity_events_user_id_object_type_verb_at_id_index";`);
    this.addSql(`alter table "activity_events" drop column "object_type";`);
    this.addSql(`create index "activity_events_user_id_course_id_verb_at_id_index" on "activity_events" ("user_id", "course_id", "verb", "at", "id");`);
    this.addSql(`create index "activity_events_user_id_verb_at_id_index" on "activity_events" ("user_id", "verb", "at", "id");`);

    this.addSql(`alter table "activity_outbox" drop column "object_type";`);
  }

}
