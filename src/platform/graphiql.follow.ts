/**
 * GraphiQL shows the last event of a subscription only. This script puts beside each what the text amounts to
 * by then, as extensions.textSoFar, so that one sees it grow; what the server sends stays as it is.
 */
export const FOLLOW_SCRIPT = `<script>
  window.WebSocket = class extends WebSocket {
    #texts = new Map();
    set onmessage(listener) {
      super.onmessage = listener && ((event) => listener(new MessageEvent('message', { data: this.#withText(event.data) })));
    }
    #withText(data) {
      const message = JSON.parse(data);
      const event = message.payload?.data?.generationEvents;
      if (!event) return data;
      if (event.__typename === 'StreamReset') this.#texts.delete(message.id);
      const text = (this.#texts.get(message.id) ?? '') + (event.text ?? '');
      this.#texts.set(message.id, text);
      if (text) message.payload.extensions = { textSoFar: text };
      return JSON.stringify(message);
    }
  };
</script>`;
