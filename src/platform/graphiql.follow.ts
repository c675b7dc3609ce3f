/**
 * GraphiQL shows the last event of a subscription only. This script puts beside each what the generation amounts to
 * by then, as extensions.textSoFar and extensions.itemsSoFar, so that one sees it grow; what the server sends stays as it is.
 */
export const FOLLOW_SCRIPT = `<script>
  window.WebSocket = class extends WebSocket {
    #produced = new Map();
    set onmessage(listener) {
      super.onmessage = listener && ((event) => listener(new MessageEvent('message', { data: this.#withProduced(event.data) })));
    }
    #withProduced(data) {
      const message = JSON.parse(data);
      const event = message.payload?.data?.generationEvents;
      if (!event) return data;
      if (event.__typename === 'StreamReset') this.#produced.delete(message.id);
      const { text, items } = this.#produced.get(message.id) ?? { text: '', items: [] };
      const now = { text: text + (event.text ?? ''), items: event.item ? [...items.slice(0, event.index), event.item] : items };
      this.#produced.set(message.id, now);
      if (now.text) message.payload.extensions = { textSoFar: now.text };
      if (now.items.length > 0) message.payload.extensions = { itemsSoFar: now.items };
      return JSON.stringify(message);
    }
  };
</script>`;
