import { Migration } from '@mikro-orm/migrations';

/** Batches that there were before they had logs get the one that they would have. */
export class Migration20261125193600 extends Migration {

  override name = 'Migration20261125193600';

  override up(): void | Promise<void> {
    const items = `
      select i.batch_id, i.index, i.generation_id, g.status, b.organization_id, b.cancelled_at, coalesce(g.finished_at, b.created_at) as at,
             i.generation_id is null or g.finished_at is not null as ended, count(*) over (partition by i.batch_id) as total
        from batch_items i join batches b on b.id = i.batch_id left join generations g on g.id = i.generation_id`;
    this.addSql(`insert into "streams" ("id", "organization_id", "fence", "last_seq", "closed", "closed_at", "compacted")
      select batch_id, organization_id, 0, count(*) filter (where ended) + case when bool_and(ended) then 1 else 0 end, bool_and(ended),
             case when bool_and(ended) then max(at) end, false
        from (${items}) as items group by batch_id, organization_id;`);
    this.addSql(`insert into "stream_events" ("stream_id", "seq", "organization_id", "type", "data", "at")
      select batch_id, row_number() over (partition by batch_id order by at, index), organization_id, 'batch_item',
             jsonb_build_object('index', index, 'generationId', generation_id, 'status', status, 'total', total), at
        from (${items}) as items where ended;`);
    this.addSql(`insert into "stream_events" ("stream_id", "seq", "organization_id", "type", "data", "at")
      select batch_id, total + 1, organization_id, case when cancelled_at is null then 'batch_completed' else 'batch_cancelled' end,
             jsonb_build_object('total', total, 'costMicroUsd', (
               select coalesce(sum(a.cost_micro_usd), 0) from batch_items i join provider_attempts a on a.generation_id = i.generation_id
                where i.batch_id = items.batch_id)), max(at)
        from (${items}) as items group by batch_id, total, organization_id, cancelled_at having bool_and(ended);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`delete from "stream_events" where "stream_id" in (select "id" from "batches");`);
    this.addSql(`delete from "streams" where "id" in (select "id" from "batches");`);
  }

}
