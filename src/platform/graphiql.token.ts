/**
 * A token is long, and each tab has headers of its own. So the token of the last sign-in on this page stands in wherever
 * the headers say "Bearer " and nothing after it; what somebody writes there himself is sent as it is.
 */
export const TOKEN_SCRIPT = `<script>
  let accessToken = '';
  const authorized = (value) => (accessToken && value?.trim() === 'Bearer' ? 'Bearer ' + accessToken : value);
  const plainFetch = window.fetch;
  window.fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (headers.has('authorization')) headers.set('authorization', authorized(headers.get('authorization')));
    const response = await plainFetch(input, { ...init, headers });
    const answer = await response.clone().json().catch(() => null);
    accessToken = answer?.data?.login?.accessToken ?? accessToken;
    return response;
  };
  window.WebSocket = class extends WebSocket {
    send(data) {
      const message = JSON.parse(data);
      if (message.type !== 'connection_init' || !message.payload?.authorization) return super.send(data);
      const authorization = authorized(message.payload.authorization);
      super.send(JSON.stringify({ ...message, payload: { ...message.payload, authorization } }));
    }
  };
</script>`;
