import { Migration } from '@mikro-orm/migrations';

export class Migration20261125164555 extends Migration {

  override name = 'Migration20261125164555';

  override up(): void | Promise<void> {
    this.addSql(`create table "embeddings" ("organization_id" text not null, "hash" text not null, "generation_id" text not null, "text" text null, "vector" bytea null, "created_at" timestamptz not null default now(), primary key ("organization_id", "hash"));`);
    this.addSql(`create index "embeddings_generation_id_index" on "embeddings" ("generation_id");`);
    this.addSql(`create index "embeddings_created_at_index" on "embeddings" ("created_at");`);

    this.addSql(`alter table "embeddings" add constraint "embeddings_organization_id_foreign" foreign key ("organization_id") references "organizations" ("id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "embeddings" cascade;`);
  }

}
