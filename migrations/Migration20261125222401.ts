import { Migration } from '@mikro-orm/migrations';

export class Migration20261125222401 extends Migration {

  override name = 'Migration20261125222401';

  override up(): void | Promise<void> {
    this.addSql(`create table "activity_keys" ("id" text not null, "user_id" text not null, "forget_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "activity_keys_user_id_index" on "activity_keys" ("user_id");`);
    this.addSql(`create index "activity_keys_forget_at_index" on "activity_keys" ("forget_at");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "activity_keys" cascade;`);
  }

}
