import { Migration } from '@mikro-orm/migrations';

export class Migration20261125223000 extends Migration {

  override name = 'Migration20261125223000';

  override up(): void | Promise<void> {
    this.addSql(`create table "activity_counts" ("user_id" text not null, "quarter" timestamptz not null, "count" int not null, primary key ("user_id", "quarter"));`);

    this.addSql(`alter table "activity_events" add "verb" text generated always as (statement ->> 'verb') stored not null, add "course_id" text generated always as (statement -> 'context' ->> 'courseId') stored null;`);
    this.addSql(`create index "activity_events_user_id_course_id_verb_at_id_index" on "activity_events" ("user_id", "course_id", "verb", "at", "id");`);
    this.addSql(`create index "activity_events_user_id_course_id_at_id_index" on "activity_events" ("user_id", "course_id", "at", "id");`);
    this.addSql(`create index "activity_events_user_id_verb_at_id_index" on "activity_events" ("user_id", "verb", "at", "id");`);

    this.addSql(`insert into "activity_counts" ("user_id", "quarter", "count") select "user_id", date_bin('15 minutes', "at", 'epoch'), count(*) from "activity_events" group by 1, 2;`);

    this.addSql(`alter table "activity_outbox" add "verb" text generated always as (statement ->> 'verb') stored not null, add "course_id" text generated always as (statement -> 'context' ->> 'courseId') stored null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "activity_counts" cascade;`);

    this.addSql(`drop index "activity_events_user_id_course_id_verb_at_id_index";`);
    this.addSql(`drop index "activity_events_user_id_course_id_at_id_index";`);
    this.addSql(`drop index "activity_events_user_id_verb_at_id_index";`);
    this.addSql(`alter table "activity_events" drop column "verb", drop column "course_id";`);

    this.addSql(`alter table "activity_outbox" drop column "verb", drop column "course_id";`);
  }

}
