import { Migration } from '@mikro-orm/migrations';

export class Migration20261125132812 extends Migration {

  override name = 'Migration20261125132812';

  override up(): void | Promise<void> {
    this.addSql(`create table "breakers" ("provider" text not null, "model" text not null, "state" text not null, "forced" boolean not null default false, "reason" text null, "since" timestamptz not null, "probe_at" timestamptz null, "epoch" bigint not null default '0', primary key ("provider", "model"));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "breakers" cascade;`);
  }

}
