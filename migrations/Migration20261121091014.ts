import { Migration } from '@mikro-orm/migrations';

export class Migration20261121091014 extends Migration {

  override name = 'Migration20261121091014';

  override up(): void | Promise<void> {
    this.addSql(`create table "activity_events" ("id" text not null, "organization_id" text not null, "user_id" text not null, "at" timestamptz not null, "statement" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "activity_events_user_id_at_id_index" on "activity_events" ("user_id", "at", "id");`);

    this.addSql(`create table "activity_outbox" ("id" text not null, "organization_id" text not null, "user_id" text not null, "at" timestamptz not null, "statement" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "activity_outbox_user_id_at_id_index" on "activity_outbox" ("user_id", "at", "id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "activity_events" cascade;`);
    this.addSql(`drop table if exists "activity_outbox" cascade;`);
  }

}
